import * as kinds from '../../kinds';
import type { Api, Id, Row } from '../../table/api';
import { everyRow } from '../../table/called';
import { boolean, longText, number, options, reference, word } from '../../table/field';
import { job } from '../../table/job';
import {
	CONTACT,
	CONTACTS,
	contactWanted,
	CREATE_MISSING_CONTACT,
	sameContact,
	UPSERT,
	WHOSE,
} from '../steps/contact';
import { madeOnce } from '../steps/refusal';

const PRICES = 'GET /products/{product_id}/prices';
const ORDERS = 'GET /workspaces/{workspace_id}/orders';
const CREATE = 'POST /workspaces/{workspace_id}/orders';

export const createExternal = job({
	value: 'createExternal',
	name: 'Create External',
	action: 'Create external order for contact by email',
	description:
		'Create an order that was paid outside ClickFunnels, for a contact, given by its e-mail address or ID. One of the contact that has the External ID already is left as it is and the result says so.',
	needs: {
		...WHOSE,
		product_id: reference('Product', kinds.product),
		external_id: word('External ID', {
			description: 'Where it was paid, such as a receipt number',
		}),
	},
	takes: {
		create_missing_contact: CREATE_MISSING_CONTACT,
		products_price_id: reference('Product Price', kinds.productPrice, {
			withoutIt: 'the only one of the product',
			description: 'Needed where the product has several',
		}),
		quantity: number('Quantity', { min: 1, initial: 1 }),
		billing_status: options('Billing Status', ['paid', 'pending', 'unpaid'], { initial: 'paid' }),
		service_status: options('Service Status', ['active', 'completed', 'pending']),
		live_mode: boolean('Live Mode', 'Whether it is a real order rather than a test', { initial: true }),
		notes: longText('Notes'),
	},
	calls: [CONTACTS, CONTACT, UPSERT, PRICES, ORDERS, CREATE],
	gives: CREATE,
	outcome: { key: 'order_result', values: ['created', 'already_there'] },
	alone: sameContact,
	run: async (api, { workspace_id, contact, product_id, external_id, products_price_id, ...more }) => {
		const { create_missing_contact: mayCreate = false, quantity = 1, live_mode = true, ...fields } = more;
		const price = await priceOf(api, product_id, products_price_id);
		const { id: contact_id, wasThere } = await contactWanted(api, { workspace_id, contact, mayCreate });
		const find = async () => {
			for await (const order of api.rows(ORDERS, { workspace_id, contact_id })) {
				if (String(order.external_id) === external_id) return order;
			}
			return undefined;
		};
		const found = wasThere ? await find() : undefined;
		if (found) return { row: found, outcome: 'already_there' };
		const line = { variant_id: price.variant_id, products_price_id: price.id, quantity };
		const wanted = {
			workspace_id,
			contact_id,
			order_type: price.payment_type === 'one_time' ? 'one-time-order' : 'subscription-order',
			live_mode,
			external_id,
			line_items_attributes: [line],
			...fields,
		};
		const { row, isNew } = await madeOnce(async () => await api.call(CREATE, wanted), find);
		return { row, outcome: isNew ? 'created' : 'already_there' };
	},
});

/** The chosen price of a product, or its only one; the prices are read once in a run. */
async function priceOf(api: Api<typeof PRICES>, product_id: Id, chosen: Id | undefined): Promise<Row> {
	const all = await everyRow(api, { list: PRICES, within: { product_id } });
	if (chosen !== undefined) {
		const price = all.find(({ id, public_id }) => [id, public_id].map(String).includes(String(chosen)));
		if (price) return price;
		throw api.refusal(
			`Product Price: the product has none with the ID ${chosen}`,
			'Choose it again: the list has the prices of the chosen product.',
		);
	}
	const open = all.filter(({ archived }) => archived !== true);
	if (open.length === 1) return open[0];
	const named = open.map(
		({ id, amount, currency }) => `${String(id)} (${String(amount)} ${String(currency)})`,
	);
	throw open.length === 0
		? api.refusal('Product: it has no price', 'Give it one in ClickFunnels, or choose another.')
		: api.refusal(
				`Product: it has several prices, with the IDs ${named.join(', ')}`,
				'Add Product Price and choose the one that was paid.',
			);
}
