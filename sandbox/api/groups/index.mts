import type { Behaviour, Group, Handler } from '../core/behaviour.mts';
import { account } from './account.mts';
import { addresses } from './countries.mts';
import { communities } from './communities.mts';
import { contactActions } from './contact-actions.mts';
import { contactFilters } from './contact-filters.mts';
import { contactTagsGroup } from './contact-tags.mts';
import { contacts } from './contacts.mts';
import { courses } from './courses.mts';
import { discounts } from './discounts.mts';
import { emailBroadcasts } from './email-broadcasts.mts';
import { emailSenders } from './email-senders.mts';
import { emails } from './emails.mts';
import { forms } from './forms.mts';
import { fulfillments } from './fulfillments.mts';
import { funnels } from './funnels.mts';
import { images } from './images.mts';
import { invoices } from './invoices.mts';
import { orders } from './orders.mts';
import { pages } from './pages.mts';
import { prices } from './prices.mts';
import { products } from './products.mts';
import { sales } from './sales.mts';
import { stats } from './stats.mts';
import { subscriptionChanges } from './subscription-changes.mts';
import { transactions } from './transactions.mts';
import { webhooks } from './webhooks.mts';
import { websites } from './websites.mts';
import { workflows } from './workflows.mts';

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
