import { byId } from '../support/engine.mts';
import { contractOperations, violations } from '../support/contract.mts';
import { useTrigger } from './use-trigger.mts';

const t = useTrigger();

const ENDPOINTS = '/webhooks/outgoing/endpoints';

/** Adds endpoints of other programs to the first workspace. */
async function addOthers(count: number): Promise<void> {
	for (let number = 1; number <= count; number++) {
		await t.company.createIn(ENDPOINTS.slice(1), {
			webhooks_outgoing_endpoint: {
				url: `https://other-${number}.example.com/hook`,
				name: `Other ${number}`,
				event_type_ids: ['order.created'],
			},
		});
	}
}

const others = (ours: string) => t.sandbox.api.webhookEndpoints().filter(({ url }) => url !== ours);

test('an endpoint is created with the name and id of the workflow, its events, funnels and pages', async () => {
	const [funnel] = await t.company.in('funnels');
	const [page] = await t.company.in('pages');
	const workflow = t.workflow(
		{
			events: ['order.completed', 'contact.created'],
			filters: { funnel_ids: [funnel.id], page_ids: [page.id] },
		},
		{ name: 'Welcome' },
	);
	await workflow.activate();
	const endpoint = t.endpointOf(workflow);
	expect(endpoint).toMatchObject({
		workspaceId: t.workspaceIds[0],
		url: workflow.url,
		eventTypeIds: ['order.completed', 'contact.created'],
		funnelIds: [funnel.id],
		pageIds: [page.id],
	});
	const { name } = await t.shown(endpoint);
	expect(name).toContain('Welcome');
	expect(name).toContain(workflow.id);
	expect(workflow.state).toMatchObject({ endpointId: String(endpoint.id), secret: endpoint.secret });
});

test('without funnels and pages it is for all of them', async () => {
	const workflow = t.workflow();
	await workflow.activate();
	expect(t.endpointOf(workflow)).toMatchObject({ funnelIds: [], pageIds: [] });
});

test('what is sent is valid by the contract', async () => {
	const workflow = t.workflow();
	await workflow.activate();
	workflow.settings.parameters.events = ['contact.updated'];
	await workflow.activate();
	const writes = t.sandbox.requests().filter(({ method }) => method !== 'GET');
	expect(writes.map(({ method, status }) => `${method} ${status}`)).toEqual(['POST 201', 'PUT 200']);
	for (const { method, body } of writes) {
		const route = `${method} ${method === 'POST' ? `/workspaces/{workspace_id}${ENDPOINTS}` : `${ENDPOINTS}/{id}`}`;
		const operation = contractOperations.find((one) => one.route === route);
		expect(violations(operation!, body)).toEqual([]);
	}
});

test('it is found on the last of three pages, kept, and nothing but the lists is asked for', async () => {
	// One is there from the start; ours makes sixty.
	await addOthers(58);
	const workflow = t.workflow();
	await workflow.activate();
	const before = t.sandbox.api.webhookEndpoints();
	const ours = t.endpointOf(workflow);
	const inWorkspace = before.filter(({ workspaceId }) => workspaceId === t.workspaceIds[0]);
	expect(inWorkspace).toHaveLength(60);
	expect(inWorkspace.at(-1)).toEqual(ours);

	t.sandbox.clearRequests();
	await workflow.activate();
	// The last page is full, so that there is a look behind it.
	expect(t.methods()).toEqual(['GET', 'GET', 'GET', 'GET']);
	expect(new Set(t.sandbox.requests().map(({ path }) => path))).toEqual(
		new Set([`/clickfunnels/api/v2/workspaces/${t.workspaceIds[0]}${ENDPOINTS}`]),
	);
	expect(t.sandbox.api.webhookEndpoints()).toEqual(before);
});

test('the same events, funnels and pages in another order are the same', async () => {
	const funnels = (await t.company.in('funnels')).slice(0, 2).map(({ id }) => id);
	const pages = (await t.company.in('pages')).slice(0, 2).map(({ id }) => id);
	const workflow = t.workflow({
		events: ['contact.created', 'order.completed', 'contact.updated'],
		filters: { funnel_ids: funnels, page_ids: pages },
	});
	await workflow.activate();
	const before = t.endpointOf(workflow);
	workflow.settings.parameters.events = ['order.completed', 'contact.updated', 'contact.created'];
	workflow.settings.parameters.filters = {
		funnel_ids: funnels.toReversed(),
		page_ids: pages.toReversed(),
	};
	t.sandbox.clearRequests();
	await workflow.activate();
	expect(t.methods()).toEqual(['GET']);
	expect(t.endpointOf(workflow)).toEqual(before);
});

