import type { INodeParameters } from 'n8n-workflow';

import type { Rec } from '../support/company.mts';
import { byId } from '../support/engine.mts';
import { searchList } from '../support/lookup.mts';
import { problemOf } from '../support/problem.mts';
import { useSandbox } from '../support/use-sandbox.mts';
import { inside, type Inside } from './cases/communities/inside.mts';

const inUse = useSandbox();

let first: Inside;
beforeAll(async () => {
	first = await inside(inUse.company);
});

const API = '/clickfunnels/api/v2';

/** A post of its own, so that tests do not meet. */
async function newPost(fields: object = {}): Promise<Rec> {
	return await inUse.company.create(`/communities/spaces/${first.space.id}/posts`, {
		communities_spaces_post: { title: 'A walk', ...fields },
	});
}

async function newComment(post: Rec, body: string): Promise<Rec> {
	return await inUse.company.create(`/communities/spaces/posts/${post.id}/comments`, {
		communities_spaces_posts_comment: { body },
	});
}

async function search(method: string, parameters: INodeParameters, filter?: string) {
	inUse.sandbox.clearRequests();
	const options = { url: inUse.sandbox.url, credential: { requestsPerSecond: 100 } };
	const { results } = await searchList(method, parameters, options, filter);
	return { results, paths: inUse.sandbox.requests().map(({ path }) => path) };
}

describe('access', () => {
	test.each([
		['0', 'is_open'],
		['1', 'is_private'],
		['2', 'is_secret'],
		['={{ 2 }}', 'is_secret'],
	])('%s is sent as a number and read as %s', async (value, word) => {
		const { id } = first.space;
		const [{ body }] = await inUse.sent({
			resource: 'communitySpace',
			operation: 'update',
			communitySpace: byId(id),
			additionalFields: { access: value },
		});
		expect(body).toEqual({ communities_space: { access: Number(/\d/.exec(value)?.[0]) } });
		expect(await inUse.company.get(`/communities/spaces/${id}`)).toMatchObject({ access: word });
	});

	test('the word that records show is refused before anything is sent', async () => {
		inUse.sandbox.clearRequests();
		const run = await inUse.run({
			resource: 'communitySpaceGroup',
			operation: 'update',
			communitySpaceGroup: byId(first.group.id),
			additionalFields: { access: '={{ "is_secret" }}' },
		});
		expect(problemOf(run).message).toBe('Access: "is_secret" is not one of its values');
		expect(inUse.sandbox.requests()).toEqual([]);
	});
});

describe('likes', () => {
	test.each([
		['communityPost', async (): Promise<Rec> => await newPost()],
		['communityComment', async () => await newComment(await newPost(), 'Well done')],
	])(
		'%s: without a contact no body is sent, and the like is the connected user’s',
		async (resource, make) => {
			const { id } = await make();
			inUse.sandbox.clearRequests();
			const { items } = await inUse.run({ resource, operation: 'like', [resource]: byId(id) });
			const [own] = await inUse.company.in('contacts');
			expect(items.map(({ json }) => json)).toMatchObject([{ contact: { id: own.id } }]);
			expect(inUse.sandbox.requests().map(({ body }) => body)).toEqual([undefined]);
		},
	);
});

describe('posts', () => {
	test('without a contact they are from the connected user', async () => {
		const { items } = await inUse.run({
			resource: 'communityPost',
			operation: 'create',
			communitySpaceId: byId(first.space.id),
			title: 'Hello',
		});
		const [own] = await inUse.company.in('contacts');
		expect(items[0].json).toMatchObject({ contact_id: own.id, contact_email: own.email_address });
	});

	test('simplified, they are flat and name the space that they are in', async () => {
		const [, author] = await inUse.company.in('contacts');
		const post = await newPost({ body: '<p>Hi</p>', contact_id: author.id });
		const { items } = await inUse.run({
			resource: 'communityPost',
			operation: 'get',
			communityPost: byId(post.id),
		});
		expect(items[0].json).toEqual({
			id: post.id,
			title: 'A walk',
			body: 'Hi',
			url: post.url,
			contact_id: author.id,
			contact_email: author.email_address,
			group_name: first.group.name,
			topic_id: first.space.id,
			topic_name: first.space.name,
			created_at: post.created_at,
		});
	});

	test('a contact set for an update is not sent: the author stays', async () => {
		const { id } = await newPost();
		const [, other] = await inUse.company.in('contacts');
		const [{ body }] = await inUse.sent({
			resource: 'communityPost',
			operation: 'update',
			communityPost: byId(id),
			additionalFields: { title: 'A longer walk', contact_id: byId(other.id) },
		});
		expect(body).toEqual({ communities_spaces_post: { title: 'A longer walk' } });
	});

	test('the body can be emptied', async () => {
		const { id } = await newPost({ body: '<p>Hi</p>' });
		await inUse.sent({
			resource: 'communityPost',
			operation: 'update',
			communityPost: byId(id),
			additionalFields: { fieldsToClear: 'Body' },
		});
		expect(await inUse.company.get(`/communities/spaces/posts/${id}`)).toMatchObject({ body: null });
	});
});

describe('comments', () => {
	test('a parent of another post is refused with the API’s reason', async () => {
		const parent = await newComment(await newPost(), 'Well done');
		const { id } = await newPost();
		const run = await inUse.run({
			resource: 'communityComment',
			operation: 'create',
			communityPostId: byId(id),
			body: '<p>Indeed</p>',
			additionalFields: { parent_comment_id: byId(parent.id) },
		});
		expect(JSON.stringify(problemOf(run))).toContain('Parent comment must be on the same post');
		expect(await inUse.company.list(`/communities/spaces/posts/${id}/comments`)).toEqual([]);
	});
});

describe('pickers', () => {
	test('comments to answer are those of the chosen post, by author and beginning', async () => {
		const [own] = await inUse.company.in('contacts');
		const post = await newPost();
		const long = await newComment(post, `<p>We walked\n${'on and '.repeat(12)}on</p>`);
		const short = await newComment(post, '<p>Well done</p>');
		const { results, paths } = await search('searchCommunityComment', { communityPostId: byId(post.id) });
		expect(results).toEqual([
			{ name: `${own.email_address}: Well done`, value: short.id },
			{
				name: `${own.email_address}: We walked on and on and on and on and on and on and on and…`,
				value: long.id,
			},
		]);
		expect(paths).toEqual([`${API}/communities/spaces/posts/${post.id}/comments`]);
	});

	test('a like is found by its contact, and shows the post that it is of', async () => {
		const post = await newPost({ title: 'Only one likes this' });
		const { id: contact_id } = await inUse.company.createIn('contacts', {
			contact: { first_name: 'Una', last_name: 'Sola', phone_number: '+12085550177' },
		});
		const like = await inUse.company.create(`/communities/spaces/posts/${post.id}/likes`, {
			communities_spaces_posts_like: { contact_id },
		});
		const unlike = { resource: 'communityPost', operation: 'unlike' };
		const { results } = await search('searchChosenLike', unlike, 'una sola');
		expect(results).toEqual([
			{ name: 'Una Sola – Only one likes this', value: `communityPostLike:${like.id}` },
			{ name: 'Only a part of the list was searched: choose By ID', value: '' },
		]);
	});
});
