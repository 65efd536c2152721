import type { INodeParameters } from 'n8n-workflow';

import { byId } from '../support/engine.mts';
import { mapFields, searchList } from '../support/lookup.mts';
import { useSandbox } from '../support/use-sandbox.mts';

const inUse = useSandbox();

let workspaces: number[];
beforeEach(async () => {
	// What the test before has read is forgotten.
	await jest.advanceTimersByTimeAsync(30_000);
	inUse.sandbox.reset();
	workspaces = await inUse.company.workspaceIds();
	await inUse.company.createIn('contacts', {
		contact: { email_address: 'first@example.com', custom_attributes: { favorite_food: 'soup' } },
	});
	inUse.sandbox.clearRequests();
});

const account = () => ({ url: inUse.sandbox.url, credential: { requestsPerSecond: 100 } });

const found = async (parameters: INodeParameters, filter?: string) =>
	(await searchList('searchCustomAttributes', parameters, account(), filter)).results.map(
		({ value }) => value,
	);

test('the list has the keys of the chosen workspace, by 12 requests at most', async () => {
	const workspaceId = byId(workspaces[0]);
	expect(await found({ workspaceId })).toEqual(['company_size', 'favorite_food', 'lead_source']);
	expect(inUse.sandbox.requests()).toHaveLength(12);
	expect(await found({ workspaceId: byId(workspaces[1]) })).not.toContain('favorite_food');
});

test('what is typed letter by letter reads once, and half a minute later anew', async () => {
	const workspaceId = byId(workspaces[0]);
	const addOne = async (key: string) =>
		await inUse.company.createIn('contacts', { contact: { custom_attributes: { [key]: 'x' } } });
	for (const typed of ['s', 'si', 'siz'])
		expect(await found({ workspaceId }, typed)).toContain('company_size');
	expect(inUse.sandbox.requests()).toHaveLength(12);
	await addOne('shoe_size');
	expect(await found({ workspaceId }, 'size')).toEqual(['company_size']);
	await jest.advanceTimersByTimeAsync(30_000);
	expect(await found({ workspaceId }, 'size')).toEqual(['company_size', 'shoe_size']);
});

test.each([
	['FAVOR', ['favorite_food']],
	['favorite food', ['favorite_food']],
	['leadSo', ['lead_source']],
	['shoe', []],
])('%s finds %j', async (filter, keys) => {
	expect(await found({ workspaceId: byId(workspaces[0]) }, filter)).toEqual(keys);
});

test('without a workspace, as in Contact: Update, the keys of all that the connection covers', async () => {
	expect(await found({})).toEqual(
		expect.arrayContaining(['company_size', 'favorite_food', 'goal', 'lead_source']),
	);
});

test('the same keys can be mapped, none of which must be', async () => {
	const { fields, emptyFieldsNotice } = await mapFields(
		'getCustomAttributeFields',
		{ workspaceId: byId(workspaces[0]) },
		account(),
	);
	expect(fields.map(({ id, displayName, required }) => [id, displayName, required])).toEqual([
		['company_size', 'company_size', false],
		['favorite_food', 'favorite_food', false],
		['lead_source', 'lead_source', false],
	]);
	expect(emptyFieldsNotice).toMatch(/Additional or Update Fields/);
});
