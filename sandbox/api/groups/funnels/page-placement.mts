import type { ChangeContext } from '../../core/behaviour.mts';
import { badRequest, unprocessable } from '../../core/errors.mts';
import { reachable } from '../../core/references.mts';
import type { Data, Row } from '../../core/store.mts';
import type { World } from '../../core/world.mts';
import {
	isPageStep,
	mainSequence,
	newPageStep,
	pageStep,
	placeAfter,
	placeOf,
	removeFromFunnel,
	sortOrder,
	splice,
	stepOfPage,
	takeOver,
} from './steps.mts';
import type { Place } from './steps.mts';

/** Where a page is to go: onto a step that is there, or a step of its own to a place of a funnel. */
export type Placement = { onto: Row } | { funnel: Row; place: Place };

interface Wanted {
	funnel_id?: string;
	after_show_page_step_id?: number | string | null;
	show_page_step_id?: number | string;
}

function outOfBounds(order: number): Error {
	return unprocessable(`sort_order ${order} is out of bounds`);
}

function newPlace(wanted: Wanted, order: number | undefined, { world, scope }: ChangeContext): Placement {
	const funnel = reachable(world.table('Funnel'), wanted.funnel_id, scope);
	if (funnel === undefined) throw badRequest('funnel.funnel_id not found in this workspace');
	const sequence = mainSequence(funnel);
	const { after_show_page_step_id: after } = wanted;
	if (after !== undefined && after !== null) {
		const place = placeAfter(world, funnel, after);
		if (place === undefined) throw badRequest('funnel.after_show_page_step_id not found in this funnel');
		return { funnel, place };
	}
	const at = order ?? sequence.steps.length;
	if (at < 0 || at > sequence.steps.length) throw outOfBounds(at);
	return { funnel, place: { sequence, at } };
}

function otherPlace(order: number, page: Row, world: World): Placement {
	const step = stepOfPage(world, page);
	if (step === undefined) throw unprocessable('sort_order needs a page that is on exactly one funnel step');
	const funnel = world.find('Funnel', step.scope.funnel_id) as Row;
	const { sequence, at } = placeOf(world, funnel, step.id);
	// What follows a split is a sequence of its own.
	const start = at - sortOrder(sequence.steps, at);
	const length = sequence.steps.slice(start).findIndex((one) => !isPageStep(one));
	if (order < 0 || order >= (length < 0 ? sequence.steps.length - start : length)) throw outOfBounds(order);
	return { funnel, place: { sequence, at: start + order } };
}

/**
 * Where a request puts a page; undefined where it says nothing of that. `show_page_step_id` beats all others
 * (PageParameters, PageParametersUpdate). Throws 400 for unknown ids, 422 for a position out of bounds.
 */
export function placementOf(input: Data, context: ChangeContext): Placement | undefined {
	const { world, scope, row } = context;
	const wanted = (input.funnel ?? {}) as Wanted;
	const order = input.sort_order as number | undefined;
	if (wanted.show_page_step_id !== undefined) {
		const onto = pageStep(world, scope.workspace_id, wanted.show_page_step_id);
		if (onto === undefined) throw badRequest('funnel.show_page_step_id not found in this workspace');
		return { onto };
	}
	if (row !== undefined) return order === undefined ? undefined : otherPlace(order, row, world);
	return wanted.funnel_id === undefined ? undefined : newPlace(wanted, order, context);
}

/** Puts a page where it is to go. */
export function place(world: World, page: Row, placement: Placement): void {
	if ('onto' in placement) {
		if (placement.onto.id === page.data.step_id) return;
		removeFromFunnel(world, page);
		takeOver(world, placement.onto, page);
		return;
	}
	const { funnel, place: to } = placement;
	const step = stepOfPage(world, page);
	if (step === undefined) {
		splice(to, 0, newPageStep(world, funnel, page));
	} else {
		const from = placeOf(world, funnel, step.id);
		const own = from.sequence.steps[from.at];
		const steps = from.sequence.steps.toSpliced(from.at, 1);
		splice({ sequence: { ...from.sequence, steps }, at: to.at }, 0, own);
	}
}
