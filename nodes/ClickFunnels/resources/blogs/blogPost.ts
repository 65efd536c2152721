import { clearable, dateTime, longText, options, reference, references, text } from '../../table/field';
import { create, get, getMany, remove, resource, update } from '../../table/resource';

const expand = ['markup'];

export const blogPost = resource({
	name: 'Blog Post',
	description: 'A post of a blog',
	fields: {
		title: text('Title'),
		visibility: options('Visibility', ['draft', 'members_only', 'public', 'scheduled'], {
			description:
				'A new post is a draft unless you say otherwise. Public stamps the time only when a post is created.',
		}),
		...clearable({
			published_at: dateTime('Published At', { description: 'Needed when the visibility is Scheduled' }),
			excerpt_content: longText('Excerpt'),
			seo_title: text('SEO Title'),
			seo_description: text('SEO Description'),
			image_id: reference('Image', 'image', 'integer'),
			markup: longText('Markup', {
				description:
					'Page markup of the post; replaces its whole body. Nothing is saved when it is not valid.',
				placeholder: 'e.g. <section><row><column><headline>Hello</headline></column></row></section>',
			}),
			author_ids: references('Author', 'blogAuthor', 'integer', { description: 'Replaces all authors' }),
			category_ids: references('Category', 'blogCategory', 'integer', {
				description: 'Replaces all categories',
			}),
			tag_ids: references('Tag', 'blogTag', 'integer', { description: 'Replaces all tags' }),
		}),
	},
	simplify: {
		id: 'id',
		public_id: 'public_id',
		blog_id: 'blog_id',
		title: 'title',
		url: 'url',
		visibility: 'visibility',
		published_at: 'published_at',
		authors: 'authors.email_address',
		tags: 'tags.name',
		updated_at: 'updated_at',
	},
	operations: [
		getMany('GET /blogs/{blog_id}/posts', { expand }),
		get('GET /blogs/posts/{id}', { expand }),
		create(
			'POST /blogs/{blog_id}/posts',
			{ root: 'blogs_post' },
			{ expand, description: 'Create a post of a blog. Its address comes from the title.' },
		),
		update('PATCH /blogs/posts/{id}', { root: 'blogs_post' }, { expand }),
		remove('DELETE /blogs/posts/{id}'),
	],
});
