import type { Company, Json } from './company.mts';
import { errorOf, startCompany } from './company.mts';

let company: Company;
let community: Json;
let group: Json;
let space: Json;
let post: Json;
let contacts: number[];

async function made(path: string, body?: Json): Promise<Json> {
	const { status, body: record } = await company.send('POST', path, body);
	expect(status).toBe(201);
	return record as Json;
}

const comment = (of: Json, fields: Json) =>
	company.send('POST', `/communities/spaces/posts/${of.id}/comments`, {
		communities_spaces_posts_comment: fields,
	});

beforeEach(async () => {
	company = await startCompany();
	community = await company.createIn('communities', { community: { name: 'Walkers' } });
	group = await made(`/communities/${community.id}/space_groups`, {
		communities_space_group: { name: 'Walks' },
	});
	space = await made(`/communities/space_groups/${group.id}/spaces`, {
		communities_space: { name: 'Lakes' },
	});
	post = await made(`/communities/spaces/${space.id}/posts`, {
		communities_spaces_post: { title: 'Five lakes', body: '<p>It was <b>hot</b></p>' },
	});
	contacts = await company.ids(`/workspaces/${company.workspace}/contacts`);
});

test('a community belongs to the site of its workspace and starts as a draft', async () => {
	const { body: site } = await company.ask(`/workspaces/${company.workspace}/site`);
	expect(community).toMatchObject({ site_id: (site as Json).id, status: 'draft' });
});

describe('access and kind', () => {
	test.each([
		[0, 'is_open'],
		[1, 'is_private'],
		[2, 'is_secret'],
	])('access %i is shown as %s', async (access, shown) => {
		const update = { communities_space: { access } };
		const { body } = await company.send('PUT', `/communities/spaces/${space.id}`, update);
		expect(body).toMatchObject({ access: shown });
	});

	test.each([
		['a word', 'is_open'],
		['a number beyond', 3],
	])('%s is refused', async (_name, access) => {
		const update = { communities_space: { access } };
		const { status } = await company.send('PUT', `/communities/spaces/${space.id}`, update);
		expect(status).toBe(422);
		expect((await company.ask(`/communities/spaces/${space.id}`)).body).toMatchObject({ access: 'is_open' });
	});

	test('the kind of a group is a number too', async () => {
		const update = { communities_space_group: { group_type: 1 } };
		const { body } = await company.send('PUT', `/communities/space_groups/${group.id}`, update);
		expect(body).toMatchObject({ group_type: 'course' });
	});

	test('an image of another workspace is refused', async () => {
		const [image] = await company.ids(`/workspaces/${company.otherWorkspace}/images`);
		const update = { communities_space: { card_image_id: image } };
		expect((await company.send('PUT', `/communities/spaces/${space.id}`, update)).status).toBe(422);
	});
});

describe('posts', () => {
	test('show their text without markup, their author, group and space, and tell so', async () => {
		expect(post).toMatchObject({
			body: 'It was hot',
			contact_id: contacts[0],
			contact: { id: contacts[0] },
			group: { id: group.id, name: 'Walks' },
			topic: { id: space.id, name: 'Lakes' },
		});
		expect(company.events.at(-1)).toMatchObject({
			eventType: 'communities/post.created',
			subjectId: post.id,
			data: { title: 'Five lakes' },
		});
	});

	test('need a title', async () => {
		const sent = { communities_spaces_post: { body: '<p>Hi</p>' } };
		const answer = await company.send('POST', `/communities/spaces/${space.id}/posts`, sent);
		expect([answer.status, errorOf(answer)]).toEqual([422, "Request unprocessable: Title can't be blank"]);
	});

	test('keep their author on update', async () => {
		const sent = { communities_spaces_post: { title: 'Six lakes', contact_id: contacts[1] } };
		const { status, body } = await company.send('PUT', `/communities/spaces/posts/${post.id}`, sent);
		expect([status, body]).toMatchObject([200, { title: 'Six lakes', contact_id: contacts[0] }]);
	});

	test.each(['approve', 'decline', 'dismiss_reports', 'pin', 'unpin'])(
		'%s answers the post',
		async (verb) => {
			const { status, body } = await company.send('POST', `/communities/spaces/posts/${post.id}/${verb}`);
			expect([status, body]).toMatchObject([200, { id: post.id, title: 'Five lakes' }]);
		},
	);
});

