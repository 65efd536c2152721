import type { Behaviour, Group, Handler } from '../../core/behaviour.mts';
import { subject } from '../../core/behaviour.mts';
import { idsOf } from '../../core/listing.mts';
import { publicId } from '../../core/ids.mts';
import type { Data, Row } from '../../core/store.mts';
import { summaryOf } from '../../core/summary.mts';
import type { World } from '../../core/world.mts';
import { slug } from '../../core/words.mts';
import { mergeCode } from '../code-fields.mts';
import { plainTag } from '../tags.mts';
import { conditionalSplit, destroySplit, listConditionalSplits, splitTest } from './splits.mts';
import { branchesOf, isPageStep, mainSequence, pageOn, rowOf, sortOrder } from './steps.mts';
import type { Step } from './steps.mts';
import { pageUrl } from './pages.mts';

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

function pageView(world: World, step: Row): Data {
	const page = pageOn(world, step);
	const { name, sdk } = page.data as { name: string; sdk: Data | null };
	return {
		step_type: 'show_page_step',
		name,
		convergence_step_id: null,
		show_page_step_id: publicId(step.id),
		page: {
			...summaryOf(page, ['name']),
			url: pageUrl(world, page),
			external: sdk !== null,
			sdk_token: sdk?.token ?? null,
		},
	};
}

function splitView(world: World, split: Row, test: boolean, last: boolean): Data {
	const branches = branchesOf(split).map(({ steps }) => views(world, steps));
	const weights = split.data.weights as number[];
	return {
		step_type: test ? 'split_test_step' : 'conditional_split_step',
		name: test ? 'Split Test Step' : 'Conditional Split Step',
		convergence_step_id: last ? null : split.data.convergence_id,
		page: null,
		...(test
			? { variants: branches.map((steps, at) => ({ weight: weights[at], steps })) }
			: { branches: branches.map((steps, at) => ({ branch: at === 0 ? 'matched' : 'unmatched', steps })) }),
	};
}

function views(world: World, steps: readonly Step[]): Data[] {
	return steps.map((step, at) => {
		const row = rowOf(world, step);
		const view = isPageStep(step)
			? pageView(world, row)
			: splitView(world, row, step.kind === 'Funnels::SplitTestStep', at === steps.length - 1);
		return { ...idsOf(row), ...view, sort_order: sortOrder(steps, at) };
	});
}

// getFunnelStructure: steps inside a split hang below it; those behind it follow it.
const structure: Handler = (call) => {
	const row = subject(call);
	const steps = views(call.world, mainSequence(row).steps);
	return { status: 200, body: { funnel: summaryOf(row, ['name']), steps } };
};

/** Funnels, their structure and their splits (ClickFunnels behaviour: funnel splits). */
export const funnels: Group = {
	behaviours: {
		Funnel: funnel,
		'Funnels::Tag': plainTag,
		'Funnels::SplitTestStep': splitTest,
		'Funnels::ConditionalSplitStep': conditionalSplit,
	},
	handlers: {
		getFunnelStructure: structure,
		listFunnelConditionalSplitSteps: listConditionalSplits,
		destroyFunnelSplitTestStep: destroySplit('left', 'right'),
		destroyFunnelConditionalSplitStep: destroySplit('matched', 'unmatched'),
	},
};
