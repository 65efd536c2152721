import * as kinds from '../../kinds';
import { hasEnded } from '../../kinds/ended';
import { showsDate, type ScheduleDate } from '../../kinds/schedule';
import type { Row, Values } from '../../table/api';
import { boolean, reference, stringList, word } from '../../table/field';
import { action, create, get, getMany, update } from '../../table/lines';
import { resource } from '../../table/resource';
import { appliedTags } from '../appliedTags';
import { contactFilter, idFilter } from '../shared';
import { cancelFields, lineItemChangeFields, orderFields, orderType, schedule } from './orderFields';

const WHERE_LINE_ITEMS_ARE =
	'The line item’s ID is in line_items of the order, which Order: Get shows with Output: Raw.';

/** By a state of orders: one source has these filters, another has not (ClickFunnels behaviour: orders). */
const byState = (label: string, example: string) =>
	stringList(label, {
		placeholder: `e.g. ${example}`,
		description:
			'Separate several with commas. If ClickFunnels calls it an unpermitted parameter, remove it.',
	});

const PREVIEW = `Show what an upgrade or downgrade of a subscription would cost, without changing it. ${WHERE_LINE_ITEMS_ARE}`;

const CHANGE = `Upgrade or downgrade a subscription to another price of its product. ${WHERE_LINE_ITEMS_ARE}`;

const lineItemChange = {
	of: kinds.orderLineItem,
	body: { root: 'orders_line_items_change', fields: lineItemChangeFields, required: ['products_price_id'] },
	wrappedIn: 'orders_line_items_change',
};

const ORDER = 'GET /orders/{id}';

/** Whether an order shows the dates of its schedule that were asked for; null asks for none. */
const showsDates = (row: Row, values: Values) =>
	Object.keys(schedule).every((name) => !values[name] || showsDate(row, name as ScheduleDate, values[name]));

/** Whether the payment processor has said when it ends, or that it has (ClickFunnels behaviour: order cancellation). */
const isSettled = (row: Row, { effective_date: when }: Values) =>
	when === 'now' ? hasEnded(row) : Boolean(row.canceled_at ?? row.churned_at);

export const order = resource({
	kind: kinds.order,
	description: 'A purchase or subscription of a contact',
	fields: orderFields,
	simplify: `id order_number contact_name=contact.first_name+contact.last_name contact_email=contact.email_address
		products=line_items.original_product.name total_amount currency billing_status
		utm=visits.last_visit_with_utm.utm_*|contact.visits.last_visit_with_utm.utm_*|contact.visits.first_visit.utm_*
		created_at`,
	operations: [
		getMany({
			filters: {
				...idFilter,
				...contactFilter,
				order_type: orderType,
				live_mode: boolean('Live Mode', 'Whether the orders are real ones rather than tests'),
				billing_status: byState('Billing Status', 'paid, unpaid'),
				service_status: byState('Service Status', 'active, paused'),
			},
			query: {
				stored_filter_id: reference('Saved Filter', kinds.orderFilter, {
					as: 'string',
					description: 'An order filter saved in ClickFunnels',
				}),
				stable_id: word('Filter Token', {
					description: 'The filter token in the address of a filtered list. It wins over Saved Filter.',
				}),
			},
		}),
		get(ORDER),
		create(
			'POST /workspaces/{workspace_id}/orders',
			{ root: 'order', required: ['order_type', 'live_mode', 'line_items_attributes'] },
			{ description: 'Create an external order: one that was paid outside ClickFunnels' },
		),
		update(
			'PUT /orders/{id}',
			{
				root: 'order',
				fields: { ...orderFields, ...schedule },
				except: ['order_type', 'live_mode', 'line_items_attributes', 'contact_id', 'contact_attributes'],
			},
			{
				description:
					'Change fields of an order. update_result is "pending" where the payment processor has not confirmed new dates.',
				result: { key: 'update_result', values: { 200: 'updated', 202: 'pending' } },
				settles: { by: ORDER, isDone: showsDates, result: { update_result: 'updated' } },
			},
		),
		action('POST /orders/{id}/cancel', {
			value: 'cancel',
			isFinal: true,
			name: 'Cancel',
			action: 'Cancel subscription order',
			description: 'Cancel a Payments AI or Stripe subscription, at the end of the period or now',
			body: { root: 'order', mayBeAbsent: true, fields: cancelFields },
			settles: { by: ORDER, isDone: isSettled },
		}),
		...appliedTags({ of: kinds.orderAppliedTag, tag: kinds.orderTag, owner: 'order' }),
		action('POST /orders/line_items/{line_item_id}/changes', {
			hasId: false,
			value: 'previewChange',
			name: 'Preview Change',
			action: 'Preview change of order line item',
			description: PREVIEW,
			...lineItemChange,
			repeatable: true,
		}),
		action('POST /orders/line_items/{line_item_id}/changes/perform', {
			hasId: false,
			value: 'changeLineItem',
			name: 'Change Line Item',
			action: 'Change order line item',
			description: CHANGE,
			alone: ({ line_item_id }) => String(line_item_id),
			...lineItemChange,
		}),
	],
});
