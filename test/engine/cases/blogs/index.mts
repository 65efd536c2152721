import type { Cases } from '../case.mts';
import { blogCases, blogPostCases } from './blog.mts';

export const blogs: Cases = { ...blogCases, ...blogPostCases };
