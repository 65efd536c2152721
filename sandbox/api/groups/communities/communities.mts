import type { Behaviour, Group, Handler } from '../../core/behaviour.mts';
import { subject } from '../../core/behaviour.mts';
import { answer } from '../../core/crud.mts';
import { unprocessable } from '../../core/errors.mts';
import type { Data, Row } from '../../core/store.mts';
import { contactSummary, summary } from '../../core/summary.mts';
import { SITE } from '../../core/words.mts';
import type { World } from '../../core/world.mts';

const posts = 'Communities::Spaces::Post';

function ownContact(world: World, workspaceId: number): number | null {
	return world.table('Contact').list('workspace_id', workspaceId)[0]?.id ?? null;
}

const community: Behaviour = {
	defaults: (_input, { world, scope }) => ({
		status: 'draft',
		site_id: world.table('Site').list('workspace_id', scope.workspace_id)[0].id,
	}),
};

// The writer of posts, comments and likes is the connected user's own contact unless another is named.
const byContact: Behaviour = {
	show: (row, world) => ({ contact: contactSummary(world, row.data.contact_id) }),
	defaults: (_input, { world, scope }) => ({ contact_id: ownContact(world, scope.workspace_id) }),
};

function withoutMarkup(html: unknown): unknown {
	return typeof html === 'string' ? html.replace(/<[^>]*>/g, '') : html;
}

function urlOf(row: Row): string {
	return `${SITE}/community/posts/${row.id}`;
}

const post: Behaviour = {
	...byContact,
	show: (row, world) => ({
		...byContact.show?.(row, world),
		url: urlOf(row),
		body: withoutMarkup(row.data.body),
		group: summary(world, 'Communities::SpaceGroup', row.scope.space_group_id, ['name']) ?? {},
		topic: summary(world, 'Communities::Space', row.scope.space_id, ['name']) ?? {},
	}),
};

const comment: Behaviour = {
	...byContact,
	show(row, world) {
		const parent = world.find(posts, row.scope.post_id);
		return {
			...byContact.show?.(row, world),
			url: parent === undefined ? null : `${urlOf(parent)}#comment-${row.id}`,
			body: withoutMarkup(row.data.body),
			group: summary(world, 'Communities::SpaceGroup', row.scope.space_group_id, ['name']) ?? {},
			post: {
				...summary(world, posts, row.scope.post_id, ['title']),
				url: parent === undefined ? null : urlOf(parent),
			},
		};
	},
	prepare(input, { world, scope }) {
		const parent = world.find('Communities::Spaces::Post::Comment', input.parent_comment_id);
		if (parent !== undefined && parent.scope.post_id !== scope.post_id) {
			throw unprocessable('Parent comment must be on the same post');
		}
		return input;
	},
};

const providers: [RegExp, string][] = [
	[/youtu\.?be/, 'youtube'],
	[/vimeo/, 'vimeo'],
	[/loom/, 'loom'],
	[/voomly/, 'voomly'],
];

const videoEmbed: Behaviour = {
	prepare: (input) => ({
		...input,
		provider: providers.find(([pattern]) => pattern.test(String(input.url)))?.[1] ?? null,
	}),
};

function sets(kind: string, data: Data): Handler {
	return (call) => {
		call.world.change(kind, subject(call), data);
		return answer(call, subject(call));
	};
}

const comments = 'Communities::Spaces::Post::Comment';

/** Communities, their posts, comments and likes. */
export const communities: Group = {
	behaviours: {
		Community: community,
		[posts]: post,
		[comments]: comment,
		'Communities::Spaces::Post::Like': byContact,
		'Communities::Spaces::Post::Comment::Like': byContact,
		'Communities::Spaces::Post::VideoEmbed': videoEmbed,
	},
	handlers: {
		approveCommunitiesSpacesPost: sets(posts, { approved: true }),
		declineCommunitiesSpacesPost: sets(posts, { approved: false }),
		dismissReportsCommunitiesSpacesPost: sets(posts, { approved: true, reported: false }),
		pinCommunitiesSpacesPost: sets(posts, { is_pinned: true }),
		unpinCommunitiesSpacesPost: sets(posts, { is_pinned: false }),
		approveCommunitiesSpacesPostsComment: sets(comments, { approved: true }),
		declineCommunitiesSpacesPostsComment: sets(comments, { approved: false }),
		dismissReportsCommunitiesSpacesPostsComment: sets(comments, { approved: true, reported: false }),
	},
};
