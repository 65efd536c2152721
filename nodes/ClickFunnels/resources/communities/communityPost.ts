import * as kinds from '../../kinds';
import { boolean, clearable, json, options, reference, text, url, word } from '../../table/field';
import { action, create, get, getMany, remove, update } from '../../table/lines';
import { resource } from '../../table/resource';
import { parts } from '../parts';
import { body, byContact } from './fields';
import { likes } from './likes';
import { moderation } from './moderation';

const root = 'communities_spaces_post';
const path = '/communities/spaces/posts';

const videoEmbeds = parts({ of: kinds.communityVideoEmbed, name: 'Video Embed', owner: 'community post' });

export const communityPost = resource({
	kind: kinds.communityPost,
	description: 'What a contact wrote in a community space, with its likes and videos',
	fields: {
		title: text('Title'),
		...byContact,
		...clearable({
			body,
			image_id: reference('Cover Image', kinds.image),
			is_pinned: boolean('Is Pinned', 'Whether the post stays at the top of its space'),
			current_path: word('Path', { description: 'For tracking only' }),
		}),
	},
	simplify: `id title body url contact_id contact_email=contact.email_address group_name=group.name
		topic_id=topic.id topic_name=topic.name created_at`,
	operations: [
		getMany(),
		get('GET /communities/spaces/posts/{id}'),
		create(
			'POST /communities/spaces/{space_id}/posts',
			{ root, required: ['title'] },
			{ description: 'Create a community post. It is approved at once.' },
		),
		update('PUT /communities/spaces/posts/{id}', { root, except: ['contact_id'] }),
		remove('DELETE /communities/spaces/posts/{id}'),
		...moderation({
			noun: 'post',
			path,
			descriptions: {
				approve: 'Show a post to members, with its pending edit, and notify the contacts mentioned in it',
				decline: 'Reject a post and hide it from the feed',
			},
		}),
		action('POST /communities/spaces/posts/{id}/pin', {
			value: 'pin',
			name: 'Pin',
			action: 'Pin community post',
			description: 'Keep a post at the top of its space',
		}),
		action('POST /communities/spaces/posts/{id}/unpin', {
			value: 'unpin',
			name: 'Unpin',
			action: 'Unpin community post',
			description: 'Let a post move down its space again',
		}),
		...likes({ of: kinds.communityPostLike, noun: 'post', path, root: 'communities_spaces_posts_like' }),
		videoEmbeds.getMany({ description: 'Retrieve a list of videos embedded in a post' }),
		videoEmbeds.get('GET /communities/spaces/posts/video_embeds/{id}', {
			description: 'Retrieve a video embedded in a post by the ID of the embed',
		}),
		videoEmbeds.create(
			'POST /communities/spaces/posts/{post_id}/video_embeds',
			{
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
			{
				value: 'addVideoEmbed',
				name: 'Add Video Embed',
				action: 'Add video embed to community post',
				description: 'Embed a video of YouTube, Vimeo, Loom or Voomly in a post',
			},
		),
		videoEmbeds.remove('DELETE /communities/spaces/posts/video_embeds/{id}', {
			description: 'Take a video out of a post, by the ID of the embed',
		}),
	],
});
