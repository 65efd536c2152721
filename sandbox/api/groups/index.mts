import type { Behaviour, Group, Handler } from '../core/behaviour.mts';
import { account } from './account/account.mts';
import { images } from './account/images.mts';
import { recordStatsGroup } from './account/record-stats.mts';
import { webhooks } from './account/webhooks.mts';
import { appointments } from './appointments.mts';
import { blogPosts } from './blogs/posts.mts';
import { communities } from './communities/communities.mts';
import { communityMembers } from './communityMembers/members.mts';
import { contactActions } from './contacts/actions.mts';
import { contacts } from './contacts/contacts.mts';
import { contactFilters } from './contacts/filters.mts';
import { contactTags } from './contacts/tags.mts';
import { courses } from './courses/courses.mts';
import { emailBroadcasts } from './emails/broadcasts.mts';
import { emails } from './emails/emails.mts';
import { emailSenders } from './emails/senders.mts';
import { forms } from './forms/forms.mts';
import { funnels } from './funnels/funnels.mts';
import { pages } from './funnels/pages.mts';
import { stats } from './funnels/stats.mts';
import { externalPurchases } from './orders/external-purchases.mts';
import { fulfillments } from './orders/fulfillments.mts';
import { invoices } from './orders/invoices.mts';
import { orders } from './orders/orders.mts';
import { subscriptionChanges } from './orders/subscription-changes.mts';
import { transactions } from './orders/transactions.mts';
import { discounts } from './products/discounts.mts';
import { prices } from './products/prices.mts';
import { products } from './products/products.mts';
import { stores } from './products/stores.mts';
import { sales } from './sales/sales.mts';
import { addresses } from './shipping/countries.mts';
import { shippingRates } from './shipping/rates.mts';
import { shippingZones } from './shipping/zones.mts';
import { sites } from './website/sites.mts';
import { themes } from './website/themes.mts';
import { workflowStepStats } from './workflows/step-stats.mts';
import { workflows } from './workflows/workflows.mts';

const groups: readonly Group[] = [
	account,
	images,
	recordStatsGroup,
	webhooks,
	appointments,
	blogPosts,
	communities,
	communityMembers,
	contactActions,
	contacts,
	contactFilters,
	contactTags,
	courses,
	emailBroadcasts,
	emails,
	emailSenders,
	forms,
	funnels,
	pages,
	stats,
	externalPurchases,
	fulfillments,
	invoices,
	orders,
	subscriptionChanges,
	transactions,
	discounts,
	prices,
	products,
	stores,
	sales,
	addresses,
	shippingRates,
	shippingZones,
	sites,
	themes,
	workflowStepStats,
	workflows,
];

/** All that is special, by kind. */
export const behaviours: Readonly<Record<string, Behaviour>> = Object.assign(
	{},
	...groups.map((group) => group.behaviours),
);

/** All operations that are not plain create, read, update, delete, by operation id. */
export const handlers: Readonly<Record<string, Handler>> = Object.assign(
	{},
	...groups.map((group) => group.handlers),
);
