import type { Client, Json } from './contract-requests.mts';

type Ask<T> = (client: Client) => Promise<T>;

async function listOf(client: Client, path: string): Promise<Json[]> {
	const { body } = await client.api.handle({ method: 'GET', path, query: '', headers: {} });
	return body as Json[];
}

async function inWorkspace(client: Client, collection: string): Promise<Json[]> {
	return listOf(client, `/workspaces/${await client.idOf('Workspace')}/${collection}`);
}

function chosen(collection: string, test: (record: Json) => boolean): Ask<number> {
	return async (client) => (await inWorkspace(client, collection)).find(test)?.id as number;
}

async function external(client: Client): Promise<Json> {
	const orders = await inWorkspace(client, 'orders');
	return orders.find((order) => order.payment_processor === 'external') as Json;
}

async function draftCourse(client: Client): Promise<number> {
	const courses = await inWorkspace(client, 'courses');
	return courses.find((course) => course.published_at === null)?.id as number;
}

async function moduleId(client: Client): Promise<number> {
	const sections = await listOf(client, `/courses/${await draftCourse(client)}/sections`);
	return sections.find((section) => section.parent_id !== null)?.id as number;
}

async function created(client: Client, collection: string, root: string, record: Json): Promise<number> {
	const { body } = await client.api.handle({
		method: 'POST',
		path: `/workspaces/${await client.idOf('Workspace')}/${collection}`,
		query: '',
		headers: {},
		body: { [root]: record },
	});
	return (body as Json).id as number;
}

const later = '2033-05-01T10:00:00.000Z';

const PURCHASES = 'webhooks_incoming_external_purchases_endpoint';
const purchases = { name: 'Walk', provider: 'whop' };

function scheduledAction(collection: string, root: string, more: Ask<Json>): Ask<number> {
	return async (client) =>
		created(client, `contacts/${collection}`, root, {
			target_all: true,
			scheduled_for: later,
			...(await more(client)),
		});
}

async function lineItem(client: Client): Promise<Json> {
	const { line_items: items } = await external(client);
	const [{ products_variant: variant, products_price: price }] = items as {
		products_variant: Json;
		products_price: Json;
	}[];
	return { variant_id: variant.id, products_price_id: price.id, quantity: 1 };
}

async function unfulfilled(client: Client): Promise<Json> {
	const invoices = await inWorkspace(client, 'orders/invoices');
	const lines = invoices.flatMap((invoice) => invoice.line_items as Json[]);
	const line = lines.find(({ fulfillment_status: status }) => status === 'unfulfilled');
	return { invoices_line_item_id: line?.id, quantity: 1 };
}

async function subscription(client: Client): Promise<Json> {
	const orders = await inWorkspace(client, 'orders');
	const ours = (order: Json): boolean =>
		order.order_type === 'subscription-order' &&
		order.service_status === 'active' &&
		order.payment_processor === 'payments_ai';
	return orders.find(ours) as Json;
}

async function otherPrice(client: Client): Promise<number> {
	const [item] = (await subscription(client)).line_items as {
		original_product: Json;
		products_price: Json;
	}[];
	const prices = await listOf(client, `/products/${item.original_product.id}/prices`);
	const other = (price: Json): boolean =>
		price.payment_type === 'subscription' && price.id !== item.products_price.id;
	return prices.find(other)?.id as number;
}

