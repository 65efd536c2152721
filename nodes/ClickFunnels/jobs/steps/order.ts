import * as kinds from '../../kinds';
import { isCalled, type Chosen, type Id } from '../../table/api';
import { numberIn, sameChosen } from '../../table/called';
import { reference } from '../../table/field';
import { WAIT } from '../../table/settled';

export const ORDER = 'GET /orders/{id}';

/** What says which order is meant. */
export const WHICH = { id: reference('Order', kinds.order) };

/** Seconds that it is waited for, unless others are given. */
export const USUAL_WAIT = 30;

/** How long what a payment processor does behind the answer is waited for. */
export const MAX_WAIT = {
	...WAIT,
	initial: USUAL_WAIT,
	description: 'For the payment processor',
};

/** Orders that are the same, for items that wait for each other: a number may be written with a sign before it. */
export function sameOrder({ id }: { id: Id }): string {
	const chosen = id as Chosen;
	return isCalled(chosen) ? `number ${numberIn(chosen.called)}` : sameChosen(chosen);
}
