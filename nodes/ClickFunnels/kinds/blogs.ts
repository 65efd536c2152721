import { kind } from '../table/kind';
import { workspace } from './account';
import { by } from './labels';

export const blog = kind('Blog', { within: workspace, list: 'GET /workspaces/{workspace_id}/blogs' });

export const blogPost = kind('Blog Post', {
	within: blog,
	list: 'GET /blogs/{blog_id}/posts',
	label: by('title'),
});

export const blogTag = kind('Blog Tag', { within: blog, list: 'GET /blogs/{blog_id}/tags' });
export const blogCategory = kind('Blog Category', { within: blog, list: 'GET /blogs/{blog_id}/categories' });

export const blogAuthor = kind('Blog Author', {
	within: blog,
	list: 'GET /blogs/{blog_id}/authors',
	label: by('display_name', 'full_name', 'email_address'),
});