/** The record that an operation needs where not any will do. */
export const subjects: Readonly<Record<string, Ask<number>>> = {
	abandonOrdersInvoices: chosen('orders/invoices', ({ status }) => status === 'unpaid'),
	archiveProducts: chosen('products', (product) => !product.archived && !product.visible_in_store),
	cancelOrder: async (client) => (await subscription(client)).id as number,
	publishCoursesSections: moduleId,
	createCoursesSectionsPublishActions: draftCourse,
	removeProductsFromPage: chosen('pages', ({ show_page_step: step }) => {
		const { products } = (step ?? { products: [] }) as { products: unknown[] };
		return products.length > 0;
	}),
	removeContacts: (client) => created(client, 'contacts', 'contact', { first_name: 'Walker' }),
	removeContactsEnrollActions: scheduledAction(
		'enroll_actions',
		'contacts_enroll_action',
		async (client) => ({
			course_ids: [String(await client.idOf('Course'))],
		}),
	),
	removeContactsExportActions: scheduledAction('export_actions', 'contacts_export_action', async () => ({
		fields: ['email_address'],
	})),
	removeContactsRunWorkflowActions: scheduledAction(
		'run_workflow_actions',
		'contacts_run_workflow_action',
		async (client) => ({ workflow_id: String(await client.idOf('Workflow')) }),
	),
	removeContactsTagActions: scheduledAction('tag_actions', 'contacts_tag_action', async (client) => ({
		tag_ids: [String(await client.idOf('Contacts::Tag'))],
	})),
	removeContactsUnsubscribeActions: scheduledAction(
		'unsubscribe_actions',
		'contacts_unsubscribe_action',
		async () => ({}),
	),
	createWorkflowRun: chosen('workflows', ({ status }) => status === 'live'),
	removeExternalPurchaseEndpoints: (client) =>
		created(client, 'webhooks/incoming/external_purchase_endpoints', PURCHASES, purchases),
	removeEmailsBroadcast: chosen('emails/broadcasts', ({ status }) => status === 'draft'),
	removeSalesPipelines: (client) =>
		created(client, 'sales/pipelines', 'sales_pipeline', {
			name: 'Spare',
			stages_attributes: [{ name: 'Only', close_probability: 10 }],
		}),
	removeSalesPipelinesStages: async (client) => {
		const pipelines = await inWorkspace(client, 'sales/pipelines');
		const stages = pipelines.flatMap((pipeline) => pipeline.stages as Json[]);
		return stages.find((stage) => (stage.opportunity_ids as unknown[]).length === 0)?.id as number;
	},
	deleteEmailsTemplate: (client) => created(client, 'emails/templates', 'emails_template', { name: 'Spare' }),
	unarchiveProducts: chosen('products', ({ archived }) => archived === true),
	updateOrders: async (client) => (await external(client)).id as number,
};

const filter = { criteria: [{ attribute: 'email_address', clause: 'sw', value: 'a' }] };
const markup = '<section><row><column><headline>Hello</headline></column></row></section>';

async function trigger(client: Client): Promise<Json> {
	return { event_type_key: '$contact.tag_applied', contacts_tag_id: await client.idOf('Contacts::Tag') };
}

async function target(client: Client): Promise<Json> {
	return { target_ids: [String(await client.idOf('Contact'))] };
}

async function sender(client: Client): Promise<Json> {
	const addresses = await inWorkspace(client, 'emails/addresses');
	const usable = addresses.find(({ usable_as_sender: isUsable }) => isUsable);
	return { name: 'Walk', from_email: usable?.email_address, subject: 'Hello', html_body: '<p>Hello</p>' };
}

const price = { amount: '12.00', payment_type: 'subscription', interval: 'months', interval_count: 1 };
const someone = async (client: Client): Promise<Json> => ({
	contact_id: String((await inWorkspace(client, 'contacts'))[9].public_id),
});

/** Query of operations that ask for one. */
export const queries: Readonly<Partial<Record<string, string>>> = {
	getWorkspaceStats: 'resource=contact&count=true',
};

