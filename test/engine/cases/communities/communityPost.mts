import {
	LAST_CHANGED,
	RAW,
	deleted,
	lastChanged,
	list,
	one,
	written,
	type Case,
	type Cases,
} from '../case.mts';
import type { Company, Rec } from '../../../support/company.mts';
import { byId } from '../../../support/engine.mts';
import { acted, images, inside } from './inside.mts';

const path = (id: number) => `/communities/spaces/posts/${id}`;
const videoPath = (id: number) => `/communities/spaces/posts/video_embeds/${id}`;

async function fresh(company: Company): Promise<Rec> {
	const { space } = await inside(company);
	const [, , contact] = await company.in('contacts');
	return await company.create(`/communities/spaces/${space.id}/posts`, {
		communities_spaces_post: { title: 'A walk', body: '<p>Around the pond</p>', contact_id: contact.id },
	});
}

async function freshVideo(company: Company, post: Rec): Promise<Rec> {
	return await company.create(`${path(post.id)}/video_embeds`, {
		communities_spaces_posts_video_embed: { url: 'https://www.loom.com/share/4711' },
	});
}

/** A list of what belongs to a post: the rows that changed last. */
async function ofPost(company: Company, collection: string): Promise<Case> {
	const { post } = await inside(company);
	return {
		parameters: { communityPost: byId(post.id), ...LAST_CHANGED },
		answer: lastChanged(await company.list(`${path(post.id)}/${collection}`)),
	};
}

async function actedOnPost(company: Company): Promise<Case> {
	const { id } = await fresh(company);
	return await acted(company, 'communityPost', path(id), RAW);
}

/** Community Post, with its likes and video embeds. */
export const communityPostCases: Cases = {
	'communityPost.getAll': async (company) => {
		const { space } = await inside(company);
		const where = { communitySpaceId: byId(space.id) };
		return await list(company, `/communities/spaces/${space.id}/posts`, where, RAW);
	},
	'communityPost.get': async (company) => {
		const { post } = await inside(company);
		return await one(company, path(post.id), { communityPost: byId(post.public_id) }, RAW);
	},
	'communityPost.create': async (company) => {
		const { group, space } = await inside(company);
		const [, contact] = await company.in('contacts');
		const [cover] = await images(company);
		return written(
			company,
			{
				communitySpaceId: byId(space.id),
				...RAW,
				title: 'Five lakes in a day',
				additionalFields: {
					body: '<p>It was <b>hot</b></p>',
					contact_id: byId(contact.id),
					image_id: byId(cover),
					is_pinned: true,
					current_path: '/lakes',
				},
			},
			{
				title: 'Five lakes in a day',
				body: 'It was hot',
				contact_id: contact.id,
				contact: expect.objectContaining({ id: contact.id, email_address: contact.email_address }),
				group: { id: group.id, public_id: group.public_id, name: group.name },
				topic: { id: space.id, public_id: space.public_id, name: space.name },
			},
			path,
		);
	},
	'communityPost.update': async (company) => {
		const { id, contact_id } = await fresh(company);
		const [, cover] = await images(company);
		return written(
			company,
			{
				communityPost: byId(id),
				...RAW,
				additionalFields: {
					title: 'Six lakes in a day',
					body: '<p>It was <i>cold</i></p>',
					image_id: byId(cover),
					is_pinned: true,
					current_path: '/lakes',
					fieldsToClear: '',
				},
			},
			{ id, title: 'Six lakes in a day', body: 'It was cold', contact_id },
			path,
		);
	},
	'communityPost.delete': async (company) => deleted(company, 'communityPost', await fresh(company), path),
	'communityPost.approve': actedOnPost,
	'communityPost.decline': actedOnPost,
	'communityPost.dismissReports': actedOnPost,
	'communityPost.pin': actedOnPost,
	'communityPost.unpin': actedOnPost,
	'communityPost.getLikes': async (company) => await ofPost(company, 'likes'),
	'communityPost.like': async (company) => {
		const { id } = await fresh(company);
		const [, contact] = await company.in('contacts');
		const like = { post_id: id, contact: expect.objectContaining({ id: contact.id }) };
		return {
			parameters: { communityPost: byId(id), additionalFields: { contact_id: byId(contact.id) } },
			answer: [like],
			after: async () => expect(await company.list(`${path(id)}/likes`)).toMatchObject([like]),
		};
	},
	'communityPost.unlike': async (company) => {
		const post = await fresh(company);
		const like = await company.create(`${path(post.id)}/likes`, {});
		return {
			parameters: { likeId: byId(like.id) },
			answer: [{ deleted: true, id: like.id }],
			after: async () => expect(await company.list(`${path(post.id)}/likes`)).toEqual([]),
		};
	},
	'communityPost.getVideoEmbeds': async (company) => await ofPost(company, 'video_embeds'),
	'communityPost.getVideoEmbed': async (company) => {
		const { id } = await freshVideo(company, await fresh(company));
		return await one(company, videoPath(id), { communityVideoEmbedId: byId(id) });
	},
	'communityPost.addVideoEmbed': async (company) => {
		const { id } = await fresh(company);
		const url = 'https://vimeo.com/76979871';
		return written(
			company,
			{
				communityPost: byId(id),
				url,
				additionalFields: { provider: 'youtube', data: '{ "duration": 212 }' },
			},
			// The API goes by the URL.
			{ post_id: id, url, provider: 'vimeo', data: { duration: 212 } },
			videoPath,
		);
	},
	'communityPost.deleteVideoEmbed': async (company) => {
		const video = await freshVideo(company, await fresh(company));
		return deleted(company, 'communityVideoEmbedId', video, videoPath);
	},
};
