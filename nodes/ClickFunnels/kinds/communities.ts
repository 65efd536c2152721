import { kind } from '../table/kind';
import { workspace } from './account';
import { by, byContact, excerpt } from './labels';

export const community = kind('Community', {
	within: workspace,
	list: 'GET /workspaces/{workspace_id}/communities',
});

export const communitySpaceGroup = kind('Community Space Group', {
	within: community,
	parameter: 'space_group_id',
	list: 'GET /communities/{community_id}/space_groups',
});

export const communitySpace = kind('Community Space', {
	within: communitySpaceGroup,
	parameter: 'space_id',
	list: 'GET /communities/space_groups/{space_group_id}/spaces',
});

export const communityPost = kind('Community Post', {
	within: communitySpace,
	parameter: 'post_id',
	list: 'GET /communities/spaces/{space_id}/posts',
	label: (post) => by('title')(post) || excerpt('body')(post),
});

export const communityPostLike = kind('Community Post Like', {
	within: communityPost,
	sharedAs: 'Like',
	list: 'GET /communities/spaces/posts/{post_id}/likes',
	label: byContact,
});

export const communityVideoEmbed = kind('Community Video Embed', {
	within: communityPost,
	list: 'GET /communities/spaces/posts/{post_id}/video_embeds',
	label: by('url'),
});

export const communityComment = kind('Community Comment', {
	within: communityPost,
	parameter: 'comment_id',
	list: 'GET /communities/spaces/posts/{post_id}/comments',
	label: (comment) => [byContact(comment), excerpt('body')(comment)].filter(Boolean).join(': '),
});

export const communityCommentLike = kind('Community Comment Like', {
	within: communityComment,
	sharedAs: 'Like',
	list: 'GET /communities/spaces/posts/comments/{comment_id}/likes',
	label: byContact,
});
