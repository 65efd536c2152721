import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import type { Rec } from '../support/company.mts';
import { byId } from '../support/engine.mts';
import { useSandbox } from '../support/use-sandbox.mts';

const inUse = useSandbox();

let contacts: Rec[];
let forms: Rec[];
beforeAll(async () => {
	contacts = await inUse.company.in('contacts');
	forms = await inUse.company.in('forms');
});
beforeEach(() => inUse.sandbox.setFaults([]));

const getContact = { resource: 'contact', operation: 'get', contact: byId('={{ $json.id }}') };
const getEntries: INodeParameters = {
	resource: 'formEntry',
	operation: 'getAll',
	formId: byId('={{ $json.id }}'),
	limit: 2,
};
const NO_ID = 'Contact: "../x" is not an ID';
const NOT_FOUND = 'ClickFunnels found no such contact: Not found';

const asItems = (...ids: unknown[]) => ids.map((id) => ({ json: { id } as IDataObject }));

/** What counts of an item: its id or message, and the input item that it belongs to. */
const essence = (items: INodeExecutionData[]) =>
	items.map(({ json, pairedItem }) => [
		json.error ?? json.id,
		(pairedItem as { item: number } | undefined)?.item,
	]);

describe('continue, with messages among the items', () => {
	test('each input item has its record or its message, in the order of the input', async () => {
		const input = asItems(contacts[0].id, '../x', contacts[1].id, 99, contacts[2].id);
		const { items, errorItems, problem } = await inUse.run(getContact, {
			input,
			onError: 'continueRegularOutput',
		});
		expect(problem).toBeUndefined();
		expect(errorItems).toEqual([]);
		expect(essence(items)).toEqual([
			[contacts[0].id, 0],
			[NO_ID, 1],
			[contacts[1].id, 2],
			[NOT_FOUND, 3],
			[contacts[2].id, 4],
		]);
	});

	test('also where a good item gives several rows', async () => {
		const [first] = await inUse.company.list(`/forms/${forms[0].id}/submissions`);
		const { items } = await inUse.run(getEntries, {
			input: asItems(99, forms[0].id, '?a=b'),
			onError: 'continueRegularOutput',
		});
		expect(essence(items)).toEqual([
			['ClickFunnels found no such form: Not found', 0],
			[first.id, 1],
			[expect.any(Number), 1],
			['Form: "?a=b" is not an ID', 2],
		]);
	});

	test('a required value that an expression leaves out', async () => {
		const { items } = await inUse.run(getContact, {
			input: [{ json: {} }, ...asItems(contacts[0].id)],
			onError: 'continueRegularOutput',
		});
		expect(essence(items)).toEqual([
			['Contact: a value is needed', 0],
			[contacts[0].id, 1],
		]);
	});

	test('a page in the middle of a list that can not be had', async () => {
		inUse.sandbox.setFaults([{ kind: '500', path: '/contacts' }]);
		const workspaceId = byId(await inUse.company.workspaceId());
		const { items } = await inUse.run(
			{ resource: 'contact', operation: 'getAll', workspaceId, returnAll: true },
			{ onError: 'continueRegularOutput' },
		);
		expect(essence(items)).toEqual([[expect.stringMatching(/^Maton could not use/), 0]]);
	});
});

describe('continue, with messages on an output of their own', () => {
	test('records and messages part, each with its input item', async () => {
		const input = asItems(contacts[0].id, '../x', contacts[1].id, 99);
		const { items, errorItems, problem } = await inUse.run(getContact, {
			input,
			onError: 'continueErrorOutput',
		});
		expect(problem).toBeUndefined();
		expect(essence(items)).toEqual([
			[contacts[0].id, 0],
			[contacts[1].id, 2],
		]);
		expect(essence(errorItems)).toEqual([
			[NO_ID, 1],
			[NOT_FOUND, 3],
		]);
	});

	test('also where a good item gives several rows', async () => {
		const { items, errorItems } = await inUse.run(getEntries, {
			input: asItems(forms[0].id, 99, forms[1].id),
			onError: 'continueErrorOutput',
		});
		expect(essence(items).map(([, item]) => item)).toEqual([0, 0, 2, 2]);
		expect(essence(errorItems)).toEqual([['ClickFunnels found no such form: Not found', 1]]);
	});
});

describe('stop, as n8n does without being told', () => {
	test('the message says which item it was; nothing comes out', async () => {
		const input = asItems(contacts[0].id, 99, contacts[1].id);
		const { items, problem } = await inUse.run(getContact, { input });
		expect(items).toEqual([]);
		expect(problem).toMatchObject({ message: NOT_FOUND, context: { itemIndex: 1 } });
	});

	test('the same for input that can not be sent', async () => {
		const { problem } = await inUse.run(getContact, {
			input: asItems(contacts[0].id, contacts[1].id, '../x'),
		});
		expect(problem).toMatchObject({ message: NO_ID, context: { itemIndex: 2 } });
	});
});

describe("n8n's own Retry On Fail", () => {
	const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
	const createForm = async () => ({
		resource: 'form',
		operation: 'create',
		workspaceId: byId(await inUse.company.workspaceId()),
		name: 'Tried',
	});

	test('runs the node again until it works', async () => {
		// A 500 is not sent again by the node itself.
		inUse.sandbox.setFaults([{ kind: '500', method: 'POST', times: 2 }]);
		inUse.sandbox.clearRequests();
		const { items, problem } = await inUse.run(await createForm(), { retry });
		expect(problem).toBeUndefined();
		expect(items.map(({ json }) => json.name)).toEqual(['Tried']);
		expect(inUse.sandbox.requests().map(({ status }) => status)).toEqual([500, 500, 201]);
	});

	test('gives up after the tries that the user allows', async () => {
		inUse.sandbox.setFaults([{ kind: '500', method: 'POST' }]);
		inUse.sandbox.clearRequests();
		const { problem } = await inUse.run(await createForm(), { retry });
		expect(problem?.message).toMatch(/^Maton could not use/);
		expect(inUse.sandbox.requests()).toHaveLength(3);
	});

	test('does nothing where the node works', async () => {
		inUse.sandbox.clearRequests();
		await inUse.run(await createForm(), { retry });
		expect(inUse.sandbox.requests()).toHaveLength(1);
	});
});
