import { accountCases, webhookCases } from './account.mts';
import type { Cases } from './case.mts';
import { contactCases, contactTagCases } from './contacts.mts';
import { courseCases, formCases } from './courses.mts';
import { fulfillmentCases, orderCases } from './orders.mts';
import { imageCases, productCases } from './products.mts';

/** A case for every operation of the node. */
export const cases: Cases = {
	...accountCases,
	...contactCases,
	...contactTagCases,
	...courseCases,
	...formCases,
	...fulfillmentCases,
	...imageCases,
	...orderCases,
	...productCases,
	...webhookCases,
};
