import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

import { attempt } from '../../sandbox/webhooks/attempt.mts';
import { envelope } from '../../sandbox/webhooks/envelope.mts';
import { openRealN8n, type RealN8n } from '../../test/e2e/real-n8n.mts';
import { until } from '../../test/support/until.mts';
import { saveCredential, saveWorkflow } from '../n8n/example.mjs';
import { median, type Line } from './pace.mts';
import { round } from './workbench.mts';

const EVENT = 'contact.created';

/** Where deliveries go: to the package's trigger, and to n8n's own Webhook node in two guises. */
const DOORS = ['trigger', 'webhook with an expression', 'plain webhook'] as const;
type Door = (typeof DOORS)[number];

/** Deliveries of a turn, so many of them at once; each door has a turn in each round. Short turns meet the same load of others. */
const TURN = 40;
const AT_ONCE = 8;
const ROUNDS = 20;

/** Rounds that are not counted, in which n8n compiles what is called often. */
const WARM_UP = 3;

/** For the last executions of a turn, which n8n is still at when it has answered. */
const REST_MS = 500;

/** n8n 2 gives only its own Webhook node with static parameters no isolate for expressions (live-webhooks.js, webhookPhaseNeedsIsolate). */
const LEAST = 0.95;

/** Signed deliveries a second, in a real n8n: of the trigger, beside n8n's Webhook node. */
export async function deliveries(major: 1 | 2): Promise<Line[]> {
	// One workspace, so that none has to be chosen.
	const n8n = await openRealN8n(major, { sandbox: { readings: { workspaces: 'one' } } });
	try {
		const send = await openDoors(n8n);
		const rounds: Array<Record<Door, number>> = [];
		for (let turn = 0; turn < WARM_UP + ROUNDS; turn++) {
			const rates = {} as Record<Door, number>;
			// None is always the first after another's work.
			for (let i = 0; i < DOORS.length; i++) {
				const door = DOORS[(i + turn) % DOORS.length];
				rates[door] = await rateOf(async () => await send(door));
				await wait(REST_MS);
			}
			if (turn >= WARM_UP) rounds.push(rates);
		}
		const rate = (door: Door) => median(rounds.map((rates) => rates[door]));
		const besides = DOORS.slice(1).map((door) => ({
			door,
			ratio: median(rounds.map((rates) => rates.trigger / rates[door])),
		}));
		return besides.map(({ door, ratio }, i) => [
			i === 0 ? `Deliveries, n8n ${n8n.installed.version}` : '',
			`${round(rate('trigger'), 1)}/s`,
			`${round(rate(door), 1)}/s ${door}`,
			round(ratio) + (i > 0 ? '' : ratio >= LEAST ? ` ok (at least ${LEAST})` : ` under ${LEAST}`),
		]);
	} finally {
		await n8n.close();
	}
}

/** How many deliveries a second are answered. */
async function rateOf(send: () => Promise<void>): Promise<number> {
	let left = TURN;
	const start = performance.now();
	const sendAll = async () => {
		while (left-- > 0) await send();
	};
	await Promise.all(Array.from({ length: AT_ONCE }, sendAll));
	return (TURN / (performance.now() - start)) * 1_000;
}

/** A workflow a door, active; gives what sends a signed delivery of a new event to one. */
async function openDoors(n8n: RealN8n): Promise<(door: Door) => Promise<void>> {
	const { sandbox, address, call } = n8n;
	const data = { apiKey: sandbox.keys.good, gatewayUrl: sandbox.url };
	const { id, name, type } = await saveCredential(call, { name: 'bench', type: 'matonApi', data });
	const activate = async (door: Door, node: object) => {
		const place = { id: door, name: door, position: [0, 0], webhookId: randomUUID() };
		const workflow = { name: door, nodes: [{ ...place, ...node }], connections: {} };
		await n8n.activate((await saveWorkflow(call, workflow)).id);
	};
	await activate('trigger', {
		type: 'n8n-nodes-clickfunnels-maton.clickFunnelsTrigger',
		typeVersion: 1,
		parameters: { events: [EVENT] },
		credentials: { [type]: { id, name } },
	});
	const webhook = { type: 'n8n-nodes-base.webhook', typeVersion: 2 };
	const parameters = { httpMethod: 'POST', options: {} };
	const options = { responseData: '={{ "done" }}' };
	await activate('webhook with an expression', {
		...webhook,
		parameters: { ...parameters, path: 'expression', options },
	});
	await activate('plain webhook', { ...webhook, parameters: { ...parameters, path: 'plain' } });

	const [{ url, secret, workspaceId }] = await until(
		'the endpoint',
		() => sandbox.api.webhookEndpoints().filter((endpoint) => endpoint.url.startsWith(address)),
		({ length }) => length > 0,
	);
	const urls: Record<Door, string> = {
		trigger: url,
		'webhook with an expression': `${address}/webhook/expression`,
		'plain webhook': `${address}/webhook/plain`,
	};
	const sample = envelope(sandbox.api.sampleEvent(EVENT, workspaceId));
	const never = new AbortController().signal;
	const deliver = async (door: Door) => {
		const rawBody = JSON.stringify({ ...sample, event_id: randomUUID() });
		return (await attempt(urls[door], { secret, rawBody }, 60_000, never)).status;
	};
	// n8n registers an address, and saves the secret, a moment after the activation.
	for (const door of DOORS) await until(door, async () => (await deliver(door)) === 200);
	return async (door) => {
		const status = await deliver(door);
		if (status !== 200) throw new Error(`${door} answered ${status}`);
	};
}
