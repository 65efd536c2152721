import { integerId } from '../../core/ids.mts';
import type { Row } from '../../core/store.mts';
import type { World } from '../../core/world.mts';

/** Page steps are in no list of the API: they show inside their page and funnel. */
const pageSteps = 'Funnels::ShowPageStep';

/** A step of a funnel: a page step or a split. */
export interface Step {
	kind: string;
	id: number;
}

/** Steps that follow one another: those of a funnel, or of one branch of a split. */
export interface Sequence {
	/** The funnel or split. */
	owner: Row;
	branch?: number;
	steps: readonly Step[];
}

/** A place between steps. */
export interface Place {
	sequence: Sequence;
	at: number;
}

export function isPageStep({ kind }: Step): boolean {
	return kind === pageSteps;
}

/** The page step or split behind a step. */
export function rowOf(world: World, { kind, id }: Step): Row {
	return world.find(kind, id) as Row;
}

/** The steps that a funnel begins with and, behind splits, goes on with. */
export function mainSequence(funnel: Row): Sequence {
	return { owner: funnel, steps: (funnel.data.steps ?? []) as Step[] };
}

/** The branches of a split. */
export function branchesOf(split: Row): Sequence[] {
	return ((split.data.paths ?? [[], []]) as Step[][]).map((steps, branch) => ({
		owner: split,
		branch,
		steps,
	}));
}

function* walk(world: World, sequence: Sequence): Generator<Place> {
	for (const [at, step] of sequence.steps.entries()) {
		yield { sequence, at };
		if (isPageStep(step)) continue;
		for (const branch of branchesOf(rowOf(world, step))) yield* walk(world, branch);
	}
}

/** Where a step of a funnel stands, at any depth. */
export function placeOf(world: World, funnel: Row, id: number): Place {
	for (const place of walk(world, mainSequence(funnel))) {
		if (place.sequence.steps[place.at].id === id) return place;
	}
	throw new Error(`The funnel ${funnel.id} has no step ${id}`);
}

/**
 * The place behind the page step, or behind the split that goes on with the sequence, of that id or public
 * id.
 */
export function placeAfter(world: World, funnel: Row, value: unknown): Place | undefined {
	const id = integerId(value);
	for (const { sequence, at } of walk(world, mainSequence(funnel))) {
		const step = sequence.steps[at];
		const own = isPageStep(step) ? step.id : rowOf(world, step).data.convergence_id;
		if (own === id) return { sequence, at: at + 1 };
	}
	return undefined;
}

function write({ owner, branch }: Sequence, steps: Step[]): void {
	if (branch === undefined) {
		owner.data = { ...owner.data, steps };
	} else {
		const paths = branchesOf(owner).map((one) => (one.branch === branch ? steps : [...one.steps]));
		owner.data = { ...owner.data, paths };
	}
}

/** Puts steps at a place, instead of so many that are there. */
export function splice({ sequence, at }: Place, instead: number, ...steps: Step[]): void {
	write(sequence, sequence.steps.toSpliced(at, instead, ...steps));
}

/** A step's position since the split before it: what follows a split is a sequence of its own. */
export function sortOrder(steps: readonly Step[], at: number): number {
	return at - 1 - steps.slice(0, at).findLastIndex((step) => !isPageStep(step));
}

/** The page step of a page; undefined for pages that are in no funnel. */
export function stepOfPage(world: World, page: Row): Row | undefined {
	return world.find(pageSteps, page.data.step_id);
}

/** The page step of a workspace with that id or public id. */
export function pageStep(world: World, workspaceId: number, value: unknown): Row | undefined {
	const row = world.find(pageSteps, integerId(value));
	return row?.scope.workspace_id === workspaceId ? row : undefined;
}

/** The page on a page step. */
export function pageOn(world: World, step: Row): Row {
	return world.find('Page', step.data.page_id) as Row;
}

function leave(page: Row): void {
	page.data = { ...page.data, funnel_id: null, step_id: null };
}

/** Puts a page on a page step; the page that was there is kept, in no funnel. */
export function takeOver(world: World, step: Row, page: Row): void {
	const before = pageOn(world, step);
	if (before.id === page.id) return;
	leave(before);
	step.data = { ...step.data, page_id: page.id };
	page.data = { ...page.data, funnel_id: step.scope.funnel_id, step_id: step.id };
}

/** A new step for a page, not yet in a sequence. */
export function newPageStep(world: World, funnel: Row, page: Row): Step {
	const table = world.table(pageSteps);
	const id = table.nextId(world.random.between(1, 9));
	const scope = { workspace_id: funnel.scope.workspace_id, funnel_id: funnel.id };
	table.insert({ id, scope, data: { page_id: page.id, products: [] } });
	page.data = { ...page.data, funnel_id: funnel.id, step_id: id };
	return { kind: pageSteps, id };
}

/** Does away with steps that are in no sequence any more, and all below them. Their pages are kept. */
export function discard(world: World, steps: readonly Step[]): void {
	for (const step of steps) {
		const row = rowOf(world, step);
		if (isPageStep(step)) leave(pageOn(world, row));
		else for (const branch of branchesOf(row)) discard(world, branch.steps);
		world.table(step.kind).remove(row);
	}
}

/** Takes a page's step out of its funnel, where it has one. */
export function removeFromFunnel(world: World, page: Row): void {
	const step = stepOfPage(world, page);
	if (step === undefined) return;
	const place = placeOf(world, world.find('Funnel', step.scope.funnel_id) as Row, step.id);
	const own = place.sequence.steps[place.at];
	splice(place, 1);
	discard(world, [own]);
}

/** The pages of steps and of all below them, in their order. */
export function pagesIn(world: World, steps: readonly Step[]): Row[] {
	return steps.flatMap((step) => {
		const row = rowOf(world, step);
		return isPageStep(step)
			? [pageOn(world, row)]
			: branchesOf(row).flatMap((branch) => pagesIn(world, branch.steps));
	});
}
