import type { Behaviour, Group, Handler } from '../core/behaviour.mts';
import { account } from './account/account.mts';
import { addresses } from './shipping/countries.mts';
import { communities } from './communities/communities.mts';
import { contactActions } from './contacts/actions.mts';
import { contactFilters } from './contacts/filters.mts';
import { contactTagsGroup } from './contacts/tags.mts';
import { contacts } from './contacts/contacts.mts';
import { courses } from './courses/courses.mts';
import { discounts } from './products/discounts.mts';
import { emailBroadcasts } from './emails/broadcasts.mts';
import { emailSenders } from './emails/senders.mts';
import { emails } from './emails/emails.mts';
import { forms } from './forms/forms.mts';
import { fulfillments } from './orders/fulfillments.mts';
import { funnels } from './funnels/funnels.mts';
import { images } from './account/images.mts';
import { invoices } from './orders/invoices.mts';
import { orders } from './orders/orders.mts';
import { pages } from './funnels/pages.mts';
import { prices } from './products/prices.mts';
import { products } from './products/products.mts';
import { sales } from './sales/sales.mts';
import { stats } from './funnels/stats.mts';
import { subscriptionChanges } from './orders/subscription-changes.mts';
import { transactions } from './orders/transactions.mts';
import { webhooks } from './account/webhooks.mts';
import { websites } from './website/websites.mts';
import { workflows } from './workflows/workflows.mts';

const groups: readonly Group[] = [
	account,
	addresses,
	communities,
	contactActions,
	contactFilters,
	contactTagsGroup,
	contacts,
	courses,
	discounts,
	emailBroadcasts,
	emailSenders,
	emails,
	forms,
	fulfillments,
	funnels,
	images,
	invoices,
	orders,
	pages,
	prices,
	products,
	sales,
	stats,
	subscriptionChanges,
	transactions,
	webhooks,
	websites,
	workflows,
];

/** All that is special, by entity. */
export const behaviours: Readonly<Record<string, Behaviour>> = Object.assign(
	{},
	...groups.map((group) => group.behaviours),
);

/** All operations that are not plain create, read, update, delete, by operation id. */
export const handlers: Readonly<Record<string, Handler>> = Object.assign(
	{},
	...groups.map((group) => group.handlers),
);
