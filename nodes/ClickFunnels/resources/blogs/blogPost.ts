import * as kinds from '../../kinds';
import { clearable, dateTime, longText, options, reference, references, text } from '../../table/field';
import { create, get, getMany, remove, update } from '../../table/lines';
import { resource } from '../../table/resource';

const expand = ['markup'];

export const blogPost = resource({
	kind: kinds.blogPost,
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
			image_id: reference('Image', kinds.image),
			markup: longText('Markup', {
				description:
					'Page markup of the post; replaces its whole body. Nothing is saved when it is not valid.',
				placeholder: 'e.g. <section><row><column><headline>Hello</headline></column></row></section>',
			}),
			author_ids: references('Author', kinds.blogAuthor, { replaces: 'Authors' }),
			category_ids: references('Category', kinds.blogCategory, { replaces: 'Categories' }),
			tag_ids: references('Tag', kinds.blogTag, { replaces: 'Tags' }),
		}),
	},
	simplify: `id public_id blog_id title url visibility published_at authors=authors.email_address
		tags=tags.name updated_at`,
	operations: [
		getMany({ expand }),
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
