import { LAST_CHANGED, deleted, lastChanged, list, one, written, type Case, type Cases } from '../case.mts';
import type { Company, Rec } from '../../../support/company.mts';
import { byId } from '../../../support/engine.mts';
import { acted, inside } from './inside.mts';

const path = (id: number) => `/communities/spaces/posts/comments/${id}`;

async function fresh(company: Company): Promise<Rec> {
	const { post } = await inside(company);
	const [, , contact] = await company.in('contacts');
	return await company.create(`/communities/spaces/posts/${post.id}/comments`, {
		communities_spaces_posts_comment: { body: '<p>Well done</p>', contact_id: contact.id },
	});
}

async function actedOnComment(company: Company): Promise<Case> {
	const { id } = await fresh(company);
	return await acted(company, 'communityComment', path(id));
}

/** Community Comment, with its likes. */
export const communityCommentCases: Cases = {
	'communityComment.getAll': async (company) => {
		const { post } = await inside(company);
		const where = { communityPostId: byId(post.id) };
		return await list(company, `/communities/spaces/posts/${post.id}/comments`, where);
	},
	'communityComment.get': async (company) => {
		const { comment } = await inside(company);
		return await one(company, path(comment.id), { communityComment: byId(comment.public_id) });
	},
	'communityComment.create': async (company) => {
		const { group, post, comment } = await inside(company);
		const [, contact] = await company.in('contacts');
		return written(
			company,
			{
				communityPostId: byId(post.id),
				body: '<p>I was <b>there</b> too</p>',
				additionalFields: {
					contact_id: byId(contact.id),
					parent_comment_id: byId(comment.id),
					skip_notifications: true,
				},
			},
			{
				body: 'I was there too',
				contact_id: contact.id,
				contact: expect.objectContaining({ id: contact.id, email_address: contact.email_address }),
				group: { id: group.id, public_id: group.public_id, name: group.name },
				post: { id: post.id, public_id: post.public_id, title: post.title, url: post.url },
			},
			path,
		);
	},
	'communityComment.update': async (company) => {
		const { id, contact_id } = await fresh(company);
		return written(
			company,
			{
				communityComment: byId(id),
				additionalFields: {
					body: '<p>Very <i>well</i> done</p>',
					skip_notifications: true,
					fieldsToClear: '',
				},
			},
			{ id, body: 'Very well done', contact_id },
			path,
		);
	},
	'communityComment.delete': async (company) =>
		deleted(company, 'communityComment', await fresh(company), path),
	'communityComment.approve': actedOnComment,
	'communityComment.decline': actedOnComment,
	'communityComment.dismissReports': actedOnComment,
	'communityComment.getLikes': async (company) => {
		const { comment } = await inside(company);
		return {
			parameters: { communityComment: byId(comment.id), ...LAST_CHANGED },
			answer: lastChanged(await company.list(`${path(comment.id)}/likes`)),
		};
	},
	'communityComment.like': async (company) => {
		const { id } = await fresh(company);
		const [, contact] = await company.in('contacts');
		const like = { comment_id: id, contact: expect.objectContaining({ id: contact.id }) };
		return {
			parameters: {
				communityComment: byId(id),
				additionalFields: { contact_id: byId(contact.id) },
			},
			answer: [like],
			after: async () => expect(await company.list(`${path(id)}/likes`)).toMatchObject([like]),
		};
	},
	'communityComment.unlike': async (company) => {
		const comment = await fresh(company);
		const like = await company.create(`${path(comment.id)}/likes`, {});
		return {
			parameters: { likeId: byId(like.id) },
			answer: [{ deleted: true, id: like.id }],
			after: async () => expect(await company.list(`${path(comment.id)}/likes`)).toEqual([]),
		};
	},
};
