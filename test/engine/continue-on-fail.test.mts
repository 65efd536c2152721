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
const NO_ID = 'Contact: "../x" is not an ID. Enter a number such as 12345, or a public ID such as PjvAAJ.';
const CHECK_THE_ID = (noun: string) =>
	`Check the ID: the ${noun} may be deleted, be in no state that allows this, or belong to a workspace that this connection does not cover.`;
const NOT_FOUND = `ClickFunnels found no such contact. ${CHECK_THE_ID('contact')}`;
const NO_FORM = `ClickFunnels found no such form. ${CHECK_THE_ID('form')}`;

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
			[NO_FORM, 0],
			[first.id, 1],
			[expect.any(Number), 1],
			['Form: "?a=b" is not an ID. Enter a number such as 12345, or a public ID such as PjvAAJ.', 2],
		]);
	});

	test('a required value that an expression leaves out', async () => {
		const { items } = await inUse.run(getContact, {
			input: [{ json: {} }, ...asItems(contacts[0].id)],
			onError: 'continueRegularOutput',
		});
		expect(essence(items)).toEqual([
			['Contact: a value is needed. If an expression is to give it, check that it does.', 0],
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
		expect(essence(errorItems)).toEqual([[NO_FORM, 1]]);
	});
});

describe('the row of an item that went wrong', () => {
	const parts = { error_status: 404, error_field: null, error_advice: CHECK_THE_ID('contact') };
	const row = { id: 99, email: 'row7@example.com', error: 'of the node before' };
	const binary = { file: { mimeType: 'text/plain', data: 'aGk=' } };

	test('stands beside the message on the regular output, with its files', async () => {
		const { items } = await inUse.run(getContact, {
			input: [{ json: row, binary }],
			onError: 'continueRegularOutput',
		});
		expect(items).toEqual([
			{ json: { ...row, error: NOT_FOUND, ...parts }, binary, pairedItem: { item: 0 } },
		]);
	});

	test('stands beside the message on the error output, with its files', async () => {
		const { items, errorItems } = await inUse.run(getContact, {
			input: [...asItems(contacts[0].id), { json: row, binary }],
			onError: 'continueErrorOutput',
		});
		expect(items).toHaveLength(1);
		expect(errorItems).toEqual([
			{ json: { ...row, error: NOT_FOUND, ...parts }, binary, pairedItem: { item: 1 } },
		]);
	});

	test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'has the field that is meant in a key of its own, On Error: %s',
		async (onError) => {
			const input = [...asItems(contacts[0].id), { json: { id: '../x', email: row.email } }];
			const { items, errorItems } = await inUse.run(getContact, { input, onError });
			expect([...items.slice(1), ...errorItems]).toEqual([
				{
					json: {
						id: '../x',
						email: 'row7@example.com',
						error: NO_ID,
						error_status: null,
						error_field: 'Contact',
						error_advice: 'Enter a number such as 12345, or a public ID such as PjvAAJ.',
					},
					pairedItem: { item: 1 },
				},
			]);
		},
	);

	test('is the same where a tool runs the node', async () => {
		const { items } = await inUse.run(getContact, {
			input: [{ json: row }],
			onError: 'continueRegularOutput',
			asTool: true,
		});
		expect(items).toEqual([{ json: { ...row, error: NOT_FOUND, ...parts }, pairedItem: { item: 0 } }]);
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

	test('tries again where the workflow goes on with errors, and gives the record', async () => {
		inUse.sandbox.setFaults([{ kind: '500', method: 'POST', times: 1 }]);
		inUse.sandbox.clearRequests();
		const { items } = await inUse.run(await createForm(), { retry, onError: 'continueRegularOutput' });
		expect(items.map(({ json }) => [json.name, json.error])).toEqual([['Tried', undefined]]);
		expect(inUse.sandbox.requests().map(({ status }) => status)).toEqual([500, 201]);
	});

	test.each(['stopWorkflow', 'continueRegularOutput'] as const)(
		'does again only what is not done, On Error: %s',
		async (onError) => {
			const names = ['One', 'Two', 'Three'];
			inUse.sandbox.setFaults([{ kind: '500', method: 'POST', times: 1 }]);
			inUse.sandbox.clearRequests();
			const { items, problem } = await inUse.run(
				{ ...(await createForm()), name: '={{ $json.name }}' },
				{ retry, onError, input: names.map((name) => ({ json: { name } })) },
			);
			expect(problem).toBeUndefined();
			expect(items.map(({ json, pairedItem }) => [json.name, pairedItem])).toEqual([
				['One', { item: 0 }],
				['Two', { item: 1 }],
				['Three', { item: 2 }],
			]);
			const made = inUse.sandbox.requests().filter(({ status }) => status === 201);
			const madeNames = made.map(({ body }) => (body as { form: { name: string } }).form.name);
			expect(madeNames.sort()).toEqual(['One', 'Three', 'Two']);
		},
	);

	test('does nothing where the node works', async () => {
		inUse.sandbox.clearRequests();
		await inUse.run(await createForm(), { retry });
		expect(inUse.sandbox.requests()).toHaveLength(1);
	});
});
