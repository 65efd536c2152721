import * as kinds from '../../kinds';
import type { Chosen, Id } from '../../table/api';
import { sameChosen } from '../../table/called';
import { reference } from '../../table/field';

export const ORDER = 'GET /orders/{id}';

/** What says which order is meant. */
export const WHICH = { id: reference('Order', kinds.order) };

/** Orders that are the same, for items that wait for each other. */
export function sameOrder({ id }: { id: Id }): string {
	return sameChosen(id as Chosen);
}
