import { byId } from '../support/engine.mts';
import { entered, operations, useNode, type Entered } from './use-node.mts';

const node = useNode();

const OBJECT = '={{ ({ a: 1 }) }}';

test.each([
	['Email', operations.contacts({ filters: { email_address: OBJECT } }), '"{"a":1}" is not text'],
	[
		'Email',
		operations.contacts({ filters: { email_address: '={{ [{ a: 1 }] }}' } }),
		'"{"a":1}" is not text',
	],
	['Email', operations.upsert({}, OBJECT), '"{"a":1}" is not text'],
	['First Name', operations.upsert({ first_name: OBJECT }), '"{"a":1}" is not text'],
	['First Name', operations.upsert({ first_name: '={{ ["Ann"] }}' }), '"["Ann"]" is not text'],
	['Columns', operations.contacts({ filters: { id: OBJECT } }), '"{"a":1}" is not an ID'],
	['Amount', operations.price(OBJECT), '"{"a":1}" is not an amount'],
	['Amount', operations.price('={{ [5] }}'), '"[5]" is not an amount'],
	['Code', operations.discount({ code: OBJECT }), '"{"a":1}" is not text'],
	[
		'Minimum Spend',
		operations.discount({ require_minimum_spend_amount: OBJECT }),
		'"{"a":1}" is not a whole number of at least 1',
	],
	['Apply From', operations.discount({ apply_from: OBJECT }), '"{"a":1}" is not a date and time'],
	[
		'Tag Names or IDs',
		operations.contacts({ filters: { tag_ids: '={{ [{ id: 7 }] }}' } }),
		'"{"id":7}" is not an ID',
	],
	['Include', operations.contacts({ options: { expand: '={{ [{}] }}' } }), '"{}" is not one of its values'],
	['Line Items', operations.order({ json: [{ json: '={{ 5 }}' }] }), '"5" is not an object'],
	[
		'Fields to Clear',
		entered('contact', 'update', { contact: byId(1), additionalFields: { fieldsToClear: OBJECT } }),
		'"{"a":1}" is not text',
	],
	[
		'More Custom Attributes "plan"',
		operations.upsert({ custom_attributes: { entries: [{ key: 'plan', value: OBJECT }] } }),
		'"{"a":1}" is not text',
	],
	[
		'Max Tries',
		operations.contacts({ options: { maxTries: OBJECT } }),
		'"{"a":1}" is not a whole number of at least 1',
	],
] as Array<[string, Entered, string]>)(
	'%s takes no object or list in place of a value: %#',
	async (label, operation, what) => {
		const { message } = await node.refusal(operation);
		const name =
			label === 'Columns' ? 'IDs' : label.startsWith('Line Items') ? 'Line Items, Line Item 1' : label;
		expect(message).toBe(`${name}: ${what}`);
	},
);

test.each([
	['First Name', operations.upsert({ first_name: '=Dear {{ $json }}' })],
	['Email', operations.contacts({ filters: { email_address: '={{ "" + $json }}' } })],
	[
		'Note',
		entered('opportunity', 'addNote', {
			opportunity: byId(1),
			content: '=From {{ $json }}',
			additionalFields: {},
		}),
	],
] as Array<[string, Entered]>)(
	'an object inside of text is refused by name: %s',
	async (label, operation) => {
		const { message } = await node.refusal(operation, { input: [{ json: { a: 1 } }] });
		expect(message).toMatch(
			new RegExp(`^${label === 'Note' ? 'Content' : label}: the expression gives ".*\\[object Object\\]"`),
		);
	},
);
