import type { INodeParameters } from 'n8n-workflow';

import type { Rec } from '../support/company.mts';
import { byId } from '../support/engine.mts';
import { shownProperties } from '../support/fill.mts';
import { useSandbox } from '../support/use-sandbox.mts';

const inUse = useSandbox();
const { run } = inUse;

describe('Selected Fields', () => {
	const fields = (outputFields: unknown) => ({ output: 'fields', outputFields }) as INodeParameters;
	let contact: Rec;
	let parameters: INodeParameters;
	beforeAll(async () => {
		const contacts = await inUse.company.in('contacts');
		contact = contacts.find(({ tags }) => (tags as Rec[]).length > 1) as Rec;
		parameters = { resource: 'contact', operation: 'get', contact: byId(contact.id) };
	});

	test.each([
		['text with commas', 'email_address, tags.name'],
		['a list', '={{ ["email_address", "tags.name"] }}'],
		['a list as text', '["email_address", "tags.name"]'],
	])('from %s: those and the id, each where the record has it', async (_, names) => {
		for (const asTool of [false, true]) {
			const { items } = await run({ ...parameters, ...fields(names) }, { asTool });
			expect(items.map(({ json }) => json)).toEqual([
				{
					id: contact.id,
					email_address: contact.email_address,
					tags: (contact.tags as Rec[]).map(({ name }) => ({ name })),
				},
			]);
		}
	});

	test('what the user asked for by Expand is there without being named', async () => {
		const options = { expand: ['email_engagement'] };
		const { items } = await run({ ...parameters, ...fields('first_name'), options });
		expect(Object.keys(items[0].json)).toEqual(['id', 'first_name', 'email_engagement']);
	});

	test('of records that are short, too', async () => {
		const { items } = await run({
			...{ resource: 'contactTag', operation: 'getAll', limit: 2, ...fields('name') },
			workspaceId: byId(await inUse.company.workspaceId()),
		});
		const tags = await inUse.company.in('contacts/tags');
		expect(items.map(({ json }) => json)).toEqual(tags.slice(0, 2).map(({ id, name }) => ({ id, name })));
	});

	test.each(['', ' , ', '={{ undefined }}'])(
		'none (%j) is refused, before anything is sent',
		async (names) => {
			inUse.sandbox.clearRequests();
			const { problem } = await run({ ...parameters, ...fields(names) });
			expect(problem?.message).toBe('Output Fields: a value is needed');
			expect(inUse.sandbox.requests()).toEqual([]);
		},
	);

	test('a name that no record has is said beside the output, once for all items', async () => {
		const input = [{ json: {} }, { json: {} }];
		const { items, hints } = await run({ ...parameters, ...fields('emial_address') }, { input });
		expect(items.map(({ json }) => json)).toEqual([{ id: contact.id }, { id: contact.id }]);
		expect(hints).toEqual(['Output Fields: no record has "emial_address" (did you mean email_address?)']);
	});

	test('removals have nothing to select from: they offer no Output', () => {
		const offers = (operation: string) =>
			shownProperties('contact', operation).some(({ name }) => name === 'output');
		expect(['get', 'getAll', 'create', 'update', 'upsert'].filter((one) => !offers(one))).toEqual([]);
		expect(['delete', 'redact'].filter(offers)).toEqual([]);
	});
});

test.each(['={{ undefined }}', '={{ "" }}', 'Simplified', 'SIMPLE'])(
	'Output %j is Simplified',
	async (output) => {
		const [{ id }] = await inUse.company.in('contacts');
		const { items } = await run({ resource: 'contact', operation: 'get', contact: byId(id), output });
		expect(items[0].json).not.toHaveProperty('uuid');
	},
);

test.each(['={{ ({}) }}', 'everything'])('Output %j is refused, with what there is', async (output) => {
	const [{ id }] = await inUse.company.in('contacts');
	const { problem } = await run({ resource: 'contact', operation: 'get', contact: byId(id), output });
	expect(problem?.message).toMatch(/^Output: .* is not one of its values$/);
	expect(problem?.description).toBe('Use one of: Simplified, Raw, Selected Fields.');
});
