import type { Behaviour, ChangeContext } from '../../core/behaviour.mts';
import { unprocessable } from '../../core/errors.mts';
import type { Data, Row } from '../../core/store.mts';
import { bySortOrder } from '../../core/store.mts';
import { summaryOf } from '../../core/summary.mts';
import type { World } from '../../core/world.mts';
import { completed, typeOf } from './settings.mts';

const kind = 'Workflows::Step';

/** Where steps stand in a row: the trunk, or a branch of a split. */
interface Container {
	parent_step_id: number | null;
	branch: string | null;
}

const trunk: Container = { parent_step_id: null, branch: null };
const branches: Readonly<Record<string, readonly string[]>> = {
	conditional_split_step: ['matched', 'unmatched'],
	split_test_step: ['0', '1'],
};
const legacyBranches: Readonly<Record<string, string>> = { match: 'matched', fallback: 'unmatched' };

function containerOf({ data }: Row): Container {
	return { parent_step_id: data.parent_step_id as number | null, branch: data.branch as string | null };
}

function isIn({ data }: Row, { parent_step_id, branch }: Container): boolean {
	return data.parent_step_id === parent_step_id && data.branch === branch;
}

function stepsIn(world: World, workflowId: number, container: Container): Row[] {
	return world
		.table(kind)
		.list('workflow_id', workflowId)
		.filter((row) => isIn(row, container))
		.sort(bySortOrder);
}

/** The step that the ways out of a split meet at; null where the split ends the flow. */
function convergence(world: World, step: Row): number | null {
	const inRow = stepsIn(world, step.scope.workflow_id, containerOf(step));
	const next = inRow.at(inRow.indexOf(step) + 1);
	const parent = world.find(kind, step.data.parent_step_id);
	return next?.id ?? (parent === undefined ? null : convergence(world, parent));
}

function isSplit({ data }: Row): boolean {
	return Object.hasOwn(branches, String(data.step_type));
}

function branchOf(parent: Row, branch: unknown): string {
	const known = branches[String(parent.data.step_type)] ?? [];
	const name = legacyBranches[String(branch)] ?? String(branch ?? '');
	if (known.includes(name)) return name;
	throw unprocessable(
		parent.data.step_type === 'split_test_step'
			? 'branch must be a variant index between 0 and 1.'
			: "branch must be 'matched' or 'unmatched' of a conditional split.",
	);
}

function sibling(world: World, id: unknown, field: string, workflowId: number): Row | undefined {
	if (id === undefined) return undefined;
	const row = world.find(kind, id);
	if (row?.scope.workflow_id !== workflowId) throw unprocessable(`${field} is not a step of this workflow.`);
	return row;
}

/** The container that a request names, by branch or by the step before. */
function chosenContainer(input: Data, after: Row | undefined, context: ChangeContext): Container {
	const { world, scope, row } = context;
	const parent = sibling(world, input.parent_step_id, 'parent_step_id', scope.workflow_id);
	if (parent !== undefined) return { parent_step_id: parent.id, branch: branchOf(parent, input.branch) };
	if (input.branch !== undefined)
		throw unprocessable('parent_step_id is required when placing inside a branch.');
	if (after !== undefined) return containerOf(after);
	return row === undefined ? trunk : containerOf(row);
}

/** Container and place in it; by default the end. */
function placed(input: Data, context: ChangeContext): Container & { sort_order: number } {
	const { world, scope, row } = context;
	const { position, after_step_id: afterId } = input;
	if (position !== undefined && afterId !== undefined) {
		throw unprocessable('position and after_step_id are mutually exclusive');
	}
	const after = sibling(world, afterId, 'after_step_id', scope.workflow_id);
	const container = chosenContainer(input, after, context);
	const others = stepsIn(world, scope.workflow_id, container).filter((other) => other !== row);
	if (after !== undefined && !others.includes(after)) {
		throw unprocessable('after_step_id is not a step of this branch.');
	}
	const wanted = after === undefined ? Number(position ?? others.length) : others.indexOf(after) + 1;
	return { ...container, sort_order: Math.min(Math.max(wanted, 0), others.length) };
}

