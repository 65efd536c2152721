import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { SEEDED_CONNECTIONS } from '../../sandbox/gateway/connections.mts';
import { limitsOf } from '../../sandbox/api/core/operations.mts';
import { startSandbox } from '../../sandbox/index.mts';
import { READINGS, readingLines, type Readings } from '../../sandbox/readings.mts';
import { CONTRACT_FILE, readJson } from '../../scripts/contract/document.mts';
import type { Json, Rec } from '../support/company.mts';
import { useReadings, type Answer, type Asking } from './use-readings.mts';

const use = useReadings();
const { ask, rows } = use;

async function setOptions(body: object): Promise<Answer> {
	const answer = await fetch(`${use.sandbox.url}/_sandbox/options`, {
		method: 'PUT',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	return { status: answer.status, body: await answer.json() };
}

/** The operations of the contract whose note says something. */
function noted(words: RegExp): string[] {
	const { paths } = readJson(CONTRACT_FILE) as {
		paths: Record<string, Record<string, { 'x-note'?: string }>>;
	};
	return Object.entries(paths).flatMap(([path, methods]) =>
		Object.entries(methods)
			.filter(([, operation]) => words.test(operation['x-note'] ?? ''))
			.map(([method]) => `${method.toUpperCase()} ${path.replace(/\{\w+\}/g, '1')}`),
	);
}

describe('choosing', () => {
	test('a request changes what it names, and a reset brings back the start', async () => {
		const own = await startSandbox({ rate: 0, readings: { zoneIds: 'codes' } });
		own.setReadings({ platform: 'untrusted' });
		expect(own.api.readings).toMatchObject({ zoneIds: 'codes', platform: 'untrusted', betas: 'open' });
		own.reset();
		expect(own.api.readings).toMatchObject({ zoneIds: 'codes', platform: 'trusted' });
		await own.close();
		const { status, body } = await setOptions({ readings: { matonErrors: 'flat' } });
		expect([status, (body as { readings: Readings }).readings.matonErrors]).toEqual([200, 'flat']);
	});

	test.each([{ weather: 'fair' }, { platform: 'half' }])('%p is refused', async (readings) => {
		expect((await setOptions({ readings })).status).toBe(400);
	});

	test('each reading has a line for a person and a heading of contract/BEHAVIOUR.md', () => {
		const page = readFileSync(join(import.meta.dirname, '../../contract/BEHAVIOUR.md'), 'utf8');
		for (const { source } of Object.values(READINGS)) expect(page).toContain(`\n## ${source}\n`);
		expect(readingLines()[0]).toMatch(/^platform +trusted \| untrusted: whether Maton may use /);
	});
});

describe('platform', () => {
	const closed = noted(/trusted/);
	const refusal = { error: expect.stringContaining('restricted to trusted developer platforms') };

	test('untrusted: the 14 operations of the contract answer 403, others as ever', async () => {
		expect(closed).toHaveLength(14);
		use.sandbox.setReadings({ platform: 'untrusted' });
		for (const request of closed)
			expect([request, await ask(request)]).toEqual([request, { status: 403, body: refusal }]);
		expect((await ask(`GET /workspaces/${use.workspace}/emails/templates`)).status).toBe(200);
	});

	test('trusted: none of them does', async () => {
		for (const request of closed) expect([request, (await ask(request)).status]).not.toContain(403);
	});
});

describe('betas', () => {
	test('closed: what the contract calls so answers 403', async () => {
		use.sandbox.setReadings({ betas: 'closed' });
		for (const request of noted(/closed beta/i))
			expect(await ask(request)).toEqual({
				status: 403,
				body: { error: expect.stringContaining('Closed Beta') },
			});
	});

	test('a note of the contract says who may use a route', () => {
		expect(limitsOf('Closed beta; 403 without')).toEqual({ closedBeta: true, trustedOnly: false });
		expect(limitsOf('trusted OAuth only')).toEqual({ closedBeta: false, trustedOnly: true });
		expect(limitsOf()).toEqual({ closedBeta: false, trustedOnly: false });
	});
});

describe('workspaces', () => {
	/** The workspaces that a connection shows, and the one that it says it is connected to. */
	async function seen(more: Asking): Promise<{ ids: number[]; own: unknown }> {
		const teams = await rows('/teams', more);
		const lists = await Promise.all(teams.map(({ id }) => rows(`/teams/${id}/workspaces`, more)));
		const me = (await ask('GET /me', more)).body as { connected_workspace: Json };
		return { ids: lists.flat().map(({ id }) => id), own: me.connected_workspace.workspace_id };
	}

	test('one: a connection shows that one alone, and ids of others are not found', async () => {
		const all = await use.company.workspaceIds();
		const [contact] = await use.company.ids(`/workspaces/${all[2]}/contacts`);
		const [otherTeam] = (await use.company.ids('/teams')).slice(1);
		expect((await seen({})).ids).toEqual(all);
		use.sandbox.setReadings({ workspaces: 'one' });
		expect(await seen({})).toEqual({ ids: [all[0]], own: all[0] });
		for (const path of [`/workspaces/${all[1]}`, `/workspaces/${all[1]}/contacts`, `/contacts/${contact}`])
			expect([path, (await ask(`GET ${path}`)).status]).toEqual([path, 404]);
		expect((await ask(`GET /teams/${otherTeam}`)).status).toBe(404);
		expect(await rows(`/workspaces/${all[0]}/contacts`)).toHaveLength(20);
		expect(await rows('/users')).toHaveLength(1);
	});

	test('one: each connection of a key has a workspace of its own', async () => {
		use.sandbox.setReadings({ workspaces: 'one' });
		const by = async (connection: string) =>
			(await seen({ key: use.sandbox.keys.twoConnections, headers: { 'Maton-Connection': connection } })).ids;
		const all = await use.company.workspaceIds();
		expect(await by(SEEDED_CONNECTIONS.first)).toEqual([all[0]]);
		expect(await by(SEEDED_CONNECTIONS.second)).toEqual([all[1]]);
	});
});

test('endpointSecrets: shown on create alone, or always', async () => {
	const path = `/workspaces/${use.workspace}/webhooks/outgoing/endpoints`;
	const body = {
		webhooks_outgoing_endpoint: { url: 'https://a.example', name: 'A', event_type_ids: ['contact.created'] },
	};
	const { id, webhook_secret } = (await ask(`POST ${path}`, { body })).body as Rec;
	const shown = async () => [
		(await rows(path)).find((row) => row.id === id)?.webhook_secret,
		((await ask(`GET /webhooks/outgoing/endpoints/${id}`)).body as Json).webhook_secret,
	];
	expect(webhook_secret).toMatch(/^[0-9a-f]{64}$/);
	expect(await shown()).toEqual([undefined, undefined]);
	use.sandbox.setReadings({ endpointSecrets: 'always' });
	expect(await shown()).toEqual([webhook_secret, webhook_secret]);
});

test('zoneIds: numbers, or codes', async () => {
	const [profile] = await use.company.in('shipping/profiles');
	const [group] = await use.company.list(`/shipping/profiles/${profile.id}/location_groups`);
	const areas = async () =>
		(await rows(`/shipping/location_groups/${group.id}/zones`)).map(({ country_ids, region_ids }) => [
			country_ids,
			region_ids,
		]);
	expect(await areas()).toEqual([
		[[233], [1416, 1460, 1452, 1407]],
		[[82, 232], []],
		[[], []],
	]);
	use.sandbox.setReadings({ zoneIds: 'codes' });
	expect(await areas()).toEqual([
		[['US'], ['CA', 'ID', 'NY', 'TX']],
		[['DE', 'GB'], []],
		[[], []],
	]);
});

test('orderFilters: taken, or unpermitted', async () => {
	const paid = (await use.company.in('orders')).filter((order) => order.billing_status === 'paid');
	const path = `/workspaces/${use.workspace}/orders?filter[billing_status]=paid`;
	expect((await rows(path)).map(({ id }) => id)).toEqual(paid.slice(0, 20).map(({ id }) => id));
	use.sandbox.setReadings({ orderFilters: 'unknown' });
	expect(await ask(`GET ${path}`)).toEqual({
		status: 400,
		body: { error: expect.stringContaining('found unpermitted parameter: :billing_status') },
	});
	expect((await ask(`GET /workspaces/${use.workspace}/orders?filter[service_status]=active`)).status).toBe(
		400,
	);
	expect(
		(await ask(`GET /workspaces/${use.workspace}/orders?filter[order_type]=one-time-order`)).status,
	).toBe(200);
});

/** An active subscription of Stripe, in a trial where there is one, and its first charge. */
async function atStripe(): Promise<{ order: Rec; charge: Rec }> {
	const active = (await use.company.in('orders')).filter(
		({ payment_processor: processor, order_type: type, service_status: status }) =>
			processor === 'stripe' && type === 'subscription-order' && status === 'active',
	);
	const order = active.find(({ in_trial }) => in_trial === true) ?? active[0];
	const [charge] = await use.company.list(`/orders/${order.id}/transactions`);
	return { order, charge };
}

test('cancelAgain: taken, or refused', async () => {
	const { order } = await atStripe();
	const cancel = async () => (await ask(`POST /orders/${order.id}/cancel`)).status;
	expect([await cancel(), await cancel()]).toEqual([200, 200]);
	use.sandbox.setReadings({ cancelAgain: 'refused' });
	expect(await cancel()).toBe(422);
});

test('stripe: refunds and dates show at the next read, or not; a refund under way is none to ask for again', async () => {
	const shown = async () => {
		const { order, charge } = await atStripe();
		const refund = async () => (await ask(`POST /orders/transactions/${charge.id}/refund`)).status;
		const trial_end_at = new Date(Date.now() + 864e5).toISOString();
		const moved = await ask(`PUT /orders/${order.id}`, { body: { order: { trial_end_at } } });
		const answers = [await refund(), await refund(), moved.status];
		const { status } = await use.company.get(`/orders/transactions/${charge.id}`);
		const { trial_end_at: ends } = await use.company.get(`/orders/${order.id}`);
		const isMoved = String(ends).slice(0, 19) === trial_end_at.slice(0, 19);
		return { answers, status, isMoved };
	};
	expect(await shown()).toEqual({ answers: [202, 404, 202], status: 'refunded', isMoved: true });
	use.sandbox.reset();
	use.sandbox.setReadings({ stripe: 'slow' });
	expect(await shown()).toEqual({ answers: [202, 404, 202], status: 'completed', isMoved: false });
});

test('filterResults: given, or not, by every call about a filter', async () => {
	const { body: list } = await ask(`GET /workspaces/${use.workspace}/refine_filters`);
	const [{ id }] = (list as { refine_filters: Rec[] }).refine_filters;
	const asking: Array<[string, Asking?]> = [
		[`GET /refine_filters/${id}?results=true`],
		[`GET /contacts/filters/${id}?results=true`],
		[`POST /workspaces/${use.workspace}/contacts/filters`, { body: { text: 'A', results: true } }],
	];
	const shown = async () =>
		await Promise.all(
			asking.map(async ([route, more]) => {
				const { status, body } = await ask(route, more);
				return [status, 'results' in (body as Json)];
			}),
		);
	expect(await shown()).toEqual([
		[200, true],
		[200, true],
		[201, true],
	]);
	use.sandbox.setReadings({ filterResults: 'ignored' });
	expect(await shown()).toEqual([
		[200, false],
		[200, false],
		[201, false],
	]);
});

describe('matonErrors', () => {
	const refusals: Array<[number, string, () => Promise<Answer>]> = [
		[400, 'Bad Request', async () => await ask('GET /teams', { key: use.sandbox.keys.withoutConnection })],
		[401, 'Unauthorized', async () => await ask('GET /teams', { key: 'wrong' })],
		[
			429,
			'Too Many Requests',
			async () => {
				use.sandbox.setFaults([{ kind: '429' }]);
				return await ask('GET /teams');
			},
		],
		[
			500,
			'Internal Server Error',
			async () => {
				use.sandbox.setFaults([{ kind: '500' }]);
				return await ask('GET /teams');
			},
		],
	];

	test.each(refusals)('%i: nested, or flat', async (code, type, refused) => {
		const message = expect.any(String);
		expect(await refused()).toEqual({ status: code, body: { error: { message, code } } });
		use.sandbox.setReadings({ matonErrors: 'flat' });
		expect(await refused()).toEqual({ status: code, body: { message, type, code } });
	});

	test('what ClickFunnels says passes unchanged', async () => {
		use.sandbox.setReadings({ matonErrors: 'flat' });
		expect(await ask('GET /contacts/1')).toEqual({ status: 404, body: { error: 'Not found' } });
	});
});
