import { byId } from '../support/engine.mts';
import { entered, operations, useNode, type Entered } from './use-node.mts';

const node = useNode();

const NO_IDS = [
	'undefined',
	'null',
	'NaN',
	'true',
	'False',
	'={{ NaN }}',
	'={{ true }}',
	'x'.repeat(256),
	'56189720.0',
	'../1',
];

const places: Array<[string, (id: unknown) => Entered]> = [
	['Tag Names or IDs', (id) => operations.contacts({ filters: { tag_ids: id as string } })],
	['IDs', (id) => operations.contacts({ filters: { id: id as string } })],
	['Saved Filter', (id) => operations.contacts({ filters: { stored_filter_id: byId(id) } })],
	['Workspace', (id) => operations.contacts({ workspaceId: byId(id) })],
	['Contact', (id) => entered('contact', 'get', { contact: byId(id) })],
	['Replace All Tags With Names or IDs', (id) => operations.upsert({ tag_ids: id })],
	['Email Template', (id) => operations.broadcast({ template_id: byId(id) })],
	['Variant IDs', (id) => operations.discount({ variant_ids: id })],
];

describe.each(places)('%s', (label, operation) => {
	test.each(NO_IDS)('%j is no id', async (id) => {
		const { message, description } = await node.refusal(operation(id));
		expect(message).toMatch(new RegExp(`^${label}: ".*" is not an ID$`));
		expect(message.length).toBeLessThan(120);
		expect(description).toBe('Enter a number such as 12345, or a public ID such as PjvAAJ.');
	});
});

test('255 characters may be an id', async () => {
	const id = 'x'.repeat(255);
	expect(await node.query(operations.contacts({ limit: 1, filters: { id } }))).toEqual({ 'filter[id]': id });
});

describe('the filter IDs takes several', () => {
	test.each([
		['separated by commas', '1,2 , PjvAAJ'],
		['separated by blanks', '1 2\nPjvAAJ'],
		['as a list', '={{ [1, "2", "PjvAAJ"] }}'],
		['as a list in text', '[1, "2", "PjvAAJ"]'],
		['as a list of text with blanks', '={{ ["1 2", "PjvAAJ"] }}'],
	])('%s', async (_, id) => {
		for (const resource of ['contact', 'product', 'opportunity', 'invoice']) {
			const where = resource === 'invoice' ? { orderId: byId(9) } : {};
			const list = operations.contacts({ resource, ...where, limit: 1, filters: { id } });
			expect(await node.query(list)).toEqual({ 'filter[id]': '1,2,PjvAAJ' });
		}
	});

	test('by an expression, one that is none is refused', async () => {
		const filters = { id: '={{ "56189720.0" }}' };
		expect((await node.refusal(operations.contacts({ filters }))).message).toBe(
			'IDs: "56189720.0" is not an ID',
		);
	});
});

describe('what is not known by numbers has examples of its own', () => {
	test.each([
		[
			'Event Type',
			entered('webhookEndpoint', 'create', {
				workspaceId: byId(1),
				url: 'https://example.com',
				name: 'Mine',
				eventTypeIds: ['contact created!'],
			}),
			'Enter one such as contact.created.',
		],
		[
			'Country',
			entered('country', 'getRegions', { countryId: byId('USA'), country: byId('USA') }),
			'Enter one such as US.',
		],
	] as Array<[string, Entered, string]>)('%s', async (label, operation, advice) => {
		const { message, description } = await node.refusal(operation);
		expect(message).toMatch(new RegExp(`^${label}.*: ".*" is not an ID$`));
		expect(description).toBe(advice);
	});
});
