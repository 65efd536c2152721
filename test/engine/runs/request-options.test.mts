import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';

import { generate } from 'selfsigned';
import type { INodeParameters } from 'n8n-workflow';

import { useOwnClock } from '../../support/clock.mts';
import { byId, runNode } from '../../support/engine.mts';
import { NEVER, startRecorder, type Reply } from '../../support/recorder.mts';

useOwnClock();

const FORM = { id: 5, name: 'Sign-up' };

const getForm = (requestOptions: INodeParameters): INodeParameters => ({
	resource: 'form',
	operation: 'get',
	form: byId(FORM.id),
	requestOptions,
});

const doors = [
	['a run', false],
	['a tool', true],
] as const;

/** Runs a node at a gateway that answers as told. */
async function runAt(reply: () => Reply | Promise<Reply>, requestOptions: INodeParameters, items = 1) {
	const times: number[] = [];
	const recorder = await startRecorder(() => {
		times.push(Date.now());
		return reply();
	});
	const run = await runNode(getForm(requestOptions), {
		url: recorder.url,
		credential: { requestsPerSecond: 100 },
		input: Array.from({ length: items }, () => ({ json: {} })),
	}).finally(async () => await recorder.close());
	return { ...run, times };
}

test('Batching: so many items are begun, then the run waits', async () => {
	const batching = { batch: { batchSize: 2, batchInterval: 3_000 } };
	const { items, times } = await runAt(() => ({ body: FORM }), { batching }, 5);
	expect(items).toHaveLength(5);
	expect(times.map((at) => Math.round((at - times[0]) / 1_000))).toEqual([0, 0, 3, 3, 6]);
});

test.each([
	['0 items', { batchSize: 0, batchInterval: 3_000 }, [0, 3, 6]],
	['-1 items', { batchSize: -1, batchInterval: 3_000 }, [0, 0, 0]],
	['no interval', { batchSize: 1, batchInterval: 0 }, [0, 0, 0]],
])('Batching with %s', async (_name, batch, seconds) => {
	const { times } = await runAt(() => ({ body: FORM }), { batching: { batch } }, 3);
	expect(times.map((at) => Math.round((at - times[0]) / 1_000))).toEqual(seconds);
});

test('Batching: a run that stops does not wait for its next batch', async () => {
	const batching = { batch: { batchSize: 1, batchInterval: 3_600_000 } };
	const start = Date.now();
	const { problem } = await runAt(() => ({ status: 404, body: { error: 'Not found' } }), { batching }, 3);
	expect(problem?.message).toMatch(/^ClickFunnels found no such form \[item 0\]/);
	expect(Date.now() - start).toBeLessThan(60_000);
});

test('Timeout: an answer that takes longer is not waited for', async () => {
	const { problem } = await runAt(() => NEVER, { timeout: 200 });
	expect(problem?.message).toBe('The gateway did not answer in time');
});

test.each(doors)('Proxy: %s goes through it, with name and password', async (_door, asTool) => {
	const asked: Array<[string | undefined, string | undefined]> = [];
	const proxy = await serving(createServer, (request, response) => {
		asked.push([request.url, request.headers['proxy-authorization']]);
		response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(FORM));
	});
	const { items, problem } = await runNode(
		getForm({ proxy: `http://ann:p%40ss@127.0.0.1:${proxy.port}` }),
		// Nobody is there: only the proxy can answer.
		{ url: 'http://127.0.0.1:9', asTool },
	).finally(() => proxy.close());
	expect(problem?.message).toBeUndefined();
	expect(items.map(({ json }) => json.id)).toEqual([FORM.id]);
	expect(asked).toEqual([
		[
			`http://127.0.0.1:9/clickfunnels/api/v2/forms/${FORM.id}`,
			`Basic ${Buffer.from('ann:p@ss').toString('base64')}`,
		],
	]);
});

test('Proxy: one that is no URL is refused by name', async () => {
	const { problem, times } = await runAt(() => ({ body: FORM }), { proxy: 'proxy' });
	expect(problem?.message).toBe('Proxy: "proxy" is not the URL of a proxy');
	expect(times).toEqual([]);
});

test.each(doors)('Ignore SSL Issues: %s takes a certificate that nobody trusts', async (_door, asTool) => {
	// The tests' own clock may be far ahead of the machine's.
	const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
		notBeforeDate: new Date('2020-01-01'),
		notAfterDate: new Date('2200-01-01'),
	});
	const gateway = await serving(
		(listener) => createSecureServer({ key, cert }, listener),
		(_request, response) => {
			response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(FORM));
		},
	);
	const url = `https://localhost:${gateway.port}`;
	const trusting = await runNode(getForm({ allowUnauthorizedCerts: true }), { url, asTool });
	const careful = await runNode(getForm({}), { url, asTool }).finally(() => gateway.close());
	expect(trusting.items.map(({ json }) => json.id)).toEqual([FORM.id]);
	expect(careful.problem?.message).toBe('The gateway has no certificate that this n8n trusts');
});

/** A server on a free port of this machine. */
async function serving(
	create: (listener: RequestListener) => ReturnType<typeof createServer | typeof createSecureServer>,
	listener: RequestListener,
) {
	const server = create(listener);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const close = () => {
		server.closeAllConnections();
		server.close();
	};
	return { port: (server.address() as AddressInfo).port, close };
}
