import { randomUUID } from 'node:crypto';
import { request } from 'node:http';

import { createRandom } from '../../sandbox/random.mts';
import { signature } from '../../sandbox/webhooks/signature.mts';
import type { Incoming } from '../support/receiver.mts';
import { forgeries } from './forgery-kinds.mts';
import { signatureHeaders, signed, useTrigger } from './use-trigger.mts';

const t = useTrigger();

/** Seeds of each kind. One that passes is named by its kind and seed, which make it again. */
const SEEDS = Array.from({ length: 12 }, (_, index) => index + 1);

const event = (id: string) => ({ event_id: id, event_type: 'contact.created', data: { name: 'Zoë' } });

async function active() {
	const workflow = t.workflow();
	await workflow.activate();
	return { workflow, secret: t.endpointOf(workflow).secret };
}

test('there are at least 200', () => {
	expect(Object.keys(forgeries).length * SEEDS.length).toBeGreaterThanOrEqual(200);
});

test.each(Object.entries(forgeries))('%s: refused, while the true one passes', async (kind, forge) => {
	const { workflow, secret } = await active();
	const wrong: string[] = [];
	for (const seed of SEEDS) {
		const timestamp = Math.floor(Date.now() / 1000);
		const rawBody = Buffer.from(JSON.stringify(event(randomUUID())));
		const forged = forge({ secret, timestamp, rawBody, random: createRandom(seed).next });
		const { status, body } = await workflow.deliver(forged);
		const [[key, reason]] = Object.entries(body as object);
		const isShort = key === 'error' && /^[a-z ]{5,50}$/.test(String(reason));
		if (status !== 401 || !isShort || workflow.items.length > 0) {
			wrong.push(`${kind}, seed ${seed}: ${status} ${JSON.stringify(body)}`);
		}
	}
	expect(wrong).toEqual([]);
	expect((await workflow.deliver(signed(secret, event('true')))).status).toBe(200);
	expect(workflow.items.map(({ event_id: id }) => id)).toEqual(['true']);
});

test('every digit of the signature and every byte of the body counts', async () => {
	const { workflow, secret } = await active();
	const { headers, rawBody } = signed(secret, event('1'));
	const own = String(headers['x-webhook-clickfunnels-signature']);
	const statuses = new Set<number>();
	for (let place = 0; place < own.length; place++) {
		const other = own[place] === '0' ? '1' : '0';
		const digits = own.slice(0, place) + other + own.slice(place + 1);
		const forged = { ...headers, 'x-webhook-clickfunnels-signature': digits };
		statuses.add((await workflow.deliver({ headers: forged, rawBody })).status);
	}
	for (let place = 0; place < rawBody.length; place++) {
		const forged = Buffer.from(rawBody);
		forged[place] ^= 1;
		statuses.add((await workflow.deliver({ headers, rawBody: forged })).status);
	}
	expect([...statuses]).toEqual([401]);
	expect(workflow.items).toEqual([]);
	expect((await workflow.deliver({ headers, rawBody })).status).toBe(200);
});

test('a true delivery that is replayed is answered, but starts nothing', async () => {
	const { workflow, secret } = await active();
	const delivery = signed(secret, event('once'));
	await workflow.deliver(delivery);
	for (let round = 0; round < SEEDS.length; round++) {
		expect(await workflow.deliver(delivery)).toEqual({ status: 200, body: { ignored: 'delivered before' } });
	}
	expect(workflow.items).toHaveLength(1);
});

test('the secret of another workflow does not open this one', async () => {
	const one = await active();
	const two = await active();
	expect(one.secret).not.toBe(two.secret);
	expect((await one.workflow.deliver(signed(two.secret, event('1')))).status).toBe(401);
	expect((await two.workflow.deliver(signed(two.secret, event('1')))).status).toBe(200);
});

test('the secret of an endpoint that was replaced opens nothing any more', async () => {
	const { workflow, secret } = await active();
	await workflow.deactivate();
	await workflow.activate();
	expect((await workflow.deliver(signed(secret, event('1')))).status).toBe(401);
	expect(workflow.items).toEqual([]);
});

describe('over HTTP', () => {
	/** Sends headers line by line, so that one can come twice; gives the status. */
	function post(url: string, lines: string[], body: Buffer): Promise<number | undefined> {
		return new Promise((resolve, reject) => {
			const headers = ['Host', new URL(url).host, ...lines];
			const sent = request(url, { method: 'POST', headers, agent: false }, (response) => {
				response.resume();
				resolve(response.statusCode);
			});
			sent.on('error', reject).end(body);
		});
	}

	const lines = ({ headers }: Incoming): string[] =>
		Object.entries(headers).flatMap(([name, value]) => [name, String(value)]);

	test('the true one passes, whatever the case of its header names', async () => {
		const { workflow, secret } = await active();
		const delivery = signed(secret, event('1'));
		const upper = lines(delivery).map((text, index) => (index % 2 === 0 ? text.toUpperCase() : text));
		expect(await post(workflow.url, upper, delivery.rawBody)).toBe(200);
		expect(workflow.items).toHaveLength(1);
	});

	test.each([
		['the true signature twice', (own: string) => [own, own]],
		['a forged signature first', (own: string) => ['0'.repeat(64), own]],
		['a forged signature last', (own: string) => [own, '0'.repeat(64)]],
		['no signature', () => []],
		['an upper-case signature', (own: string) => [own.toUpperCase()]],
	])('%s is refused', async (_, signatures) => {
		const { workflow, secret } = await active();
		const { headers, rawBody } = signed(secret, event('1'));
		const { 'x-webhook-clickfunnels-signature': own, ...rest } = headers;
		const all = signatures(String(own)).flatMap((value) => ['X-Webhook-ClickFunnels-Signature', value]);
		expect(await post(workflow.url, [...lines({ headers: rest, rawBody }), ...all], rawBody)).toBe(401);
		expect(workflow.items).toEqual([]);
	});

	test('a huge body is refused, and one that is truly signed passes', async () => {
		const { workflow, secret } = await active();
		const timestamp = Math.floor(Date.now() / 1000);
		const large = { ...event('large'), data: { text: 'x'.repeat(5_000_000) } };
		const rawBody = Buffer.from(JSON.stringify(large));
		const forged = signatureHeaders('0'.repeat(64), String(timestamp));
		expect(await post(workflow.url, lines({ headers: forged, rawBody }), rawBody)).toBe(401);
		const headers = signatureHeaders(signature(secret, timestamp, rawBody), String(timestamp));
		expect(await post(workflow.url, lines({ headers, rawBody }), rawBody)).toBe(200);
		expect(workflow.items).toHaveLength(1);
	});
});
