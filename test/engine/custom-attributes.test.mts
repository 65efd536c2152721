import type { INodeParameters } from 'n8n-workflow';

import { byId, type NodeRunOptions } from '../support/engine.mts';
import { SET_UP_MS } from '../support/limits.mts';
import { useSandbox } from '../support/use-sandbox.mts';
import { startAlteringGateway, type AlteringGateway } from '../trigger/altering-gateway.mts';

const inUse = useSandbox('clickFunnels');

let gateway: AlteringGateway;
beforeAll(async () => {
	gateway = await startAlteringGateway(() => inUse.sandbox.url);
}, SET_UP_MS);
afterAll(async () => await gateway.close());

/** From now on the gateway refuses to read what lies at some paths. */
function refuse(paths: RegExp): void {
	gateway.alter = ({ method, path }) =>
		method === 'GET' && paths.test(path) ? { status: 403, body: { error: 'Forbidden' } } : undefined;
}

let workspaceId: INodeParameters;
beforeEach(async () => {
	inUse.sandbox.reset();
	gateway.alter = () => undefined;
	workspaceId = byId(await inUse.company.workspaceId());
	await inUse.company.createIn('contacts', {
		contact: { email_address: 'first@example.com', custom_attributes: { favorite_food: 'soup' } },
	});
	inUse.sandbox.clearRequests();
});

type More = Partial<NodeRunOptions>;

/** Contact: Create or Update with custom attributes as an object. */
const upsert = async (attributes: Record<string, string>, fields: INodeParameters = {}, more: More = {}) =>
	await inUse.run(
		{
			resource: 'contact',
			operation: 'upsert',
			workspaceId,
			emailAddress: '={{ $json.email ?? "ada@example.com" }}',
			additionalFields: { custom_attributes: { json: [{ json: JSON.stringify(attributes) }] }, ...fields },
		},
		more,
	);

const STRICT = { onlyExistingAttributes: true };
const EDITOR = { inEditor: true };
const DOORS = [
	['a run', {}],
	['a tool', { asTool: true }],
] as const;

const reads = () => inUse.sandbox.requests().filter(({ method }) => method === 'GET');
const writes = () => inUse.sandbox.requests().filter(({ method }) => method !== 'GET');
const written = () =>
	writes().map(({ body }) => (body as { contact: Record<string, unknown> }).contact.custom_attributes);

test('an attribute that is called as a field of contacts or forms exists as well', async () => {
	const attributes = { phone: '1', full_name: 'Ada' };
	await inUse.company.createIn('contacts', { contact: { custom_attributes: attributes } });
	const { problem } = await upsert({ Phone: '2', 'Full Name': 'Bob' }, STRICT);
	expect(problem?.message).toBeUndefined();
	expect(written()).toEqual([{ phone: '2', full_name: 'Bob' }]);
});

const SOUP_ADVICE =
	'Correct the key, or turn off Only Existing Attributes to create it. Found: "company_size", "favorite_food", "lead_source".';

describe('in the editor', () => {
	test('a key that does not exist yet is said, with what may be meant, and created', async () => {
		const { hints, problem } = await upsert({ 'Favourite Food': 'soup' }, {}, EDITOR);
		expect(problem).toBeUndefined();
		expect(hints).toEqual([
			'Custom Attributes: "favourite_food" is not among those found, so it will be created; did you mean "favorite_food"?',
		]);
		expect(writes()).toHaveLength(1);
		// All that can be read: 5 pages of contacts, submissions, exports, forms, and twice a field set and its fields.
		expect(reads()).toHaveLength(12);
	});

	test('a key that is like no other is said without a guess', async () => {
		const { hints } = await upsert({ shoe: '41' }, {}, EDITOR);
		expect(hints).toEqual(['Custom Attributes: "shoe" is not among those found, so it will be created']);
	});

	test('keys that exist cost one request, and go as they are stored', async () => {
		const { hints } = await upsert({ 'Lead Source': 'ad', favoriteFood: 'tea' }, {}, EDITOR);
		expect(hints).toEqual([]);
		expect(reads()).toHaveLength(1);
		expect(written()).toEqual([{ lead_source: 'ad', favorite_food: 'tea' }]);
	});

	test('200 items look once, and a new key is said once', async () => {
		const input = Array.from({ length: 200 }, (_, n) => ({ json: { email: `n${n}@example.com` } }));
		const { hints, items } = await upsert({ lead_source: 'ad', shoe: '41' }, {}, { ...EDITOR, input });
		expect(items).toHaveLength(200);
		expect(hints.filter((hint) => hint.includes('"shoe"'))).toHaveLength(1);
		expect(reads()).toHaveLength(12);
	});

	test('where contacts can’t be listed nothing is said, and the contact is written', async () => {
		refuse(/./);
		const { hints, problem } = await upsert({ shoe: '41' }, {}, { ...EDITOR, url: gateway.url });
		expect(problem).toBeUndefined();
		expect(hints).toEqual([]);
		expect(written()).toEqual([{ shoe: '41' }]);
	});
});

