import { byId } from '../support/engine.mts';
import { entered, operations, useNode, type Entered } from './use-node.mts';

const node = useNode();

const EMPTY_PAIR = { key: '', value: '' };
/** As the editor stores a line item that was just added. */
const EMPTY_LINE = {
	amount: '',
	description: '',
	variant_id: { __rl: true, mode: 'list', value: '' },
	products_price_id: { __rl: true, mode: 'list', value: '' },
	quantity: 1,
};
const LINE = { amount: '5', variant_id: byId(7), products_price_id: byId(8), quantity: 2 };

const invoice = (entries: unknown[]) =>
	entered('invoice', 'create', {
		orderId: byId(1),
		externalId: 'A-1',
		status: 'unpaid',
		additionalFields: { line_items_attributes: { entries } },
	});

test.each<[string, Entered, string, unknown]>([
	[
		'custom attributes',
		operations.upsert({ custom_attributes: { entries: [{ key: 'plan', value: 'gold' }, EMPTY_PAIR] } }),
		'custom_attributes',
		{ plan: 'gold' },
	],
	[
		'custom attributes, nothing else',
		operations.upsert({ custom_attributes: { entries: [EMPTY_PAIR] } }),
		'custom_attributes',
		undefined,
	],
	[
		'line items',
		invoice([EMPTY_LINE, LINE, EMPTY_LINE]),
		'line_items_attributes',
		[{ amount: '5', variant_id: 7, products_price_id: 8, quantity: 2 }],
	],
	[
		'recipients',
		operations.broadcast({
			recipients: { entries: [{ email: '', first_name: '', last_name: '' }, { email: 'ann@example.com' }] },
		}),
		'recipients',
		[{ email: 'ann@example.com' }],
	],
	[
		'stages, whose number begins at 0',
		entered('pipeline', 'create', {
			workspaceId: byId(1),
			name: 'Sales',
			stagesAttributes: {
				entries: [
					{ name: 'New', close_probability: 0 },
					{ name: '', close_probability: 0 },
				],
			},
		}),
		'stages_attributes',
		[{ name: 'New', close_probability: 0 }],
	],
	[
		'one object',
		operations.order(
			{ json: [{ json: '{"variant_id": 7, "products_price_id": 8, "quantity": 2}' }] },
			{ contact_attributes: { entries: { email_address: '' } } },
		),
		'contact_attributes',
		undefined,
	],
	[
		'JSON that was added and left empty',
		operations.upsert({ custom_attributes: { json: [{ json: '' }] } }),
		'custom_attributes',
		undefined,
	],
])('%s', async (_, operation, field, sent) => {
	expect((await node.fields(operation))[field]).toEqual(sent);
});

test('an empty text for a key empties what it holds', async () => {
	const custom_attributes = { entries: [{ key: 'plan', value: '' }] };
	expect((await node.fields(operations.upsert({ custom_attributes }))).custom_attributes).toEqual({
		plan: '',
	});
});

test('what can be sent as it begins is meant', async () => {
	const criterion = { attribute: 'anonymous', clause: 'eq', value: '' };
	const sent = await node.fields(operations.savedFilter({ entries: [criterion] }));
	expect(sent.criteria).toEqual([{ attribute: 'anonymous', clause: 'eq' }]);
});

test.each([
	[
		'a line item that was begun',
		invoice([{ ...EMPTY_LINE, quantity: 3 }]),
		'Line Items, Line Item 1, Product Variant: a value is needed',
	],
	[
		'a line item whose expression gives nothing',
		invoice([{ ...EMPTY_LINE, variant_id: byId('={{ $json.missing }}') }]),
		'Line Items, Line Item 1, Product Variant: a value is needed',
	],
	[
		'a value without key',
		operations.upsert({ custom_attributes: { entries: [{ key: '', value: 'gold' }] } }),
		'More Custom Attributes: an entry has no key',
	],
] as Array<[string, Entered, string]>)('%s: refused by name', async (_, operation, message) => {
	expect((await node.refusal(operation)).message).toBe(message);
});
