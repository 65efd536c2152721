import type { Cases } from '../case.mts';
import { externalPurchaseCases } from './externalPurchase.mts';
import { fulfillmentCases, fulfillmentLocationCases } from './fulfillment.mts';
import { invoiceCases } from './invoice.mts';
import { orderCases } from './order.mts';
import { orderTagCases } from './orderTag.mts';
import { transactionCases } from './transaction.mts';

export const orders: Cases = {
	...externalPurchaseCases,
	...fulfillmentCases,
	...fulfillmentLocationCases,
	...invoiceCases,
	...orderCases,
	...orderTagCases,
	...transactionCases,
};
