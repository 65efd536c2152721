import type { Entity } from '../table/types';
import { by } from './labels';

export const entities: Record<string, Entity> = {
	blog: {
		name: 'Blog',
		list: 'GET /workspaces/{workspace_id}/blogs',
		label: by('name'),
	},
	blogPost: {
		name: 'Blog Post',
		list: 'GET /blogs/{blog_id}/posts',
		label: by('title'),
	},
	blogTag: {
		name: 'Blog Tag',
		list: 'GET /blogs/{blog_id}/tags',
		label: by('name'),
	},
	blogCategory: {
		name: 'Blog Category',
		list: 'GET /blogs/{blog_id}/categories',
		label: by('name'),
	},
	blogAuthor: {
		name: 'Blog Author',
		list: 'GET /blogs/{blog_id}/authors',
		label: by('display_name', 'full_name', 'email_address'),
	},
};