const placement = ['parent_step_id', 'branch', 'position', 'after_step_id'];

/** Numbers every container from 0, around the place of a step that has just come. */
function renumber(world: World, workflowId: number, arrived?: Row): void {
	const counts = new Map<string, number>();
	const others = [...world.table(kind).list('workflow_id', workflowId)]
		.filter((row) => row !== arrived)
		.sort(bySortOrder);
	for (const row of others) {
		const container = containerOf(row);
		const key = JSON.stringify(container);
		const taken = arrived && isIn(arrived, container) ? Number(arrived.data.sort_order) : -1;
		const at = counts.get(key) ?? 0;
		const place = at === taken ? at + 1 : at;
		counts.set(key, place + 1);
		if (row.data.sort_order !== place) world.change(kind, row, { sort_order: place });
	}
}

function titleOf(type: string): string {
	return type
		.split('_')
		.map((word) => word.charAt(0).toUpperCase() + word.slice(1))
		.join(' ');
}

// A step that lacks what it needs is created all the same and skipped when the workflow runs.
function stateOf(type: string, settings: Data): string {
	const inner = settings[type] as Data;
	return type === 'send_email_step' && inner.template_id === null ? 'notSetup' : 'active';
}

/** Steps of workflows: their settings, and their places on the trunk and in the branches of splits. */
export const step: Behaviour = {
	show: (row, world) => ({ convergence_step_id: isSplit(row) ? convergence(world, row) : null }),
	defaults: (input) => ({ name: titleOf(String(input.step_type)) }),
	prepare(input, context) {
		const { row } = context;
		const { name, step_type_settings: sent } = input;
		const moves = placement.some((key) => input[key] !== undefined);
		if (row !== undefined && moves && isSplit(row)) throw unprocessable('Split steps cannot be moved.');
		const result: Data = {
			...(name !== undefined && { name }),
			...((row === undefined || moves) && placed(input, context)),
		};
		if (sent === undefined) return result;
		const type = typeOf(sent as Data);
		if (row !== undefined && row.data.step_type !== type) {
			throw unprocessable('The type of a step cannot be changed.');
		}
		const settings = completed(type, sent as Data, context);
		return { ...result, step_type: type, step_type_settings: settings, state: stateOf(type, settings) };
	},
	created: (row, _input, world) => renumber(world, row.scope.workflow_id, row),
	updated(row, input, world) {
		if (input.sort_order !== undefined) renumber(world, row.scope.workflow_id, row);
	},
	removed(row, world) {
		const below = world.table(kind).list('workflow_id', row.scope.workflow_id);
		for (const inner of below.filter(({ data }) => data.parent_step_id === row.id)) world.remove(kind, inner);
		renumber(world, row.scope.workflow_id);
	},
};

const treeFields = ['step_type', 'name', 'sort_order', 'state', 'step_type_settings'];

/** The steps of a container in the order they are taken, with what is in their branches. */
export function tree(world: World, workflowId: number, container: Container = trunk): Data[] {
	return stepsIn(world, workflowId, container).map((row) => {
		const shown = summaryOf(row, treeFields);
		if (!isSplit(row)) return shown;
		shown.convergence_step_id = convergence(world, row);
		const type = String(row.data.step_type);
		const inside = branches[type].map((branch) => ({
			branch,
			steps: tree(world, workflowId, { parent_step_id: row.id, branch }),
		}));
		if (type === 'conditional_split_step') return { ...shown, branches: inside };
		const { variants } = (row.data.step_type_settings as Record<string, { variants: Data[] }>)[type];
		return {
			...shown,
			variants: inside.map(({ steps }, at) => ({ weight: variants[at].weight, steps })),
		};
	});
}
