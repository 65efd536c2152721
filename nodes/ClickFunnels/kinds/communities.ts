import type { Entity } from '../table/types';
import { by, byContact, excerpt } from './labels';

export const entities: Record<string, Entity> = {
	community: {
		name: 'Community',
		list: 'GET /workspaces/{workspace_id}/communities',
		label: by('name'),
	},
	communitySpaceGroup: {
		name: 'Community Space Group',
		list: 'GET /communities/{community_id}/space_groups',
		label: by('name'),
	},
	communitySpace: {
		name: 'Community Space',
		list: 'GET /communities/space_groups/{space_group_id}/spaces',
		label: by('name'),
	},
	communityPost: {
		name: 'Community Post',
		list: 'GET /communities/spaces/{space_id}/posts',
		label: (post) => by('title')(post) || excerpt('body')(post),
	},
	communityPostLike: {
		name: 'Community Post Like',
		list: 'GET /communities/spaces/posts/{post_id}/likes',
		label: byContact,
	},
	communityVideoEmbed: {
		name: 'Community Video Embed',
		list: 'GET /communities/spaces/posts/{post_id}/video_embeds',
		label: by('url'),
	},
	communityComment: {
		name: 'Community Comment',
		list: 'GET /communities/spaces/posts/{post_id}/comments',
		label: (comment) => [byContact(comment), excerpt('body')(comment)].filter(Boolean).join(': '),
	},
	communityCommentLike: {
		name: 'Community Comment Like',
		list: 'GET /communities/spaces/posts/comments/{comment_id}/likes',
		label: byContact,
	},
};
