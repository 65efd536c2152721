import type { Behaviour, ChangeContext, Handler } from '../../core/behaviour.mts';
import { parentOf, subject } from '../../core/behaviour.mts';
import { listBody, pageOf } from '../../core/crud.mts';
import { badRequest, unprocessable } from '../../core/errors.mts';
import { publicId } from '../../core/ids.mts';
import { reachable } from '../../core/references.mts';
import type { Data, Row } from '../../core/store.mts';
import { without } from '../../core/store.mts';
import { summary, summaryOf } from '../../core/summary.mts';
import type { World } from '../../core/world.mts';
import {
	branchesOf,
	discard,
	isPageStep,
	newPageStep,
	pageOn,
	placeAfter,
	placeOf,
	mainSequence,
	rowOf,
	splice,
	stepOfPage,
	takeOver,
} from './steps.mts';
import type { Place, Sequence, Step } from './steps.mts';

/** One variant or branch of a request. */
interface Entry {
	page_id?: number;
	page_ids?: number[];
	weight?: number;
}

/**
 * What prepare found out and created and updated carry out: the pages of each entry, and where a new split
 * goes.
 */
interface Plan {
	entries: Entry[];
	pages: Row[][];
	anchor?: unknown;
}

function firstPageStep(world: World, { steps }: Sequence): Row | undefined {
	const first = steps.find(isPageStep);
	return first && rowOf(world, first);
}

function shown(world: World, branch: Sequence): { show_page_step: Data | null; page: Data | null } {
	const step = firstPageStep(world, branch);
	if (step === undefined) return { show_page_step: null, page: null };
	const page = pageOn(world, step);
	const { name, current_path: path } = page.data;
	return {
		show_page_step: { id: step.id, public_id: publicId(step.id), name, current_path: path ?? '' },
		page: summaryOf(page, ['name']),
	};
}

function funnelOf(world: World, split: Row): Row {
	return world.find('Funnel', split.scope.funnel_id) as Row;
}

/** The weights that a request asks for: on both or neither, 0 to 100, 100 in sum. */
function weightsOf(variants: Entry[], stored: number[] | undefined): number[] {
	const given = variants.filter(({ weight }) => weight !== undefined).length;
	if (given === 0) return stored ?? (variants.length === 1 ? [100, 0] : [50, 50]);
	const weights = variants.map(({ weight }) => weight ?? 0);
	if (variants.length === 1) weights.push(100 - weights[0]);
	const legal = weights.every((weight) => weight >= 0 && weight <= 100);
	const sum = weights.reduce((total, weight) => total + weight, 0);
	if (given !== variants.length || sum !== 100 || !legal) throw unprocessable('Weights must sum to 100');
	return weights;
}

/**
 * The pages that a request names, entry by entry. Throws for pages that are unknown, or on a step other than
 * the one to wrap.
 */
function pagesOf(entries: Entry[], list: string, { world, scope }: ChangeContext, wrapped?: Row): Row[][] {
	const seen = new Set<number>();
	return entries.map(({ page_id: one, page_ids: several }, at) => {
		if (one !== undefined && several !== undefined) {
			throw badRequest(`${list}[${at}] must provide either page_id or page_ids, not both`);
		}
		return (several ?? (one === undefined ? [] : [one])).map((id) => {
			const page = reachable(world.table('Page'), id, scope);
			if (page === undefined) throw badRequest(`${list}[${at}].page_id not found in this workspace`);
			const used = stepOfPage(world, page) !== undefined && page !== wrapped;
			if (used || seen.has(page.id)) {
				throw unprocessable(`${list}[${at}].page_id is already used by another funnel step`);
			}
			seen.add(page.id);
			return page;
		});
	});
}

function refuseExtraKeys(entries: Entry[], allowed: string[], list: string): void {
	const extra = entries.flatMap((entry) => Object.keys(entry)).find((key) => !allowed.includes(key));
	if (extra !== undefined) throw unprocessable(`${list} has unsupported keys: ${extra}`);
}

function checkAnchor(anchor: unknown, { world, scope }: ChangeContext): void {
	const funnel = world.find('Funnel', scope.funnel_id) as Row;
	if (anchor !== undefined && placeAfter(world, funnel, anchor) === undefined) {
		throw unprocessable('show_page_step_id not found in this funnel');
	}
}

// Without an anchor a split is the funnel's entry; behind one it may nest in a branch.
function placeFor(world: World, funnel: Row, anchor: unknown): Place {
	return (
		(anchor === undefined ? undefined : placeAfter(world, funnel, anchor)) ?? {
			sequence: mainSequence(funnel),
			at: 0,
		}
	);
}

/** Puts a new split into its funnel. The wrapped step leaves its place for the first branch. */
function settle(world: World, split: Row, kind: string, wrapped: Row | undefined): void {
	const { pages, anchor } = split.data.plan as Plan;
	const funnel = funnelOf(world, split);
	const step: Step = { kind, id: split.id };
	const target = placeFor(world, funnel, anchor);
	const paths: Step[][] = pages.map(() => []);
	splice(target, 0, step);
	if (wrapped !== undefined) {
		const from = placeOf(world, funnel, wrapped.id);
		paths[0].push(from.sequence.steps[from.at]);
		splice(from, 1);
	}
	pages.forEach((branch, at) => {
		const fresh = branch.filter((page) => stepOfPage(world, page) === undefined);
		paths[at].push(...fresh.map((page) => newPageStep(world, funnel, page)));
	});
	const convergence = world.table('Funnels::RootStep').nextId(world.random.between(1, 9));
	const both = [paths[0] ?? [], paths[1] ?? []];
	split.data = { ...without(split.data, 'plan'), paths: both, convergence_id: convergence };
}

