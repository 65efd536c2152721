import type { INodeParameters } from 'n8n-workflow';

import type { Readings } from '../../sandbox/readings.mts';
import { readOperations, CONTRACT_FILE } from '../../scripts/contract/document.mts';
import { byId } from '../support/engine.mts';
import { routed } from '../support/fill.mts';
import { useSandbox } from '../support/use-sandbox.mts';
import { cases } from './cases/index.mts';

const inUse = useSandbox();
afterEach(() => inUse.sandbox.reset());

/** Operations whose note in the contract says this. */
function noted(words: RegExp) {
	const routes = readOperations(CONTRACT_FILE).flatMap(({ route, note }) =>
		words.test(note) ? [route] : [],
	);
	return routed.filter(({ route }) => routes.includes(route));
}

const CLOSED = noted(/trusted/i);
const BETAS = noted(/closed beta/i);

test('fourteen operations are closed to platforms that are not trusted, and two are in a closed beta', () => {
	expect([CLOSED.length, BETAS.length]).toEqual([14, 2]);
});

/** What the node says of a case where a reading is played, and what to do. */
async function said(name: string, readings: Partial<Readings>): Promise<string> {
	const [resource, operation] = name.split('.');
	const { parameters } = await cases[name](inUse.company);
	inUse.sandbox.setReadings(readings);
	const { problem } = await inUse.run({ resource, operation, ...parameters });
	return `${problem?.message} ${problem?.description}`;
}

test.each(CLOSED)(
	'$resource, $operation: where Maton is not trusted, no role or plan is to be looked at',
	async ({ resource, operation }) => {
		expect(await said(`${resource}.${operation}`, { platform: 'untrusted' })).toMatch(
			/ClickFunnels allows this only to platforms that it trusts: .*restricted to trusted developer platforms.* No role and no plan changes that: the connection goes through Maton\. Ask Maton/,
		);
	},
);

test.each(BETAS)('$resource, $operation: a beta that is closed says so', async ({ resource, operation }) => {
	expect(await said(`${resource}.${operation}`, { betas: 'closed' })).toMatch(
		/ClickFunnels has not opened this to your workspace yet: .*Closed Beta.* Ask ClickFunnels to open it/,
	);
});

describe('the states of orders as filters', () => {
	const filtered = async (): Promise<INodeParameters> => ({
		resource: 'order',
		operation: 'getAll',
		workspaceId: byId(await inUse.company.workspaceId()),
		returnAll: true,
		output: 'raw',
		filters: { billing_status: 'paid' },
	});

	test('where ClickFunnels knows them, orders are found by them', async () => {
		const { items, problem } = await inUse.run(await filtered());
		expect(problem).toBeUndefined();
		expect(items.length).toBeGreaterThan(0);
		expect(new Set(items.map(({ json }) => json.billing_status))).toEqual(new Set(['paid']));
	});

	test('where it does not, the filter is named and nothing is listed', async () => {
		inUse.sandbox.setReadings({ orderFilters: 'unknown' });
		const { items, problem } = await inUse.run(await filtered());
		expect(items).toEqual([]);
		expect(problem?.message).toContain('found unpermitted parameter: :billing_status');
		expect(problem?.description).toMatch(/^Remove it: ClickFunnels does not offer it here/);
	});
});

test.each([
	['numbers', [233]],
	['codes', ['US']],
] as const)('a shipping zone whose ids are %s can be given those that it shows', async (zoneIds, shown) => {
	inUse.sandbox.setReadings({ zoneIds });
	const [profile] = await inUse.company.in('shipping/profiles');
	const [group] = await inUse.company.list(`/shipping/profiles/${profile.id}/location_groups`);
	const { items } = await inUse.run({
		resource: 'shippingZone',
		operation: 'getAll',
		shippingLocationGroupId: byId(group.id),
	});
	const [{ country_ids }] = items.map(({ json }) => json);
	expect(country_ids).toEqual(shown);
	const { body } = (
		await inUse.sent({
			resource: 'shippingZone',
			operation: 'create',
			shippingLocationGroupId: byId(group.id),
			name: 'The same',
			additionalFields: { country_ids: (country_ids as unknown[]).join(', ') },
		})
	)[0];
	expect(body).toEqual({ shipping_zone: { name: 'The same', country_ids: shown } });
});

test.each(['nested', 'flat'] as const)(
	"Maton's own refusals in the %s shape are told from ClickFunnels'",
	async (matonErrors) => {
		inUse.sandbox.setReadings({ matonErrors });
		const me = { resource: 'user', operation: 'getCurrent' };
		const wrong = await inUse.run(me, { apiKey: 'wrong' });
		expect(wrong.problem?.message).toBe('Maton does not accept the API key');
		const unconnected = await inUse.run(me, { apiKey: inUse.sandbox.keys.withoutConnection });
		expect(unconnected.problem?.message).toBe('Maton has no active ClickFunnels connection for this API key');
	},
);

test.each(['onCreate', 'always'] as const)(
	'where ClickFunnels shows the secret of a webhook endpoint %s, only its creation gives it',
	async (endpointSecrets) => {
		inUse.sandbox.setReadings({ endpointSecrets });
		const workspaceId = byId(await inUse.company.workspaceId());
		const made = await inUse.record('webhookEndpoint', 'create', {
			workspaceId,
			url: 'https://example.com/hook',
			name: 'Test',
			eventTypeIds: ['contact.created'],
			output: 'raw',
		});
		expect(made.webhook_secret).toMatch(/^[0-9a-f]{64}$/);
		for (const parameters of [
			{ operation: 'get', webhookEndpoint: byId(made.id) },
			{ operation: 'getAll', workspaceId, returnAll: true },
			{ operation: 'update', webhookEndpoint: byId(made.id), additionalFields: { name: 'New' } },
		]) {
			const { items } = await inUse.run({ resource: 'webhookEndpoint', output: 'raw', ...parameters });
			expect(items.length).toBeGreaterThan(0);
			expect(JSON.stringify(items)).not.toContain('webhook_secret');
		}
	},
);