test.each(DOORS)('by %s of an active workflow nothing is looked up', async (_, door) => {
	const { hints } = await upsert({ 'Favourite Food': 'soup' }, {}, door);
	expect(hints).toEqual([]);
	expect(reads()).toEqual([]);
	expect(written()).toEqual([{ 'Favourite Food': 'soup' }]);
});

describe.each(DOORS)('where new ones are refused, by %s', (_, door) => {
	test('a key that does not exist is, with what may be meant, and nothing is written', async () => {
		const { problem } = await upsert({ lead_source: 'ad', favourite_food: 'soup' }, STRICT, door);
		expect(problem?.message).toBe(
			'Custom Attributes: "favourite_food" is not among those found; did you mean "favorite_food"?',
		);
		expect(problem?.description).toBe(SOUP_ADVICE);
		expect(writes()).toEqual([]);
	});

	test.each(['toString', 'hasOwnProperty', 'Größe', '🍜', 'first_name'])(
		'%s is no key that exists',
		async (key) => {
			const { problem } = await upsert({ [key]: 'x' }, STRICT, door);
			expect(problem?.message).toMatch(`Custom Attributes: "${key}" is not among those found`);
			expect(writes()).toEqual([]);
		},
	);

	test('keys that exist are written, however they are spelled', async () => {
		const { problem } = await upsert({ 'FAVORITE FOOD': 'soup', 'lead-source': 'ad' }, STRICT, door);
		expect(problem).toBeUndefined();
		expect(written()).toEqual([{ favorite_food: 'soup', lead_source: 'ad' }]);
	});

	test('a key that has letters which ClickFunnels may not keep is known by either', async () => {
		await inUse.company.createIn('contacts', {
			contact: { email_address: 'second@example.com', custom_attributes: { Größe: '41' } },
		});
		inUse.sandbox.clearRequests();
		const { problem } = await upsert({ Größe: '42' }, STRICT, door);
		expect(problem).toBeUndefined();
		expect(written()).toEqual([{ gr_e: '42' }]);
	});

	test('Update finds the workspace of the contact, also where the connection covers several', async () => {
		const [contact] = await inUse.company.in('contacts');
		const update = async (json: string) =>
			await inUse.run(
				{
					resource: 'contact',
					operation: 'update',
					contact: byId(contact.id),
					additionalFields: { custom_attributes: { json: [{ json }] }, ...STRICT },
				},
				door,
			);
		for (const workspaces of ['all', 'one'] as const) {
			inUse.sandbox.setReadings({ workspaces });
			inUse.sandbox.clearRequests();
			const { problem } = await update('{"favourite_food": "soup"}');
			expect(problem?.message).toMatch(/did you mean "favorite_food"\?$/);
			expect((await update('{"favorite_food": "soup"}')).problem).toBeUndefined();
			expect(written()).toEqual([{ favorite_food: 'soup' }]);
		}
	});

	test('what is not for us to read counts for nothing, but contacts must be listed', async () => {
		const through = { ...door, url: gateway.url };
		refuse(/forms|form_submissions|export_actions/);
		const { problem: ofKey } = await upsert({ shoe: '41' }, STRICT, through);
		expect(ofKey?.message).toBe('Custom Attributes: "shoe" is not among those found');
		refuse(/./);
		const { problem } = await upsert({ favorite_food: 'soup' }, STRICT, through);
		expect(problem?.httpCode).toBe('403');
		expect(writes()).toEqual([]);
	});
});

test('with Continue On Fail the items with keys that exist are written', async () => {
	const input = ['lead_source', 'shoe', 'favorite_food'].map((key) => ({ json: { key } }));
	const { items } = await inUse.run(
		{
			resource: 'contact',
			operation: 'create',
			workspaceId,
			additionalFields: {
				custom_attributes: { entries: [{ key: '={{ $json.key }}', value: 'x' }] },
				...STRICT,
			},
		},
		{ input, onError: 'continueRegularOutput' },
	);
	expect(items.map(({ json }) => Boolean(json.error))).toEqual([false, true, false]);
	expect(written()).toEqual([{ lead_source: 'x' }, { favorite_food: 'x' }]);
});

test('a key that only a field of a form has exists', async () => {
	// The fields of the newest form of the second workspace, none of whose contacts has answered yet.
	workspaceId = byId((await inUse.company.workspaceIds())[1]);
	const { problem } = await upsert({ goal: 'To learn' }, STRICT);
	expect(problem).toBeUndefined();
	expect(written()).toEqual([{ goal: 'To learn' }]);
});
