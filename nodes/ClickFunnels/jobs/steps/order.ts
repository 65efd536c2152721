import * as kinds from '../../kinds';
import type { Chosen, Id } from '../../table/api';
import { sameChosen } from '../../table/called';
import { number, reference } from '../../table/field';

export const ORDER = 'GET /orders/{id}';

/** What says which order is meant. */
export const WHICH = { id: reference('Order', kinds.order) };

/** How long what a payment processor does behind the answer is waited for. */
export const MAX_WAIT = number('Max Seconds of Waiting', {
	min: 0,
	placeholder: 'e.g. 30',
	description: 'For the payment processor. By default 30.',
});

export const USUAL_WAIT = 30;

/** Orders that are the same, for items that wait for each other. */
export function sameOrder({ id }: { id: Id }): string {
	return sameChosen(id as Chosen);
}
