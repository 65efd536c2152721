import type { Catalog } from '../../description/types';
import { blog } from './blog';
import { blogPost } from './blogPost';
import { entities } from './entities';

export const blogs: Catalog = { resources: [blog, blogPost], entities };
