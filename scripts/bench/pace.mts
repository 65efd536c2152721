import { setTimeout as wait } from 'node:timers/promises';

import { allContacts, byId, itemsOf, round, secondsOf, type Workbench } from './workbench.mts';

/** One line of the table. */
export type Line = [what: string, measured: string, beside: string, ratio: string];

const ROWS = 2_000;

/** Runs that are not counted: an n8n has compiled its engine long before. */
const WARM_UP = 40;

/** Return All of a long list, beside one cursor without a pacer and beside what the limit allows at best. */
export async function returnAll(bench: Workbench, latency: number, rate: number): Promise<Line[]> {
	const { sandbox } = bench;
	sandbox.setLatency(latency);
	sandbox.setRate(0);
	const oneCursor = await secondsOf(async () => await walkPlainly(bench));
	sandbox.setRate(rate);
	sandbox.clearRequests();
	await wait(1_500);
	let rows = 0;
	const seconds = await secondsOf(async () => {
		rows = await allContacts(bench, rate);
	});
	const calls = sandbox.requests().length;
	const refused = sandbox.requests().filter(({ status }) => status === 429).length;
	const bound = (calls - rate) / rate;
	const name = `Return All, ${rows} rows, ${latency} ms, ${rate}/s (${calls} calls, ${refused} refused)`;
	return [
		[name, `${round(seconds)} s`, `${round(bound)} s by the limit`, round(seconds / bound)],
		[
			'',
			`${round(seconds)} s`,
			`${round(oneCursor)} s with one cursor`,
			`${round(oneCursor / seconds)} times as fast`,
		],
	];
}

/** 200 upserts, beside what the limit allows at best. */
export async function upserts(bench: Workbench, latency: number, rate: number): Promise<Line[]> {
	const { sandbox, workspaceId } = bench;
	sandbox.setLatency(latency);
	sandbox.setRate(rate);
	sandbox.clearRequests();
	await wait(1_500);
	const input = Array.from({ length: 200 }, (_, i) => ({
		json: { email: `bench-${latency}-${i}@example.com` },
	}));
	const parameters = {
		resource: 'contact',
		operation: 'upsert',
		workspaceId: byId(workspaceId),
		emailAddress: '={{ $json.email }}',
	};
	let failures = 0;
	const seconds = await secondsOf(async () => {
		const items = itemsOf(await bench.run(parameters, { input, requestsPerSecond: rate }));
		failures = items.filter(({ json }) => !json.upsert_result).length;
	});
	const log = sandbox.requests();
	const begin = Date.parse(log[0].at);
	const late = log.filter(({ at, status }) => status === 429 && Date.parse(at) - begin > 1_000).length;
	const bound = (log.length - rate) / rate;
	const name = `200 upserts, ${latency} ms, ${rate}/s (${failures} failed, ${late} refused after the first second)`;
	return [[name, `${round(seconds)} s`, `${round(bound)} s by the limit`, round(seconds / bound)]];
}

/** One Get, beside the plain call. */
export async function singleGet(bench: Workbench): Promise<Line[]> {
	const { sandbox, workspaceId } = bench;
	sandbox.setLatency(20);
	sandbox.setRate(0);
	const [contact] = (await (
		await bench.plain('GET', `/workspaces/${workspaceId}/contacts`)
	).json()) as Array<{
		id: number;
	}>;
	const parameters = { resource: 'contact', operation: 'get', contact: byId(contact.id), output: 'raw' };
	const ours: number[] = [];
	const plain: number[] = [];
	for (let i = 0; i < WARM_UP + 101; i++) {
		plain.push(
			await secondsOf(async () => await (await bench.plain('GET', `/contacts/${contact.id}`)).json()),
		);
		ours.push(await secondsOf(async () => await bench.run(parameters, { requestsPerSecond: 100 })));
	}
	const [a, b] = [ours, plain].map((seconds) => median(seconds.slice(WARM_UP)) * 1000);
	return [
		['One Get (median of 101)', `${round(a, 1)} ms`, `${round(b, 1)} ms plain`, `+${round(a - b, 1)} ms`],
	];
}

/** Reads a long list as HTTP Request would: page after page, at no pace. */
export async function walkPlainly(bench: Workbench): Promise<void> {
	let after = '';
	do {
		const answer = await bench.plain(
			'GET',
			`/workspaces/${bench.workspaceId}/contacts${after && `?after=${after}`}`,
		);
		await answer.json();
		after = answer.headers.get('pagination-next') ?? '';
	} while (after);
}

/** Fills the workspace up to the number of rows that the lists are measured with. */
export async function fillUp(bench: Workbench): Promise<void> {
	bench.sandbox.api.addContacts(bench.workspaceId, ROWS - (await allContacts(bench, 100)));
}

export function median(values: number[]): number {
	return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
