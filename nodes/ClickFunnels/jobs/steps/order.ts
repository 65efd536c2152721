import * as kinds from '../../kinds';
import type { Chosen, Id } from '../../table/api';
import { sameChosen } from '../../table/called';
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

/** Orders that are the same, for items that wait for each other. */
export function sameOrder({ id }: { id: Id }): string {
	return sameChosen(id as Chosen);
}
