import * as kinds from '../../kinds';
import type { Api, Id, Row } from '../../table/api';
import { everyRow } from '../../table/called';
import { boolean, reference, text, url, word } from '../../table/field';
import { job } from '../../table/job';
import { simplifyBy } from '../../table/resource';
import { ORDER, sameOrder, WHICH } from '../steps/order';
import { madeOnce } from '../steps/refusal';
import { INVOICES, isShipped, leftOf, linesOf, shipmentsOf, SHIPMENTS } from '../steps/shipments';

const LOCATIONS = 'GET /workspaces/{workspace_id}/fulfillments/locations';
const CREATE = 'POST /workspaces/{workspace_id}/fulfillments';

export const shipOrder = job({
	value: 'shipOrder',
	name: 'Ship Whole Order',
	action: 'Ship whole order',
	description:
		'Ship all that is left of an order, with its tracking. Nothing is shipped twice, and what needs no fulfillment is left out; the result says so.',
	needs: WHICH,
	takes: {
		tracking_code: word('Tracking Code', { upFront: 'always' }),
		shipping_provider: text('Shipping Provider', { upFront: 'always', placeholder: 'e.g. UPS' }),
		tracking_url: url('Tracking URL'),
		location_id: reference('Fulfillment Location', kinds.fulfillmentLocation, {
			byName: true,
			withoutIt: 'the only one of the workspace',
			description: 'Needed where the workspace has several',
		}),
		notify_customer: boolean('Notify Customer', 'Whether to send the customer an e-mail', {
			withoutIt: 'the setting of the workspace',
		}),
		ignore_out_of_stock: boolean('Ignore Out of Stock', 'Whether to ship even what is out of stock'),
		ship_everything: boolean('Ship Everything', 'Whether to ship what needs no fulfillment too'),
	},
	calls: [ORDER, INVOICES, SHIPMENTS, LOCATIONS, CREATE],
	gives: CREATE,
	simplify: simplifyBy(
		'id fulfillment_number status contact_id location_id shipping_provider tracking_code tracking_url created_at',
	),
	adds: { order: 'object' },
	outcome: {
		key: 'ship_result',
		values: ['shipped', 'already_shipped', 'nothing_to_ship'],
		none: ['nothing_to_ship'],
	},
	alone: sameOrder,
	run: async (api, { id, location_id: chosen, ship_everything: isAll = false, ...how }) => {
		const order = await api.call(ORDER, { id });
		const { order_number, workspace_id, contact_id } = order;
		const lines = await linesOf(api, order);
		const before = await shipmentsOf(api, order, lines);
		const included = leftOf(lines, before, isAll);
		if (included.length === 0) {
			const isDone = before.length > 0 || lines.some(isShipped);
			const row = { ...before.at(0), order: { id: order.id, order_number } };
			return { row, outcome: isDone ? 'already_shipped' : 'nothing_to_ship' };
		}
		const location_id = chosen ?? (await onlyLocation(api, workspace_id as Id));
		const wanted = {
			workspace_id,
			contact_id,
			location_id,
			included_orders_invoices_line_items_attributes: included,
			...how,
		};
		const known = new Set(before.map((one) => one.id));
		const { row, isNew } = await madeOnce(
			async () => await api.call(CREATE, wanted),
			async () => (await shipmentsOf(api, order, lines)).find((one) => !known.has(one.id)),
		);
		return {
			row: { ...row, order: { id: order.id, order_number } },
			outcome: isNew ? 'shipped' : 'already_shipped',
		};
	},
});

/** The only place that the workspace ships from by itself; read once in a run. */
async function onlyLocation(api: Api<typeof LOCATIONS>, workspace_id: Id): Promise<Id> {
	const all = await everyRow(api, { list: LOCATIONS, within: { workspace_id } });
	const open = all.filter(({ archived, external_app: isApp }) => archived !== true && isApp !== true);
	if (open.length === 1) return open[0].id as Id;
	const names = open.map(({ name }: Row) => String(name)).join(', ');
	throw open.length === 0
		? api.refusal('Order: its workspace has no fulfillment location', 'Make one in ClickFunnels.')
		: api.refusal(
				`Fulfillment Location: the workspace has several: ${names}`,
				'Add Fulfillment Location and choose one.',
			);
}
