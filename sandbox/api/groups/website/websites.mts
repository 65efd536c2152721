import type { Behaviour, Group, Handler } from '../../core/behaviour.mts';
import { subject } from '../../core/behaviour.mts';
import { unprocessable } from '../../core/errors.mts';
import { publicId } from '../../core/ids.mts';
import { idsOf } from '../../core/listing.mts';
import type { Data, Row } from '../../core/store.mts';
import { without } from '../../core/store.mts';
import { summaryOf } from '../../core/summary.mts';
import type { World } from '../../core/world.mts';
import { slug } from '../../core/words.mts';
import { checkMarkup } from '../markup.mts';

function namesOf(world: World, entity: string, ids: unknown, fields: string[]): Data[] {
	return ((ids ?? []) as number[]).flatMap((id) => {
		const row = world.find(entity, id);
		if (row === undefined) return [];
		return [without(summaryOf(row, fields), 'id', 'public_id')];
	});
}

// ClickFunnels behaviour notes, section 16: ids in, nested names out; public on create stamps the time, on update it does not.
const post: Behaviour = {
	show: (row, world) => ({
		tags: namesOf(world, 'Blogs::Tag', row.data.tag_ids, ['name']),
		categories: namesOf(world, 'Blogs::Category', row.data.category_ids, ['name']),
		authors: namesOf(world, 'Blogs::Author', row.data.author_ids, [
			'first_name',
			'last_name',
			'email_address',
		]),
		url: `https://myworkspace.myclickfunnels.com/blog${String(row.data.current_path)}`,
		image_url: world.find('Image', row.data.image_id)?.data.url ?? null,
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

const theme: Behaviour = {
	show: (row, world) => ({
		styles: world
			.table('Style')
			.list('workspace_id', row.scope.workspace_id)
			.filter(({ data }) => data.theme_id === row.id)
			.map((style) => ({ ...idsOf(style), name: style.data.name })),
	}),
	// ThemeParametersUpdate: partial merge; an empty text clears a slot; unknown slots are refused.
	prepare(input, { row }) {
		const sent = input.template_pages as Data | undefined;
		if (sent === undefined) return input;
		const stored = (row?.data.template_pages ?? {}) as Data;
		const unknown = Object.keys(sent).find((key) => !(key in stored));
		if (unknown !== undefined) throw unprocessable(`template_pages has an unknown key: ${unknown}`);
		const set = Object.entries(sent).map(([key, value]) => [key, value === '' ? null : value]);
		return { ...input, template_pages: { ...stored, ...Object.fromEntries(set) } };
	},
};

const setDefault: Handler = (call) => {
	const row: Row = subject(call);
	for (const site of call.world.table('Site').list('workspace_id', row.scope.workspace_id)) {
		call.world.change('Site', site, { theme_id: publicId(row.id) });
	}
	return { status: 204 };
};

const rate: Behaviour = {
	show: (row, world) => ({
		description: world.find('Shipping::Rates::Name', row.data.rates_name_id)?.data.name ?? null,
	}),
};

const store: Behaviour = {
	defaults: ({ name }) => ({ current_path: `/${slug(String(name))}`, status: 'draft' }),
};

/** Blogs, themes, stores and shipping rates. */
export const websites: Group = {
	behaviours: { 'Blogs::Post': post, Theme: theme, 'Shipping::Rate': rate, Store: store },
	handlers: { set_defaultThemes: setDefault },
};
