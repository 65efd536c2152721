import type { Behaviour, ChangeContext, Group, Handler } from '../../core/behaviour.mts';
import { subject } from '../../core/behaviour.mts';
import { checkIncluded } from '../../core/checks.mts';
import { answer } from '../../core/crud.mts';
import { unprocessable } from '../../core/errors.mts';
import type { Data, Row } from '../../core/store.mts';
import { without } from '../../core/store.mts';
import type { World } from '../../core/world.mts';
import { contactByEmail } from '../contacts/contacts.mts';
import { applyOnce, tagAppliedAs } from '../tags.mts';
import { addLineItems, lineItemsOf, totalOf } from './items.mts';
import { cancelOrder, STRIPE_REASONS } from './cancel.mts';
import { scheduleChange } from './schedule.mts';

const serviceStatuses: Partial<Record<string, string[]>> = {
	'one-time-order': ['pending', 'completed'],
	'subscription-order': ['pending', 'active', 'churned', 'canceled', 'completed', 'paused'],
};
const billingStatuses = ['pending', 'paid', 'unpaid', 'voided', 'refunded'];
const subscriptionOnly = [
	'activated_at',
	'canceled_at',
	'canceled_by',
	'cancel_reason',
	'cancel_description',
	'churned_at',
	'next_charge_at',
];

function contactOf(input: Data, { world, scope }: ChangeContext): number {
	if (typeof input.contact_id === 'number') return input.contact_id;
	const email = (input.contact_attributes as Data | undefined)?.email_address;
	const contact = contactByEmail(world, scope.workspace_id, email);
	if (contact === undefined) throw unprocessable('Contact must exist');
	return contact.id;
}

// OrderParameters and OrderParametersUpdate: the values that external orders take.
function checkStatuses(input: Data, orderType: string): void {
	const { billing_status: billing, service_status: service, cancel_reason: reason } = input;
	checkIncluded('billing_status', billing, billingStatuses);
	checkIncluded('service_status', service, serviceStatuses[orderType] ?? []);
	checkIncluded('cancel_reason', reason ?? undefined, STRIPE_REASONS);
	if (service === 'canceled' && (reason === undefined || reason === null)) {
		throw unprocessable("Cancel reason can't be blank");
	}
}

function nextNumber(world: World, workspaceId: number): string {
	const last = world.table('Order').list('workspace_id', workspaceId).at(-1);
	const number = last === undefined ? 1000 : Number(String(last.data.order_number).slice(1));
	return `#${number + 1}`;
}

function forExternal(input: Data, row: Row): Data {
	const subscription = row.data.order_type === 'subscription-order';
	return Object.fromEntries(
		Object.entries(input).filter(([key]) => subscription || !subscriptionOnly.includes(key)),
	);
}

function prepareUpdate(input: Data, row: Row): Data {
	// Of processor orders only the notes can be changed; all else is silently ignored
	// (ClickFunnels behaviour: orders).
	if (row.data.payment_processor !== 'external') {
		return input.notes === undefined ? {} : { notes: input.notes };
	}
	const kept = forExternal(input, row);
	checkStatuses({ cancel_reason: row.data.cancel_reason, ...kept }, String(row.data.order_type));
	return kept;
}

// The body still shows the dates as they were; what the processor makes of them is seen at the next read.
const updateOrder: Handler = (call) => {
	const { world, input } = call;
	const row = subject(call);
	const change = scheduleChange(input, row);
	world.update('Order', row, without(input, 'trial_end_at', 'renewal_at'));
	const response = answer(call, row, change?.confirmed === false ? 202 : 200);
	const isSlow = row.data.payment_processor === 'stripe' && world.readings.stripe === 'slow';
	if (change !== undefined && !isSlow) world.change('Order', row, change.data);
	return response;
};

const order: Behaviour = {
	show(row, world) {
		const contact = world.find('Contact', row.data.contact_id);
		const workspace = world.find('Workspace', row.scope.workspace_id);
		return {
			contact: contact && world.show('Contact', contact),
			workspace: workspace && world.show('Workspace', workspace),
			line_items: lineItemsOf(world, row),
			renewal_at: row.data.payment_processor === 'payments_ai' ? row.data.next_charge_at : null,
			tag_ids: world
				.table('Orders::AppliedTag')
				.list('order_id', row.id)
				.map(({ data }) => data.tag_id),
		};
	},
	defaults: (_input, { world, scope }) => ({
		order_number: nextNumber(world, scope.workspace_id),
		payment_processor: 'external',
		billing_status: 'pending',
		service_status: 'pending',
		currency: 'USD',
		origination_channel_type: 'Api',
		previous_line_item: null,
	}),
	prepare(input, context) {
		if (context.row !== undefined) return prepareUpdate(input, context.row);
		checkStatuses(input, String(input.order_type));
		const total = totalOf(input, context);
		return { ...input, contact_id: contactOf(input, context), total_amount: total };
	},
	created: (row, input, world) => addLineItems(world, row, input.line_items_attributes),
	announced(row, before, world) {
		const { service_status: status, order_type: type } = row.data;
		if (before?.service_status === status) return;
		if (status === 'completed') {
			world.emit('order.completed', 'Order', row);
			world.emit(
				type === 'one-time-order' ? 'one-time-order.completed' : 'subscription.completed',
				'Order',
				row,
			);
		}
		if (type !== 'subscription-order') return;
		if (status === 'active') world.emit('subscription.activated', 'Order', row);
		if (status === 'canceled') world.emit('subscription.canceled', 'Order', row);
		if (status === 'churned') world.emit('subscription.churned', 'Order', row);
	},
};

/** Orders and the tags on them. */
export const orders: Group = {
	behaviours: {
		Order: order,
		'Orders::Tag': tagAppliedAs('Orders::AppliedTag'),
	},
	handlers: { cancelOrder, createOrdersAppliedTags: applyOnce('order_id'), updateOrders: updateOrder },
};
