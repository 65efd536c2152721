import { boolean, clearable, json, options, reference, text, url } from '../../table/field';
import { action, create, get, getMany, remove, resource, update } from '../../table/resource';
import { body, byContact } from './fields';

const root = 'communities_spaces_post';

export const communityPost = resource({
	name: 'Community Post',
	description: 'What a contact wrote in a community space, with its likes and videos',
	fields: {
		title: text('Title'),
		...byContact,
		...clearable({
			body,
			image_id: reference('Cover Image', 'image', 'integer'),
			is_pinned: boolean('Is Pinned', 'Whether the post stays at the top of its space'),
			current_path: text('Path', { description: 'For tracking only' }),
		}),
	},
	simplify: {
		id: 'id',
		title: 'title',
		body: 'body',
		url: 'url',
		contact_id: 'contact_id',
		contact_email: 'contact.email_address',
		group_name: 'group.name',
		topic_id: 'topic.id',
		topic_name: 'topic.name',
		created_at: 'created_at',
	},
	operations: [
		getMany('GET /communities/spaces/{space_id}/posts'),
		get('GET /communities/spaces/posts/{id}'),
		create(
			'POST /communities/spaces/{space_id}/posts',
			{ root, required: ['title'] },
			{ description: 'Create a community post. It is approved at once.' },
		),
		update('PUT /communities/spaces/posts/{id}', { root, except: ['contact_id'] }),
		remove('DELETE /communities/spaces/posts/{id}'),
		action(
			'approve',
			'Approve',
			'Approve community post',
			'Show a post to members, with its pending edit, and notify the contacts mentioned in it',
			'POST /communities/spaces/posts/{id}/approve',
		),
		action(
			'decline',
			'Decline',
			'Decline community post',
			'Reject a post and hide it from the feed',
			'POST /communities/spaces/posts/{id}/decline',
		),
		action(
			'dismissReports',
			'Dismiss Reports',
			'Dismiss reports on community post',
			'Clear what members reported about a post and approve it',
			'POST /communities/spaces/posts/{id}/dismiss_reports',
		),
		action(
			'pin',
			'Pin',
			'Pin community post',
			'Keep a post at the top of its space',
			'POST /communities/spaces/posts/{id}/pin',
		),
		action(
			'unpin',
			'Unpin',
			'Unpin community post',
			'Let a post move down its space again',
			'POST /communities/spaces/posts/{id}/unpin',
		),
		getMany('GET /communities/spaces/posts/{post_id}/likes', {
			value: 'getLikes',
			name: 'Get Likes',
			action: 'Get likes of community post',
			description: 'Retrieve a list of likes of a post, each with its contact',
			entity: 'communityPostLike',
		}),
		action(
			'like',
			'Like',
			'Like community post',
			'Like a post in the name of a contact',
			'POST /communities/spaces/posts/{post_id}/likes',
			{
				entity: 'communityPostLike',
				body: { root: 'communities_spaces_posts_like', fields: byContact, mayBeAbsent: true },
			},
		),
		remove('DELETE /communities/spaces/posts/likes/{id}', {
			value: 'unlike',
			name: 'Unlike',
			action: 'Unlike community post',
			description: 'Take back a like of a post, by the ID of the like',
			entity: 'communityPostLike',
			locator: 'Like',
		}),
		getMany('GET /communities/spaces/posts/{post_id}/video_embeds', {
			value: 'getVideoEmbeds',
			name: 'Get Video Embeds',
			action: 'Get video embeds of community post',
			description: 'Retrieve a list of videos embedded in a post',
			entity: 'communityVideoEmbed',
		}),
		get('GET /communities/spaces/posts/video_embeds/{id}', {
			value: 'getVideoEmbed',
			name: 'Get Video Embed',
			action: 'Get video embed of community post',
			description: 'Retrieve a video embedded in a post by the ID of the embed',
			entity: 'communityVideoEmbed',
		}),
		action(
			'addVideoEmbed',
			'Add Video Embed',
			'Add video embed to community post',
			'Embed a video of YouTube, Vimeo, Loom or Voomly in a post',
			'POST /communities/spaces/posts/{post_id}/video_embeds',
			{
				entity: 'communityVideoEmbed',
				body: {
					root: 'communities_spaces_posts_video_embed',
					required: ['url'],
					fields: {
						url: url('URL'),
						provider: options('Provider', ['youtube', 'vimeo', 'loom', 'voomly'], {
							names: { youtube: 'YouTube' },
							description: 'Has no effect: ClickFunnels goes by the URL',
						}),
						data: json('Data', {
							description: 'Further keys to keep with the video, for example { "duration": 212 }',
						}),
					},
				},
			},
		),
		remove('DELETE /communities/spaces/posts/video_embeds/{id}', {
			value: 'deleteVideoEmbed',
			name: 'Delete Video Embed',
			action: 'Delete video embed of community post',
			description: 'Take a video out of a post, by the ID of the embed',
			entity: 'communityVideoEmbed',
		}),
	],
});