describe('what the user changed is changed in place: same id, same secret', () => {
	test.each([
		['more events', ['contact.created', 'order.completed']],
		['fewer events', ['contact.updated']],
		['other events', ['order.created', 'order.deleted']],
	])('%s', async (_, events) => {
		const workflow = t.workflow({ events: ['contact.created', 'contact.updated'] });
		await workflow.activate();
		const before = t.endpointOf(workflow);
		workflow.settings.parameters.events = events;
		t.sandbox.clearRequests();
		await workflow.activate();
		expect(t.methods()).toEqual(['GET', 'PUT']);
		expect(t.endpointOf(workflow)).toEqual({ ...before, eventTypeIds: events });
		expect(workflow.state.secret).toBe(before.secret);
	});

	test.each(['funnel', 'page'])('%ss: some, others, all again', async (kind) => {
		const [first, second] = (await t.company.in(`${kind}s`)).map(({ id }) => id);
		const workflow = t.workflow();
		await workflow.activate();
		const before = t.endpointOf(workflow);
		for (const ids of [[first], [second, first], [second], []]) {
			workflow.settings.parameters.filters = { [`${kind}_ids`]: ids };
			await workflow.activate();
			expect(t.endpointOf(workflow)).toEqual({ ...before, [`${kind}Ids`]: ids });
		}
		expect(t.methods().filter((method) => method === 'POST')).toHaveLength(1);
	});
});

test('an endpoint that somebody changed in ClickFunnels is put right', async () => {
	const workflow = t.workflow();
	await workflow.activate();
	const before = t.endpointOf(workflow);
	await t.company.send('PUT', `${ENDPOINTS}/${before.id}`, {
		webhooks_outgoing_endpoint: { event_type_ids: ['order.created'] },
	});
	await workflow.activate();
	expect(t.endpointOf(workflow)).toEqual(before);
});

test.each([
	['all static data', '{}'],
	['the secret', JSON.stringify({ 'node:ClickFunnels Trigger': { endpointId: 'ID', url: 'URL' } })],
	['the endpoint that it belongs to', JSON.stringify({ 'node:ClickFunnels Trigger': { secret: 'abc' } })],
])('without %s it is deleted and created again, as its secret was shown only once', async (_, saved) => {
	const workflow = t.workflow();
	await workflow.activate();
	const before = t.endpointOf(workflow);
	workflow.saved = saved.replace('ID', String(before.id)).replace('URL', workflow.url);
	t.sandbox.clearRequests();
	await workflow.activate();
	const after = t.endpointOf(workflow);
	expect(after.id).not.toBe(before.id);
	expect(workflow.state).toMatchObject({ endpointId: String(after.id), secret: after.secret });
	expect(t.methods().filter((method) => method !== 'GET')).toEqual(['DELETE', 'POST']);
});

test('endpoints that belong to other addresses are never touched', async () => {
	const workflow = t.workflow();
	// Addresses that are ours but for a character.
	for (const url of [
		`${workflow.url}2`,
		`${workflow.url}/`,
		workflow.url.slice(0, -1),
		`${workflow.url}?a=1`,
	]) {
		await t.company.createIn(ENDPOINTS.slice(1), {
			webhooks_outgoing_endpoint: { url, name: 'Near', event_type_ids: ['contact.created'] },
		});
	}
	const before = others(workflow.url);
	await workflow.activate();
	workflow.saved = '{}';
	await workflow.activate();
	workflow.settings.parameters.workspaceId = byId(t.workspaceIds[1]);
	await workflow.activate();
	await workflow.deactivate();
	expect(others(workflow.url)).toEqual(before);
	expect(t.endpointsOf(workflow).production).toEqual([]);
});

test.each(['activation', 'deactivation'])(
	'our endpoint that somebody has given another address is left to them at %s',
	async (when) => {
		const workflow = t.workflow();
		await workflow.activate();
		const { id } = t.endpointOf(workflow);
		const url = 'https://theirs.example.com/hook';
		await t.company.send('PUT', `${ENDPOINTS}/${id}`, { webhooks_outgoing_endpoint: { url } });
		if (when === 'activation') {
			await workflow.activate();
			expect(t.endpointOf(workflow).id).not.toBe(id);
		}
		await workflow.deactivate();
		expect(t.endpointsOf(workflow).production).toEqual([]);
		expect(t.sandbox.api.webhookEndpoints()).toContainEqual(expect.objectContaining({ id, url }));
	},
);

test('several endpoints at our address become one', async () => {
	const workflow = t.workflow();
	await workflow.activate();
	const ours = t.endpointOf(workflow);
	for (const name of [`n8n: Twin (${workflow.id})`, `n8n: Triplet (${workflow.id})`]) {
		await t.company.createIn(ENDPOINTS.slice(1), {
			webhooks_outgoing_endpoint: { url: workflow.url, name, event_type_ids: ['contact.created'] },
		});
	}
	await workflow.activate();
	expect(t.endpointOf(workflow)).toEqual(ours);
});
