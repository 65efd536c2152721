import type { Catalog } from '../../table/types';
import { blog } from './blog';
import { blogPost } from './blogPost';
import { entities } from '../../kinds/blogs';

export const blogs: Catalog = { resources: [blog, blogPost], entities };