/** What is below the root key, where every field at once makes no legal request. */
export const bodies: Readonly<Partial<Record<string, Ask<unknown>>>> = {
	createBlogPost: async () => ({ title: 'Walk', markup, visibility: 'public' }),
	updateBlogPost: async () => ({ title: 'Walk', markup }),
	createCommunitiesBans: someone,
	createCommunitiesMemberships: someone,
	createCommunitiesBansExportActions: async () => ({ target_all: true, fields: ['reason'] }),
	createCommunitiesMembershipsExportActions: async () => ({ target_all: true, fields: ['name'] }),
	createContactsEnrollActions: async (client) => ({
		...(await target(client)),
		course_ids: [String(await client.idOf('Course'))],
	}),
	createContactsExportActions: async (client) => ({ ...(await target(client)), fields: ['email_address'] }),
	createContactsRunWorkflowActions: async (client) => ({
		...(await target(client)),
		workflow_id: String(await client.idOf('Workflow')),
	}),
	createContactsTagActions: async (client) => ({
		...(await target(client)),
		tag_ids: [String(await client.idOf('Contacts::Tag'))],
	}),
	createContactsUnsubscribeActions: target,
	createExternalPurchaseEndpoints: async () => ({ ...purchases, live_mode: true }),
	updateExternalPurchaseEndpoints: async () => ({ name: 'Walked', secret: 'ws_walk' }),
	createCoursesEnrollments: async (client) => ({ contact_id: (await inWorkspace(client, 'contacts'))[8].id }),
	createCoursesLessonCompletions: async (client) => {
		const course = await client.idOf('Course');
		const [, , module] = await listOf(client, `/courses/${course}/sections`);
		const [lesson] = await listOf(client, `/courses/sections/${module.id}/lessons`);
		return { enrollment_id: await client.idOf('Courses::Enrollment'), lesson_id: lesson.id };
	},
	createCoursesSectionsPublishActions: async (client) => ({
		target_ids: [String(await moduleId(client))],
		auto_enroll: true,
	}),
	createDiscounts: async () => ({ name: 'Walk', code: 'WALK-1', percent: '12.00' }),
	updateDiscounts: async () => ({ name: 'Walk' }),
	createEmailsBroadcast: sender,
	updateEmailsBroadcast: sender,
	updateEmailsSettings: async (client) => ({
		footer_alignment: 'left',
		marketing_emails_from_address_id: await client.idOf('Emails::Address'),
		address: {
			address_one: '1 Main St',
			city: 'Eagle',
			postal_code: '83616',
			country_code: 'US',
			region: 'ID',
		},
	}),
	createFulfillments: async (client) => ({
		contact_id: await client.idOf('Contact'),
		location_id: await client.idOf('Fulfillments::Location'),
		included_orders_invoices_line_items_attributes: [await unfulfilled(client)],
	}),
	createFunnelSplitTestStep: async (client) => ({ variants: [{ page_id: await client.idOf('Page') }] }),
	updateFunnelSplitTestStep: async () => ({ variants: [{ weight: 30 }, { weight: 70 }] }),
	createFunnelConditionalSplitStep: async (client) => ({
		condition: { filter_id: (await savedFilter(client)).public_id },
	}),
	updateFunnelConditionalSplitStep: async (client) => ({
		condition: { filter_id: (await savedFilter(client)).public_id },
	}),
	createOrders: async (client) => ({
		order_type: 'one-time-order',
		live_mode: true,
		contact_id: await client.idOf('Contact'),
		line_items_attributes: [await lineItem(client)],
		notes: 'Walk',
	}),
	updateOrders: async () => ({ notes: 'Walk', billing_status: 'paid', service_status: 'completed' }),
	cancelOrder: async () => ({ cancel_reason: 'too-expensive' }),
	createOrdersInvoices: async (client) => ({
		external_id: 'walk-1',
		status: 'unpaid',
		line_items_attributes: [{ ...(await lineItem(client)), amount: '12.00' }],
	}),
	updateOrdersInvoices: async () => ({ status: 'unpaid', shipping_amount: '5.00' }),
	refundOrdersTransactions: async () => ({ reason: 'duplicate' }),
	previewOrdersLineItemsChange: async (client) => ({ products_price_id: await otherPrice(client) }),
	performOrdersLineItemsChange: async (client) => ({ products_price_id: await otherPrice(client) }),
	createPage: async (client) => ({
		name: 'Walk',
		markup,
		funnel: { funnel_id: String(await client.idOf('Funnel')) },
		show_page_step: { product_ids: [String(await client.idOf('Product'))] },
	}),
	createExternalPage: async (client) => ({
		name: 'Walk',
		external_url: 'https://example.com/walk',
		funnel: { funnel_id: String(await client.idOf('Funnel')) },
	}),
	updatePages: async () => ({ name: 'Walk', markup }),
	createProductsPrices: async () => price,
	updateProductsVariants: async () => ({ name: 'Walk', product_type: 'physical' }),
	updateShippingPackages: async () => ({ name: 'Walk', distance_unit: 'cm' }),
	updateProductsPrices: async () => ({ name: 'Walk', visible: false, archived: true }),
	createProductsVariants: async (client) => {
		const [product] = await inWorkspace(client, 'products');
		const [property] = product.variant_properties as Json[];
		const values = [{ property_id: property.id, value: 'Pocket' }];
		return { name: 'Pocket', product_type: 'digital', weight_unit: 'lb', properties_values: values };
	},
	createWorkspaceRefineFilter: async () => ({ name: 'Walk', ...filter }),
	updateRefineFilter: async () => ({ name: 'Walk again', ...filter }),
	createWebhooksOutgoingEndpoints: async () => ({
		name: 'Walk',
		url: 'https://example.com/hook',
		event_type_ids: ['contact.created'],
	}),
	updateWebhooksOutgoingEndpoints: async () => ({ event_type_ids: ['contact.updated'] }),
	createWorkflowTrigger: trigger,
	updateWorkflowTrigger: trigger,
	createWorkflowStep: async () => ({ step_type_settings: { delay_step: { duration: 1, interval: 'days' } } }),
	updateWorkflowStep: async () => ({ name: 'Walk' }),
};

async function savedFilter(client: Client): Promise<Json> {
	const { body } = await client.api.handle({
		method: 'GET',
		path: `/refine_filters/${await client.idOf('RefineFilter')}`,
		query: '',
		headers: {},
	});
	return body as Json;
}
