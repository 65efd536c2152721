import type { INodePropertyOptions } from 'n8n-workflow';

import { ClickFunnelsApi } from '../../nodes/ClickFunnelsApi/ClickFunnelsApi.node';
import { contractOperations } from '../support/contract.mts';
import { custom } from '../support/custom-call.mts';
import { shownProperties } from '../support/fill.mts';
import { searchList } from '../support/lookup.mts';
import { useSandbox } from '../support/use-sandbox.mts';

const inUse = useSandbox();

test.each([
	['DELETE', true],
	['={{ $json.method }}', true],
	['GET', false],
	['POST', false],
	['PATCH', false],
])('before a %s the editor says that it can’t be undone: %p', (method, isSaid) => {
	const notices = shownProperties('apiCall', 'custom', { method }).filter(({ type }) => type === 'notice');
	expect(notices.map(({ displayName }) => displayName)).toEqual(isSaid ? ['This can’t be undone'] : []);
});

describe('the list of paths', () => {
	const account = () => ({ url: inUse.sandbox.url });
	const found = async (method: string, filter?: string) =>
		(await searchList('searchPaths', { resource: 'apiCall', operation: 'custom', method }, account(), filter))
			.results;

	test('has every route of the method, by what it does', async () => {
		const all = await Promise.all(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((method) => found(method)));
		expect(all.flat()).toHaveLength(contractOperations.length);
		expect(all[0]).toContainEqual({
			name: 'Get many contact tags – GET /workspaces/{workspace_id}/contacts/tags',
			value: 'GET /workspaces/{workspace_id}/contacts/tags',
		});
	});

	test('finds by words of action and path in any order, and needs no request', async () => {
		inUse.sandbox.clearRequests();
		expect(await found('DELETE', ' tag  contact ')).toContainEqual({
			name: 'Delete contact tag – DELETE /contacts/tags/{id}',
			value: 'DELETE /contacts/tags/{id}',
		});
		expect(inUse.sandbox.requests()).toEqual([]);
	});

	test('says under which method it is where the chosen one has none', async () => {
		expect(await found('GET', 'archive product')).toContainEqual({
			name: 'Archive product: choose POST as Method first',
			value: '',
		});
		expect(await found('GET', 'no such thing')).toEqual([]);
	});

	test('has every path once where an expression gives the method', async () => {
		const paths = contractOperations.map(({ route }) => route.split(' ')[1]);
		const values = (await found('={{ $json.method }}')).map(({ value }) => value);
		expect(values.sort()).toEqual([...new Set(paths)].sort());
	});

	test('a choice does not become the path of another method, and nothing is sent', async () => {
		const [choice] = await found('GET', 'get contact tag');
		inUse.sandbox.clearRequests();
		const { problem } = await inUse.run({
			resource: 'apiCall',
			operation: 'custom',
			method: 'DELETE',
			path: { __rl: true, mode: 'list', value: choice.value },
			additionalFields: { path_values: { entries: [{ key: 'id', value: '1' }] } },
		});
		expect(problem?.message).toBe('Path: it was chosen for GET');
		expect(problem?.description).toBe('Choose it again for DELETE, or change Method back.');
		expect(inUse.sandbox.requests()).toEqual([]);
	});

	test('a choice is called as it is, with its values', async () => {
		const [choice] = await found('GET', 'get many contact tags');
		const { problem, items } = await inUse.run({
			...custom('GET', '', { values: { workspace_id: await inUse.company.workspaceId() } }),
			path: { __rl: true, mode: 'list', value: choice.value },
		});
		expect(problem).toBeUndefined();
		const tags = await inUse.company.ids(`/workspaces/${await inUse.company.workspaceId()}/contacts/tags`);
		expect(items.map(({ json }) => json.id)).toEqual(tags);
	});
});

describe('n8n’s own entry Custom API Call', () => {
	test('is not added to the operations that ours is among: n8n looks at the name of the last one', () => {
		const { properties } = new ClickFunnelsApi().description;
		const ours = properties.find(
			({ name, displayOptions }) =>
				name === 'operation' && displayOptions?.show?.resource?.includes('apiCall'),
		);
		expect((ours?.options as INodePropertyOptions[]).at(-1)?.name).toBe('Custom API Call');
	});

	test('stands last among the resources, and ours first', () => {
		const { properties } = new ClickFunnelsApi().description;
		const [{ options = [] }] = properties.filter(({ name }) => name === 'resource');
		expect((options as INodePropertyOptions[])[0]).toMatchObject({
			name: 'API Call (Custom)',
			value: 'apiCall',
		});
	});

	test.each([
		['resource', { resource: '__CUSTOM_API_CALL__' }],
		['operation', { resource: 'contact', operation: '__CUSTOM_API_CALL__' }],
	])('as %s: the message leads to ours', async (_, parameters) => {
		const { problem } = await inUse.run(parameters);
		expect(problem?.message).toMatch(/is n8n’s own entry, which calls nothing/);
		expect(problem?.description).toMatch(/Choose API Call \(Custom\) among the resources/);
	});
});
