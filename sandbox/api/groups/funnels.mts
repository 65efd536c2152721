import type { Behaviour, Group, Handler } from '../core/behaviour.mts';
import { subject } from '../core/behaviour.mts';
import { idsOf } from '../core/listing.mts';
import { publicId } from '../core/ids.mts';
import type { Data, Row } from '../core/store.mts';
import { summaryOf } from '../core/summary.mts';
import type { World } from '../core/world.mts';
import { slug } from '../core/words.mts';
import { mergeCode } from './code-fields.mts';
import { conditionalSplit, splitTest } from './funnel-splits.mts';
import { funnelPages, pageUrl } from './pages.mts';

const funnel: Behaviour = {
	show: (row, world) => ({
		tags: ((row.data.tag_ids ?? []) as number[]).flatMap((id) => {
			const tag = world.find('Funnels::Tag', id);
			return tag === undefined ? [] : [summaryOf(tag, ['name', 'color'])];
		}),
	}),
	defaults: ({ name }) => ({ current_path: `/${slug(String(name))}`, live_mode: false }),
	prepare: (input, { row }) => mergeCode(input, row),
};

function pageStep(world: World, page: Row, at: number): Data {
	const { step_id: stepId, name, sdk } = page.data as { step_id: number; name: string; sdk: Data | null };
	return {
		...idsOf({ ...page, id: stepId }),
		step_type: 'show_page_step',
		name,
		sort_order: at,
		convergence_step_id: null,
		show_page_step_id: publicId(stepId),
		page: {
			...summaryOf(page, ['name']),
			url: pageUrl(world, page),
			external: sdk !== null,
			sdk_token: sdk?.token ?? null,
		},
	};
}

function below(world: World, ids: number[]): Data[] {
	return ids.flatMap((id, at) => {
		const page = world.find('Page', id);
		return page === undefined ? [] : [pageStep(world, page, at)];
	});
}

function splits(world: World, row: Row): Data[] {
	const tests = world.table('Funnels::SplitTestStep').list('funnel_id', row.id);
	const conditions = world.table('Funnels::ConditionalSplitStep').list('funnel_id', row.id);
	const base = (step: Row, type: string, name: string): Data => ({
		...idsOf(step),
		step_type: type,
		name,
		sort_order: 0,
		convergence_step_id: null,
	});
	return [
		...tests.map((step) => ({
			...base(step, 'split_test_step', 'Split Test Step'),
			variants: (step.data.pages as number[][]).map((pages, at) => ({
				weight: (step.data.weights as number[])[at],
				steps: below(world, pages),
			})),
		})),
		...conditions.map((step) => ({
			...base(step, 'conditional_split_step', 'Conditional Split Step'),
			branches: (step.data.pages as number[][]).map((pages, at) => ({
				branch: at === 0 ? 'matched' : 'unmatched',
				steps: below(world, pages),
			})),
		})),
	];
}

// getFunnelStructure: pages inside a split hang below it.
const structure: Handler = ({ world, ...call }) => {
	const row = subject({ world, ...call });
	const wrapped = splits(world, row);
	const inside = new Set(
		['Funnels::SplitTestStep', 'Funnels::ConditionalSplitStep'].flatMap((entity) =>
			world
				.table(entity)
				.list('funnel_id', row.id)
				.flatMap(({ data }) => (data.pages as number[][]).flat()),
		),
	);
	const open = funnelPages(world, row.id).filter(({ id }) => !inside.has(id));
	const steps = [...wrapped, ...open.map((page, at) => pageStep(world, page, at + wrapped.length))];
	return { status: 200, body: { funnel: summaryOf(row, ['name']), steps } };
};

/** Funnels, their structure and their splits. ClickFunnels behaviour notes, section 14. */
export const funnels: Group = {
	behaviours: {
		Funnel: funnel,
		'Funnels::Tag': { defaults: () => ({ color: '#000000' }) },
		'Funnels::SplitTestStep': splitTest,
		'Funnels::ConditionalSplitStep': conditionalSplit,
	},
	handlers: { getFunnelStructure: structure },
};
