import type { Behaviour, Group } from '../../core/behaviour.mts';
import { unprocessable } from '../../core/errors.mts';
import type { Data } from '../../core/store.mts';
import { without } from '../../core/store.mts';
import { summaryOf } from '../../core/summary.mts';
import type { World } from '../../core/world.mts';
import { SITE, slug } from '../../core/words.mts';
import { imageUrl } from '../account/images.mts';
import { checkMarkup } from '../markup.mts';

function namesOf(world: World, kind: string, ids: unknown, fields: string[]): Data[] {
	return ((ids ?? []) as number[]).flatMap((id) => {
		const row = world.find(kind, id);
		if (row === undefined) return [];
		return [without(summaryOf(row, fields), 'id', 'public_id')];
	});
}

// Ids in, nested names out; public on create stamps the time, on update it does not
// (ClickFunnels behaviour: blog posts).
const post: Behaviour = {
	show: (row, world) => ({
		tags: namesOf(world, 'Blogs::Tag', row.data.tag_ids, ['name']),
		categories: namesOf(world, 'Blogs::Category', row.data.category_ids, ['name']),
		authors: namesOf(world, 'Blogs::Author', row.data.author_ids, [
			'first_name',
			'last_name',
			'email_address',
		]),
		url: `${SITE}/blog${String(row.data.current_path)}`,
		image_url: imageUrl(world, row.data.image_id),
	}),
	defaults: ({ title = 'Untitled', visibility }, { world }) => ({
		title,
		visibility: 'draft',
		current_path: `/${slug(String(title))}`,
		markup: '',
		...(visibility === 'public' && { published_at: world.clock.now() }),
	}),
	prepare(input, { row }) {
		checkMarkup(input.markup);
		const time = input.published_at ?? row?.data.published_at ?? null;
		if (input.visibility === 'scheduled' && time === null) throw unprocessable("Published at can't be blank");
		return input;
	},
	announced(row, before, world) {
		if (row.data.published_at !== null && (before?.published_at ?? null) === null) {
			world.emit('blogs/post.published', 'Blogs::Post', row);
		}
	},
};

/** Blog posts. */
export const blogPosts: Group = { behaviours: { 'Blogs::Post': post } };
