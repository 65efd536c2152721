import * as kinds from '../../kinds';
import { clearable, reference, text } from '../../table/field';
import { get, getMany, update } from '../../table/lines';
import { resource } from '../../table/resource';
import { parts } from '../parts';

const authors = parts({ of: kinds.blogAuthor, name: 'Author', owner: 'blog' });

const categories = parts({ of: kinds.blogCategory, name: 'Category', plural: 'Categories', owner: 'blog' });

const blogTags = parts({ of: kinds.blogTag, name: 'Tag', owner: 'blog' });

export const blog = resource({
	kind: kinds.blog,
	description: 'A blog with its authors, categories and tags. Blogs are made in the ClickFunnels app.',
	fields: {
		name: text('Name'),
		...clearable({
			seo_title: text('SEO Title'),
			seo_description: text('SEO Description'),
			seo_image_id: reference('SEO Image', kinds.image),
			theme_id: reference('Theme', kinds.theme, { description: 'One with blog templates' }),
		}),
	},
	simplify: `id public_id name url current_path seo_title seo_description theme_id created_at
		updated_at`,
	operations: [
		getMany(),
		get('GET /blogs/{id}'),
		update('PATCH /blogs/{id}', { root: 'blog' }),
		authors.getMany(),
		authors.get('GET /blogs/authors/{id}', { description: 'Retrieve an author of a blog by ID' }),
		categories.getMany(),
		categories.get('GET /blogs/categories/{id}', { description: 'Retrieve a category of a blog by ID' }),
		blogTags.getMany(),
		blogTags.create(
			'POST /blogs/{blog_id}/tags',
			{ root: 'blogs_tag', fields: { name: text('Name') }, required: ['name'] },
			{ description: 'Create a tag for the posts of a blog' },
		),
		blogTags.get('GET /blogs/tags/{id}', { description: 'Retrieve a tag of a blog by ID' }),
	],
});
