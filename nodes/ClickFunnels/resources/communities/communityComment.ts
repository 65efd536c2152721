import { boolean, clearable, reference } from '../../table/field';
import { action, create, get, getMany, remove, resource, update } from '../../table/resource';
import { body, byContact } from './fields';

const root = 'communities_spaces_posts_comment';

export const communityComment = resource({
	name: 'Community Comment',
	description: 'An answer to a community post or to another comment, with its likes',
	fields: {
		body,
		...byContact,
		parent_comment_id: reference('Parent Comment', 'communityComment', 'integer', {
			description: 'The comment of the same post that this one answers',
		}),
		...clearable({
			skip_notifications: boolean(
				'Skip Notifications',
				'Whether to send no e-mail and no push message about the comment',
			),
		}),
	},
	operations: [
		getMany('GET /communities/spaces/posts/{post_id}/comments'),
		get('GET /communities/spaces/posts/comments/{id}'),
		create(
			'POST /communities/spaces/posts/{post_id}/comments',
			{ root, required: ['body'] },
			{ description: 'Create a community comment. It is approved at once.' },
		),
		update('PUT /communities/spaces/posts/comments/{id}', {
			root,
			except: ['contact_id', 'parent_comment_id'],
		}),
		remove('DELETE /communities/spaces/posts/comments/{id}'),
		action(
			'approve',
			'Approve',
			'Approve community comment',
			'Show a comment to members, with its pending edit',
			'POST /communities/spaces/posts/comments/{id}/approve',
		),
		action(
			'decline',
			'Decline',
			'Decline community comment',
			'Reject a comment',
			'POST /communities/spaces/posts/comments/{id}/decline',
		),
		action(
			'dismissReports',
			'Dismiss Reports',
			'Dismiss reports on community comment',
			'Clear what members reported about a comment and approve it',
			'POST /communities/spaces/posts/comments/{id}/dismiss_reports',
		),
		getMany('GET /communities/spaces/posts/comments/{comment_id}/likes', {
			value: 'getLikes',
			name: 'Get Likes',
			action: 'Get likes of community comment',
			description: 'Retrieve a list of likes of a comment, each with its contact',
			entity: 'communityCommentLike',
		}),
		action(
			'like',
			'Like',
			'Like community comment',
			'Like a comment in the name of a contact',
			'POST /communities/spaces/posts/comments/{comment_id}/likes',
			{
				entity: 'communityCommentLike',
				body: { root: 'communities_spaces_posts_comments_like', fields: byContact, mayBeAbsent: true },
			},
		),
		remove('DELETE /communities/spaces/posts/comments/likes/{id}', {
			value: 'unlike',
			name: 'Unlike',
			action: 'Unlike community comment',
			description: 'Take back a like of a comment, by the ID of the like',
			entity: 'communityCommentLike',
			locator: 'Like',
		}),
	],
});
