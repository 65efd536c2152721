import * as kinds from '../../kinds';
import { boolean, clearable, reference } from '../../table/field';
import { create, get, getMany, remove, update } from '../../table/lines';
import { resource } from '../../table/resource';
import { body, byContact } from './fields';
import { likes } from './likes';
import { moderation } from './moderation';

const root = 'communities_spaces_posts_comment';
const path = '/communities/spaces/posts/comments';

export const communityComment = resource({
	kind: kinds.communityComment,
	description: 'An answer to a community post or to another comment, with its likes',
	fields: {
		body,
		...byContact,
		parent_comment_id: reference('Parent Comment', kinds.communityComment, {
			description: 'The comment of the same post that this one answers',
		}),
		...clearable({
			skip_notifications: boolean(
				'Skip Notifications',
				'Whether to send no e-mail and no push message about the comment',
				{ withoutIt: 'that messages go out' },
			),
		}),
	},
	operations: [
		getMany(),
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
		...moderation({
			noun: 'comment',
			path,
			descriptions: {
				approve: 'Show a comment to members, with its pending edit',
				decline: 'Reject a comment',
			},
		}),
		...likes({
			of: kinds.communityCommentLike,
			noun: 'comment',
			path,
			root: 'communities_spaces_posts_comments_like',
		}),
	],
});
