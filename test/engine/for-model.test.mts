import type { INodeParameters } from 'n8n-workflow';

import type { Json, Rec } from '../support/company.mts';
import { byEmail, byId } from '../support/engine.mts';
import { useSandbox } from '../support/use-sandbox.mts';

const inUse = useSandbox('clickFunnels');

const lengthOf = (json: unknown) => JSON.stringify(json).length;

const BIO = 'x'.repeat(5_000);
let contacts: Rec[];
let talkative: Rec;
let list: INodeParameters;

beforeAll(async () => {
	talkative = await inUse.company.createIn('contacts', {
		contact: { email_address: 'bio@example.com', custom_attributes: { bio: BIO, size: 'M' } },
	});
	contacts = await inUse.company.in('contacts');
	const workspaceId = byId(await inUse.company.workspaceId());
	list = { resource: 'contact', operation: 'getAll', workspaceId };
});

const withBio = (more: INodeParameters): INodeParameters => ({
	...{ resource: 'contact', operation: 'get', contact: byId(talkative.id) },
	...more,
});

/** The same out of a list, of which fields can be selected. */
const listed = (more: INodeParameters): INodeParameters => ({
	...{ ...list, filters: { email_address: 'bio@example.com' } },
	...more,
});

/** Agents of version 3 come in by the door of a run; all others, MCP and "Execute step" by that of tools. */
describe.each([
	['a tool of AI Agent 3', false],
	['any other tool', true],
])('%s', (_, asTool) => {
	const used = async (parameters: INodeParameters) => {
		inUse.sandbox.clearRequests();
		const { items, problem } = await inUse.run(parameters, { asTool, forModel: true });
		expect(problem?.message).toBeUndefined();
		return items.map(({ json }) => json);
	};
	const found = async (parameters: INodeParameters) => {
		const all = await used(parameters);
		return {
			rows: all.filter(({ id }) => id !== undefined),
			note: all.find((one) => 'note' in one)?.note,
			all,
		};
	};

	test('a simplified record is under 1,000 characters, and a long text says that it is cut', async () => {
		const [json, ...more] = await used(withBio({}));
		expect(more).toEqual([]);
		expect(lengthOf(json)).toBeLessThan(1_000);
		expect(json).toMatchObject({
			id: talkative.id,
			email_address: 'bio@example.com',
			custom_attributes: { bio: `${'x'.repeat(400)}… (4600 more characters)`, size: 'M' },
		});
	});

	test.each([
		['raw', () => withBio({ output: 'raw' })],
		['a selected field', () => listed({ output: 'fields', outputFields: 'custom_attributes.bio' })],
	])('%s comes whole: that is what was asked for', async (_way, parameters) => {
		const [json] = await used(parameters());
		expect((json.custom_attributes as Json).bio).toBe(BIO);
	});

	test('a long list ends at 20,000 characters, and its last item says how many more there are', async () => {
		const { rows, note, all } = await found({ ...list, returnAll: true });
		expect(lengthOf(rows)).toBeLessThanOrEqual(20_001);
		expect(lengthOf(rows)).toBeGreaterThan(19_000);
		expect(rows.map(({ id }) => id)).toEqual(contacts.slice(0, rows.length).map(({ id }) => id));
		expect(all.at(-1)).toEqual({ note });
		expect(note).toBe(
			`${contacts.length - rows.length} more rows were left out, because the answer would be too long. To see others, narrow the list by its filters (IDs, Email, Tags, Is Active, Saved Filter), or get a single record.`,
		);
	});

	test('one that stops at Limit says so, by no request more than that takes', async () => {
		const { rows, note } = await found({ ...list, limit: 5 });
		expect(rows.map(({ id }) => id)).toEqual(contacts.slice(0, 5).map(({ id }) => id));
		expect(note).toBe(
			'There are more rows: the list ended at Limit. To see others, raise Limit, or narrow the list by its filters (IDs, Email, Tags, Is Active, Saved Filter).',
		);
		expect(inUse.sandbox.requests()).toHaveLength(1);
	});

	test('also where that is the end of a page, and whatever is shown', async () => {
		for (const shown of [{}, { output: 'raw' }, { output: 'fields', outputFields: 'email_address' }]) {
			const { rows, note } = await found({ ...list, limit: 20, ...shown });
			expect(rows).toHaveLength(20);
			expect(note).toMatch(/^There are more rows: the list ended at Limit\./);
		}
	});

	test('one that is both too long and ended by Limit says both', async () => {
		const { rows, note } = await found({ ...list, limit: contacts.length - 1 });
		expect(note).toMatch(
			new RegExp(
				`^${contacts.length - 1 - rows.length} more rows were left out, because the answer would be too long, and the list goes on behind them\\.`,
			),
		);
	});

	test('one that comes whole says nothing', async () => {
		const tags = await inUse.company.in('contacts/tags');
		const whole = { ...list, resource: 'contactTag', limit: tags.length };
		expect((await used(whole)).map(({ id }) => id)).toEqual(tags.map(({ id }) => id));
	});

	test('a name that no record has is said in the answer', async () => {
		const [json, last, ...more] = await used(listed({ output: 'fields', outputFields: 'emial_address' }));
		expect([json, last]).toEqual([
			{ id: talkative.id },
			{ note: 'Output Fields: no record has "emial_address" (did you mean email_address?)' },
		]);
		expect(more).toEqual([]);
	});

	test('what came of an operation of several calls is there', async () => {
		const { workspaceId } = list;
		const find = { resource: 'contact', operation: 'find', workspaceId };
		const [there] = await used({ ...find, contact: byEmail('bio@example.com') });
		expect([there.id, there.found, lengthOf(there) < 1_000]).toEqual([talkative.id, true, true]);
		const none = await used({ ...find, contact: byEmail('nobody@example.com') });
		expect(none).toEqual([{ email_address: 'nobody@example.com', found: false }]);
	});
});

test.each([false, true])(
	'in a workflow nothing is cut, left out or added (by the door of tools: %p)',
	async (asTool) => {
		const one = await inUse.run(withBio({}), { asTool });
		expect((one.items[0].json.custom_attributes as Json).bio).toBe(BIO);
		const many = await inUse.run({ ...list, limit: contacts.length - 1 }, { asTool });
		expect(many.items.map(({ json }) => json.id)).toEqual(contacts.slice(0, -1).map(({ id }) => id));
	},
);
