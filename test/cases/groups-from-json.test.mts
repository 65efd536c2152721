import { catalog } from '../../nodes/ClickFunnels/resources';
import { isLine } from '../../nodes/ClickFunnels/table/line';
import { byId } from '../support/engine.mts';
import { shownProperties } from '../support/fill.mts';
import { entered, operations, useNode, type Entered } from './use-node.mts';

const node = useNode();

/** What stands under From JSON of a group. */
const fromJson = (json: unknown) => ({ json: [{ json }] });

const LINES = [
	{ variant_id: 7, products_price_id: 8, quantity: 2 },
	{ variant_id: '9', products_price_id: '10', quantity: '1' },
];
const SENT_LINES = [
	{ variant_id: 7, products_price_id: 8, quantity: 2 },
	{ variant_id: 9, products_price_id: 10, quantity: 1 },
];

describe('line items out of the item', () => {
	test.each([
		['a list', '={{ $json.lines }}', LINES],
		['a list as text', '={{ $json.lines }}', JSON.stringify(LINES)],
		['JSON that was typed', JSON.stringify(LINES), []],
		[
			'JSON with expressions in it',
			'=[{{ JSON.stringify($json.lines[0]) }}, {{ JSON.stringify($json.lines[1]) }}]',
			LINES,
		],
		[
			'a list with the names of the editor and things beside them',
			'={{ $json.lines }}',
			LINES.map((one) => ({
				'Product Variant': one.variant_id,
				'product price': one.products_price_id,
				quantity: one.quantity,
				title: 'Shirt',
			})),
		],
	])('%s', async (_, json, lines) => {
		const sent = await node.fields(operations.order(fromJson(json)), { input: [{ json: { lines } }] });
		expect(sent.line_items_attributes).toEqual(SENT_LINES);
	});

	test('behind those that were clicked together', async () => {
		const clicked = [{ variant_id: byId(7), products_price_id: byId(8), quantity: 2 }];
		const more = { entries: clicked, ...fromJson(JSON.stringify(LINES[1])) };
		expect((await node.fields(operations.order(more))).line_items_attributes).toEqual(SENT_LINES);
	});

	test.each([
		[
			'={{ [{ variant_id: 7, products_price_id: 8, quantity: 1 }, { variant_id: 7, products_price_id: 8, quantity: 0.5 }] }}',
			'Line Items, Line Item 2, Quantity: "0.5" is not a whole number of at least 1',
		],
		['={{ [{ variant_id: 7, quantity: 1 }] }}', 'Line Items, Line Item 1, Product Price: a value is needed'],
		['={{ [{ variant: 7 }] }}', 'Line Items, Line Item 1: it has none of the fields'],
		['={{ ["x"] }}', 'Line Items, Line Item 1: "x" is not an object'],
		['[{]', 'Line Items: the JSON does not parse'],
		['={{ $json.missing }}', 'Line Items: a value is needed'],
		['={{ [] }}', 'Line Items: a value is needed'],
	])('%s is refused by name', async (json, message) => {
		expect((await node.refusal(operations.order(fromJson(json)))).message).toBe(message);
	});
});

test.each<[string, Entered, string, unknown]>([
	[
		'custom attributes, an object',
		operations.upsert({ custom_attributes: fromJson('={{ ({ plan: "gold", seats: 5, none: null }) }}') }),
		'custom_attributes',
		{ plan: 'gold', seats: '5' },
	],
	[
		'custom attributes, a list of pairs',
		operations.upsert({ custom_attributes: fromJson('={{ [{ key: "plan", value: "gold" }] }}') }),
		'custom_attributes',
		{ plan: 'gold' },
	],
	[
		'recipients',
		operations.broadcast({ recipients: fromJson('[{"email": " ann@example.com ", "first_name": "Ann"}]') }),
		'recipients',
		[{ email: 'ann@example.com', first_name: 'Ann' }],
	],
	[
		'criteria',
		operations.savedFilter(fromJson('[{"attribute": "Tag", "clause": "in", "value": [12, 13]}]')),
		'criteria',
		[{ attribute: 'tags.id', clause: 'in', value: ['12', '13'] }],
	],
	[
		'one object',
		entered('emailSender', 'updateSettings', {
			workspaceId: byId(1),
			additionalFields: { address: { json: { json: '={{ ({ city: "Boise", country_code: "US" }) }}' } } },
		}),
		'address',
		{ city: 'Boise', country_code: 'US' },
	],
	[
		'a list in a list',
		entered('productVariant', 'update', {
			productVariant: byId(1),
			additionalFields: {
				included_courses_attributes: fromJson(
					'[{"course_id": 5, "included_sections_attributes": [{"courses_section_id": 6}]}]',
				),
			},
		}),
		'included_courses_attributes',
		[{ course_id: 5, included_sections_attributes: [{ courses_section_id: 6 }] }],
	],
	[
		'stages',
		entered('pipeline', 'create', {
			workspaceId: byId(1),
			name: 'Sales',
			stagesAttributes: fromJson('={{ [{ name: "New", close_probability: "10" }] }}'),
		}),
		'stages_attributes',
		[{ name: 'New', close_probability: 10 }],
	],
])('%s', async (_, operation, field, sent) => {
	expect((await node.fields(operation))[field]).toEqual(sent);
});

test('every group of the editor offers both ways, and says the keys', () => {
	const lines = catalog.resources.flatMap(({ value, operations: all }) =>
		all.filter(isLine).map((line) => ({ resource: value, line })),
	);
	const groups = lines.flatMap(({ resource, line }) =>
		shownProperties(resource, line.value).filter(({ type }) => type === 'fixedCollection'),
	);
	expect(groups.length).toBeGreaterThan(3);
	for (const { options } of groups) {
		expect(options?.map(({ name }) => name)).toEqual(['entries', 'json']);
		expect(JSON.stringify(options?.[1])).toMatch(/"displayName":"JSON (List|Object)".*"hint":"With /);
	}
});
