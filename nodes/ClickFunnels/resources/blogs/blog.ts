import { clearable, reference, text } from '../../table/field';
import { action, get, getMany, resource, update } from '../../table/resource';

export const blog = resource({
	name: 'Blog',
	description: 'A blog with its authors, categories and tags. Blogs are made in the ClickFunnels app.',
	fields: {
		name: text('Name'),
		...clearable({
			seo_title: text('SEO Title'),
			seo_description: text('SEO Description'),
			seo_image_id: reference('SEO Image', 'image', 'integer'),
			theme_id: reference('Theme', 'theme', 'integer', { description: 'One with blog templates' }),
		}),
	},
	simplify: {
		id: 'id',
		public_id: 'public_id',
		name: 'name',
		url: 'url',
		current_path: 'current_path',
		seo_title: 'seo_title',
		seo_description: 'seo_description',
		theme_id: 'theme_id',
		created_at: 'created_at',
		updated_at: 'updated_at',
	},
	operations: [
		getMany('GET /workspaces/{workspace_id}/blogs'),
		get('GET /blogs/{id}'),
		update('PATCH /blogs/{id}', { root: 'blog' }),
		getMany('GET /blogs/{blog_id}/authors', {
			value: 'getAuthors',
			name: 'Get Authors',
			action: 'Get authors of blog',
			description: 'Retrieve a list of the authors of a blog',
			entity: 'blogAuthor',
		}),
		action(
			'getAuthor',
			'Get Author',
			'Get author of blog',
			'Retrieve an author of a blog by ID',
			'GET /blogs/authors/{id}',
			{ entity: 'blogAuthor' },
		),
		getMany('GET /blogs/{blog_id}/categories', {
			value: 'getCategories',
			name: 'Get Categories',
			action: 'Get categories of blog',
			description: 'Retrieve a list of the categories of a blog',
			entity: 'blogCategory',
		}),
		action(
			'getCategory',
			'Get Category',
			'Get category of blog',
			'Retrieve a category of a blog by ID',
			'GET /blogs/categories/{id}',
			{ entity: 'blogCategory' },
		),
		getMany('GET /blogs/{blog_id}/tags', {
			value: 'getTags',
			name: 'Get Tags',
			action: 'Get tags of blog',
			description: 'Retrieve a list of the tags of a blog',
			entity: 'blogTag',
		}),
		action(
			'createTag',
			'Create Tag',
			'Create tag of blog',
			'Create a tag for the posts of a blog',
			'POST /blogs/{blog_id}/tags',
			{
				entity: 'blogTag',
				body: { root: 'blogs_tag', fields: { name: text('Name') }, required: ['name'] },
			},
		),
		action('getTag', 'Get Tag', 'Get tag of blog', 'Retrieve a tag of a blog by ID', 'GET /blogs/tags/{id}', {
			entity: 'blogTag',
		}),
	],
});