/** One page swaps the first one of its branch in, or is its first; several are appended. */
function rearrange(split: Row, _input: Data, world: World): void {
	const { entries, pages } = split.data.plan as Plan;
	const funnel = funnelOf(world, split);
	split.data = without(split.data, 'plan');
	entries.forEach(({ page_id: one }, at) => {
		const [branch] = branchesOf(split).slice(at);
		const first = firstPageStep(world, branch);
		if (one !== undefined && first !== undefined) return takeOver(world, first, pages[at][0]);
		const steps = pages[at].map((page) => newPageStep(world, funnel, page));
		splice({ sequence: branch, at: branch.steps.length }, 0, ...steps);
	});
}

/** Split tests of a funnel. */
export const splitTest: Behaviour = {
	show: (row, world) => ({
		funnel: summary(world, 'Funnel', row.scope.funnel_id, ['name']),
		variants: branchesOf(row).map((branch, at) => ({
			...shown(world, branch),
			weight: (row.data.weights as number[])[at],
		})),
	}),
	prepare(input, context) {
		const { world, scope, row } = context;
		const list = 'split_test_step.variants';
		const entries = (input.variants ?? []) as Entry[];
		refuseExtraKeys(entries, ['page_id', 'weight'], list);
		if (entries.length < (row === undefined ? 1 : 2) || entries.length > 2) {
			throw unprocessable(`${list} must have ${row === undefined ? 'one or two' : 'two'} entries`);
		}
		const anchor = input.show_page_step_id;
		checkAnchor(anchor, context);
		const wrapped = row ? undefined : reachable(world.table('Page'), entries[0].page_id, scope);
		const pages = pagesOf(entries, list, context, wrapped);
		if (row === undefined && wrapped?.data.funnel_id !== scope.funnel_id) {
			throw unprocessable(`${list}[0].page_id is not a page of this funnel`);
		}
		const weights = weightsOf(entries, row?.data.weights as number[] | undefined);
		return { weights, plan: { entries, pages, anchor } };
	},
	created(row, input, world) {
		const { pages } = input.plan as Plan;
		settle(world, row, 'Funnels::SplitTestStep', stepOfPage(world, pages[0][0]));
	},
	updated: rearrange,
};

/** Conditional splits of a funnel. */
export const conditionalSplit: Behaviour = {
	show(row, world) {
		const filter = world.find('RefineFilter', row.data.filter_row_id);
		return {
			funnel_public_id: publicId(row.scope.funnel_id),
			condition: {
				filter_id: filter === undefined ? null : publicId(filter.id),
				is_setup: filter !== undefined,
				filter: filter === undefined ? null : world.show('RefineFilter', filter),
			},
			branches: branchesOf(row).map((branch) => shown(world, branch)),
		};
	},
	prepare(input, context) {
		const { world, scope, row } = context;
		const { condition, branches } = input as { condition?: { filter_id?: string }; branches?: Entry[] };
		if (row !== undefined && condition === undefined && branches === undefined) {
			throw unprocessable('Provide condition or branches');
		}
		const list = 'conditional_split_step.branches';
		const entries = branches ?? [];
		refuseExtraKeys(entries, ['page_id', 'page_ids'], list);
		if (entries.length > 2 || (row !== undefined && branches !== undefined && entries.length !== 2)) {
			throw unprocessable(`${list} must have two entries`);
		}
		const id = condition?.filter_id;
		if (id !== undefined && /^\d+$/.test(id)) {
			throw unprocessable('condition.filter_id must be a stable identifier, not a raw numeric id');
		}
		const filter = id === undefined ? undefined : reachable(world.table('RefineFilter'), id, scope);
		if (id !== undefined && filter === undefined) {
			throw unprocessable('condition.filter_id not found in this workspace');
		}
		const anchor = input.show_page_step_id;
		checkAnchor(anchor, context);
		const pages = pagesOf(entries, list, context);
		return { plan: { entries, pages, anchor }, ...(filter !== undefined && { filter_row_id: filter.id }) };
	},
	created: (row, _input, world) => settle(world, row, 'Funnels::ConditionalSplitStep', undefined),
	updated: rearrange,
};

/** The list shows the filters of conditions only when asked; a split on its own always does. */
export const listConditionalSplits: Handler = (call) => {
	const body = listBody(call, pageOf(call)) as { conditional_split_steps: { condition: Data }[] };
	if (!call.query.expand.has('filter')) {
		for (const split of body.conditional_split_steps) split.condition = without(split.condition, 'filter');
	}
	return { status: 200, body };
};

/** Deletes a split whose branches go by these names. What `branch` does not name is kept and moves up. */
export const destroySplit =
	(...names: [string, string]): Handler =>
	(call) => {
		const { world, operation, query } = call;
		const split = subject(call);
		const { branch = 'both' } = query.plain;
		if (![...names, 'both'].includes(branch)) {
			throw badRequest(`branch must be one of: ${[...names, 'both'].join(', ')}`);
		}
		const paths = branchesOf(split).map(({ steps }) => steps);
		const kept = branch === 'both' ? [] : paths[1 - names.indexOf(branch)];
		const place = placeOf(world, parentOf(call), split.id);
		splice(place, 1, ...kept);
		paths.filter((steps) => steps !== kept).forEach((steps) => discard(world, steps));
		world.remove(operation.kind, split);
		return { status: 204 };
	};
