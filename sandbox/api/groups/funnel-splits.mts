import type { Behaviour, ChangeContext } from '../core/behaviour.mts';
import { badRequest, unprocessable } from '../core/errors.mts';
import { publicId } from '../core/ids.mts';
import { reachable } from '../core/references.mts';
import type { Data, Row } from '../core/store.mts';
import { summary, summaryOf } from '../core/summary.mts';
import type { World } from '../core/world.mts';

interface Entry {
	page_id?: number;
	page_ids?: number[];
	weight?: number;
}

function stepOf(page: Row | undefined): Data | null {
	if (page?.data.step_id === undefined) return null;
	const id = page.data.step_id as number;
	const { name, current_path: path } = page.data;
	return { id, public_id: publicId(id), name, current_path: path ?? '' };
}

function placed(world: World, pages: unknown): { show_page_step: Data | null; page: Data | null } {
	const page = world.find('Page', (pages as number[])[0]);
	return { show_page_step: stepOf(page), page: page === undefined ? null : summaryOf(page, ['name']) };
}

// Weights stand on both or neither: 100/0 for one variant, 50/50 for two, and sum up to 100.
function weightsOf(variants: Entry[]): number[] {
	const given = variants.filter(({ weight }) => weight !== undefined).length;
	if (given === 0) return variants.length === 1 ? [100, 0] : [50, 50];
	const weights = variants.map(({ weight }) => weight ?? 0);
	if (variants.length === 1) weights.push(100 - weights[0]);
	const sum = weights.reduce((total, weight) => total + weight, 0);
	const legal = weights.every((weight) => weight >= 0 && weight <= 100);
	if (given !== variants.length || sum !== 100 || !legal) throw unprocessable('Weights must sum to 100');
	return weights;
}

function pagesOf(entries: Entry[], kind: string, { world, scope }: ChangeContext): number[][] {
	return entries.map(({ page_id: one, page_ids: several }, at) => {
		if (one !== undefined && several !== undefined) {
			throw badRequest(`${kind}[${at}] must provide either page_id or page_ids, not both`);
		}
		return (several ?? (one === undefined ? [] : [one])).map((id) => {
			const page = reachable(world.table('Page'), id, scope);
			if (page === undefined) throw badRequest(`${kind}[${at}].page_id not found in this workspace`);
			return page.id;
		});
	});
}

function refuseExtraKeys(entries: Entry[], allowed: string[], kind: string): void {
	const extra = entries.flatMap((entry) => Object.keys(entry)).find((key) => !allowed.includes(key));
	if (extra !== undefined) throw unprocessable(`${kind} has unsupported keys: ${extra}`);
}

/** Split tests of a funnel. */
export const splitTest: Behaviour = {
	show: (row, world) => ({
		funnel: summary(world, 'Funnel', row.scope.funnel_id, ['name']),
		variants: (row.data.pages as number[][]).map((pages, at) => ({
			...placed(world, pages),
			weight: (row.data.weights as number[])[at],
		})),
	}),
	prepare(input, context) {
		const entries = (input.variants ?? []) as Entry[];
		refuseExtraKeys(entries, ['page_id', 'weight'], 'variants');
		if (entries.length < (context.row === undefined ? 1 : 2) || entries.length > 2) {
			throw unprocessable('variants must have two entries');
		}
		const pages = pagesOf(entries, 'split_test_step.variants', context);
		const stored = (context.row?.data.pages ?? [[], []]) as number[][];
		return {
			pages: [0, 1].map((at) => (pages[at]?.length ? pages[at] : stored[at])),
			weights: weightsOf(entries),
		};
	},
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
			branches: (row.data.pages as number[][]).map((pages) => placed(world, pages)),
		};
	},
	prepare(input, context) {
		const { world, scope, row } = context;
		const { condition, branches } = input as { condition?: { filter_id?: string }; branches?: Entry[] };
		if (row !== undefined && condition === undefined && branches === undefined) {
			throw unprocessable('Provide condition or branches');
		}
		const entries = branches ?? [];
		refuseExtraKeys(entries, ['page_id', 'page_ids'], 'branches');
		const id = condition?.filter_id;
		if (id !== undefined && /^\d+$/.test(id)) {
			throw unprocessable('condition.filter_id must be a stable identifier, not a raw numeric id');
		}
		const filter = id === undefined ? undefined : reachable(world.table('RefineFilter'), id, scope);
		if (id !== undefined && filter === undefined) {
			throw unprocessable('condition.filter_id not found in this workspace');
		}
		const pages = pagesOf(entries, 'conditional_split_step.branches', context);
		const stored = (row?.data.pages ?? [[], []]) as number[][];
		return {
			pages: [0, 1].map((at) => (pages[at]?.length ? pages[at] : stored[at])),
			...(filter !== undefined && { filter_row_id: filter.id }),
		};
	},
};