describe('comments', () => {
	test('show their text without markup, their author and their post, and tell so', async () => {
		const { status, body } = await comment(post, { body: '<p>Well <i>done</i></p>' });
		expect([status, body]).toMatchObject([
			201,
			{
				body: 'Well done',
				contact_id: contacts[0],
				group: { id: group.id },
				post: { id: post.id, title: 'Five lakes', url: post.url },
			},
		]);
		expect(company.events.at(-1)).toMatchObject({
			eventType: 'communities/posts/comment.created',
			subjectId: (body as Json).id,
		});
	});

	test('answer comments of the same post only', async () => {
		const { body: parent } = await comment(post, { body: 'Well done' });
		const parent_comment_id = (parent as Json).id;
		expect((await comment(post, { body: 'Indeed', parent_comment_id })).status).toBe(201);
		const other = await made(`/communities/spaces/${space.id}/posts`, {
			communities_spaces_post: { title: 'Hills' },
		});
		const refused = await comment(other, { body: 'Indeed', parent_comment_id });
		expect([refused.status, errorOf(refused)]).toEqual([
			422,
			'Request unprocessable: Parent comment must be on the same post',
		]);
	});

	test('keep their author on update', async () => {
		const { body } = await comment(post, { body: 'Well done', contact_id: contacts[1] });
		const sent = { communities_spaces_posts_comment: { body: 'Better', contact_id: contacts[2] } };
		const path = `/communities/spaces/posts/comments/${(body as Json).id}`;
		expect((await company.send('PUT', path, sent)).body).toMatchObject({
			body: 'Better',
			contact_id: contacts[1],
		});
	});

	test.each(['approve', 'decline', 'dismiss_reports'])('%s answers the comment', async (verb) => {
		const { body } = await comment(post, { body: 'Well done' });
		const { id } = body as Json;
		const answer = await company.send('POST', `/communities/spaces/posts/comments/${id}/${verb}`);
		expect([answer.status, answer.body]).toMatchObject([200, { id, body: 'Well done' }]);
	});
});

test('likes are from the connected user unless a contact is named, and go by delete', async () => {
	const likes = `/communities/spaces/posts/${post.id}/likes`;
	const own = await made(likes);
	const other = await made(likes, { communities_spaces_posts_like: { contact_id: contacts[1] } });
	expect([own, other]).toMatchObject([{ contact: { id: contacts[0] } }, { contact: { id: contacts[1] } }]);
	const path = `/communities/spaces/posts/likes/${own.id}`;
	expect(await company.send('DELETE', path)).toEqual({ status: 204 });
	expect((await company.send('DELETE', path)).status).toBe(404);
	expect(await company.ids(likes)).toEqual([other.id]);
});

test('the likes of a comment are its own', async () => {
	const { body } = await comment(post, { body: 'Well done' });
	const { id } = body as Json;
	const like = await made(`/communities/spaces/posts/comments/${id}/likes`);
	expect(like).toMatchObject({ comment_id: id, contact: { id: contacts[0] } });
	expect(await company.ids(`/communities/spaces/posts/${post.id}/likes`)).toEqual([]);
});

describe('video embeds', () => {
	const embed = (fields: Json) =>
		company.send('POST', `/communities/spaces/posts/${post.id}/video_embeds`, {
			communities_spaces_posts_video_embed: fields,
		});

	test.each([
		['https://www.youtube.com/watch?v=dQw4w9WgXcQ', 'youtube'],
		['https://youtu.be/dQw4w9WgXcQ', 'youtube'],
		['https://vimeo.com/76979871', 'vimeo'],
		['https://www.loom.com/share/4711', 'loom'],
		['https://share.voomly.com/v/4711', 'voomly'],
	])('%s is of %s, whatever provider is sent', async (url, provider) => {
		const sent = { url, provider: provider === 'loom' ? 'vimeo' : 'loom', data: { duration: 212 } };
		const { status, body } = await embed(sent);
		expect([status, body]).toMatchObject([201, { url, provider, data: { duration: 212 }, post_id: post.id }]);
	});

	test('need a URL', async () => {
		const answer = await embed({ provider: 'vimeo' });
		expect([answer.status, errorOf(answer)]).toEqual([422, "Request unprocessable: Url can't be blank"]);
	});
});
