import type { Operation } from '../core/operations.mts';
import type { World } from '../core/world.mts';
import { seedAccount } from './account.mts';
import { seedUpcomingAppointments } from './appointments.mts';
import { seedRenewals, seedRestocks } from './after-sales.mts';
import { seedContacts, seedContactTags } from './contacts.mts';
import { seedCourses } from './courses.mts';
import { seedExternalPurchases } from './external-purchases.mts';
import { seedForms, seedFormSubmissions } from './forms.mts';
import { seedFunnels, seedSplitConditions } from './funnels.mts';
import { seedFulfillments, seedOrders } from './orders.mts';
import { seedProducts } from './products.mts';
import { seedRest } from './rest.mts';
import { seedSales } from './sales.mts';
import { seedDiscounts, seedDownloads } from './shop.mts';
import { seedImages, seedWebhooks } from './sites.mts';
import { seedWorkflows } from './workflows.mts';

// How much each workspace holds, the largest first.
const sizes = [
	{ contacts: 200, products: 30, orders: 70, courses: 5, images: 30, submissions: 45, fulfillments: 12 },
	{ contacts: 24, products: 8, orders: 7, courses: 2, images: 3, submissions: 5, fulfillments: 2 },
	{ contacts: 7, products: 6, orders: 7, courses: 1, images: 2, submissions: 3, fulfillments: 1 },
];

/**
 * Fills a new world with the company: an educator with two teams and three workspaces, and at least one
 * record of every kind.
 */
export function seedCompany(world: World, operations: Iterable<Operation>): void {
	const scopes = seedAccount(world);
	scopes.forEach((scope, index) => {
		const size = sizes[index];
		seedImages(world, scope, size.images);
		seedContactTags(world, scope);
		seedContacts(world, scope.workspace_id, size.contacts);
		seedProducts(world, scope, size.products);
		seedOrders(world, scope, size.orders);
		seedFulfillments(world, scope, size.fulfillments);
		seedRenewals(world, scope);
		seedRestocks(world, scope);
		seedCourses(world, scope, size.courses);
		seedForms(world, scope);
		seedFunnels(world, scope);
		seedFormSubmissions(world, scope, size.submissions);
		seedWebhooks(world, scope);
		seedSales(world, scope);
		seedWorkflows(world, scope);
		seedDiscounts(world, scope);
		seedDownloads(world, scope);
		seedExternalPurchases(world, scope);
	});
	seedRest(world, [...operations]);
	seedSplitConditions(world);
	scopes.forEach((scope, index) => seedUpcomingAppointments(world, scope, index === 0 ? 24 : 2));
}
