import type { Company, Rec } from '../../../support/company.mts';
import { byId } from '../../../support/engine.mts';
import { deleted, list, one, pick, RAW, workspace, written, type Cases } from '../case.mts';

async function firstBlog(company: Company): Promise<Rec> {
	const [blog] = await company.in('blogs');
	return blog;
}

/** A list below the first blog, and one of its records. */
function below(path: string, entity: string): { all: Cases[string]; single: Cases[string] } {
	return {
		all: async (company) => {
			const { id } = await firstBlog(company);
			return await list(company, `/blogs/${id}/${path}`, { blog: byId(id) });
		},
		single: async (company) => {
			const [row] = await company.list(`/blogs/${(await firstBlog(company)).id}/${path}`);
			return await one(company, `/blogs/${path}/${row.id}`, { [entity]: byId(row.public_id) });
		},
	};
}

const authors = below('authors', 'blogAuthorId');
const categories = below('categories', 'blogCategoryId');
const tags = below('tags', 'blogTagId');

/** Values of a post, as they are entered and as the API shows them. */
async function postValues(company: Company, blog: Rec) {
	const [image] = await company.in('images');
	const [author] = await company.list(`/blogs/${blog.id}/authors`);
	const [category] = await company.list(`/blogs/${blog.id}/categories`);
	const [tag] = await company.list(`/blogs/${blog.id}/tags`);
	const texts = { excerpt_content: 'In short', seo_title: 'Found', seo_description: 'Found by many' };
	const markup = '<section><row><column><headline>Hello</headline></column></row></section>';
	return {
		entered: {
			...texts,
			visibility: 'scheduled',
			published_at: '2033-05-01T10:00:00Z',
			image_id: byId(image.id),
			markup,
			author_ids: [author.id],
			category_ids: [category.id],
			tag_ids: [tag.id],
		},
		shown: {
			...texts,
			visibility: 'scheduled',
			published_at: '2033-05-01T10:00:00.000Z',
			image_id: image.id,
			authors: [expect.objectContaining({ first_name: author.first_name })],
			categories: [{ name: category.name }],
			tags: [{ name: tag.name }],
		},
		markup,
	};
}

async function freshPost(company: Company): Promise<Rec> {
	const { id } = await firstBlog(company);
	return await company.create(`/blogs/${id}/posts`, { blogs_post: { title: 'Fresh' } });
}

const EXPAND = { options: { expand: ['markup'] } };

/** Blog. */
export const blogCases: Cases = {
	'blog.getAll': async (company) =>
		await list(company, `/workspaces/${await company.workspaceId()}/blogs`, await workspace(company), RAW),
	'blog.get': async (company) => {
		const { id, public_id } = await firstBlog(company);
		return await one(company, `/blogs/${id}`, { blog: byId(public_id) }, RAW);
	},
	'blog.update': async (company) => {
		const { id } = await firstBlog(company);
		const [image] = await company.in('images');
		const [theme] = await company.in('themes');
		const texts = { name: 'News', seo_title: 'All news', seo_description: 'Every week' };
		return written(
			company,
			{
				blog: byId(id),
				...RAW,
				additionalFields: {
					...texts,
					seo_image_id: byId(image.id),
					theme_id: byId(theme.id),
					fieldsToClear: '',
				},
			},
			{ id, ...texts, seo_image_id: image.id, theme_id: theme.id },
			() => `/blogs/${id}`,
		);
	},
	'blog.getAuthors': authors.all,
	'blog.getAuthor': authors.single,
	'blog.getCategories': categories.all,
	'blog.getCategory': categories.single,
	'blog.getTags': tags.all,
	'blog.getTag': tags.single,
	'blog.createTag': async (company) => {
		const { id } = await firstBlog(company);
		return written(
			company,
			{ blog: byId(id), name: 'Case Study' },
			{ blog_id: id, name: 'Case Study' },
			(tagId) => `/blogs/tags/${tagId}`,
		);
	},
};

/** Blog Post. */
export const blogPostCases: Cases = {
	'blogPost.getAll': async (company) => {
		const { id } = await firstBlog(company);
		const newest = await freshPost(company);
		const rows = await company.list(`/blogs/${id}/posts`);
		return {
			parameters: {
				blogId: byId(id),
				...RAW,
				returnAll: false,
				limit: 3,
				options: { ...EXPAND.options, sort: 'id:desc' },
			},
			answer: [{ id: newest.id, title: 'Fresh', markup: '' }, ...rows.slice(-3, -1).reverse()],
		};
	},
	'blogPost.get': async (company) => {
		const { id } = await firstBlog(company);
		const post = pick(await company.list(`/blogs/${id}/posts`), () => true);
		return await one(company, `/blogs/posts/${post.id}`, { blogPost: byId(post.id) }, { ...RAW, ...EXPAND });
	},
	'blogPost.create': async (company) => {
		const blog = await firstBlog(company);
		const { entered, shown, markup } = await postValues(company, blog);
		return {
			parameters: {
				blogId: byId(blog.id),
				...RAW,
				...EXPAND,
				additionalFields: { title: 'Ten Headlines', ...entered },
			},
			answer: [{ title: 'Ten Headlines', current_path: '/ten-headlines', ...shown, markup }],
			after: async ({ id }) =>
				expect(await company.get(`/blogs/posts/${id}`)).toMatchObject({ title: 'Ten Headlines', ...shown }),
		};
	},
	'blogPost.update': async (company) => {
		const { id } = await freshPost(company);
		const { entered, shown, markup } = await postValues(company, await firstBlog(company));
		return {
			parameters: {
				blogPost: byId(id),
				...RAW,
				...EXPAND,
				additionalFields: { title: 'Renamed', ...entered, fieldsToClear: '' },
			},
			answer: [{ id, title: 'Renamed', current_path: '/fresh', ...shown, markup }],
			after: async () =>
				expect(await company.get(`/blogs/posts/${id}`)).toMatchObject({ title: 'Renamed', ...shown }),
		};
	},
	'blogPost.delete': async (company) =>
		deleted(company, 'blogPost', await freshPost(company), (id) => `/blogs/posts/${id}`),
};
