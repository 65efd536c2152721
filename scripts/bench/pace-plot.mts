import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { PROJECT } from '../lib/project.mjs';
import { walkPlainly } from './pace.mts';
import { svgOf, type Series } from './plot.mts';
import { allContacts, type Workbench } from './workbench.mts';

/** Below the project's folder. */
const PLOT = 'docs/pictures/pace.svg';

const ALLOWED = 10;
const LATENCY_MS = 400;

/** Of two numbers in use the lower one holds for a key; so long after its last use it counts no more. */
const OUT_OF_USE_MS = 10_500;

/** Measures how the requests of a long list leave over time, and writes a picture of it, for docs/pace.md. */
export async function drawPace(bench: Workbench): Promise<void> {
	const { sandbox } = bench;
	sandbox.setLatency(LATENCY_MS);
	sandbox.setRate(ALLOWED);
	const within = await answeredBy(bench, async () => await allContacts(bench, ALLOWED));
	await wait(OUT_OF_USE_MS);
	const above = await answeredBy(bench, async () => await allContacts(bench, 2 * ALLOWED));
	const plainly = await answeredBy(bench, async () => await walkPlainly(bench));
	const calls = Math.max(...[within, above, plainly].map(({ points }) => points.length - 1));
	const series: Series[] = [
		{
			name: `What ${ALLOWED} in any one second allows`,
			colour: '#888888',
			isBound: true,
			points: [
				[0, ALLOWED],
				[(calls - ALLOWED) / ALLOWED, calls],
			],
		},
		{
			name: `Requests per Second ${ALLOWED} (${within.refused} refused)`,
			colour: '#1f6feb',
			points: within.points,
		},
		{
			name: `Requests per Second ${2 * ALLOWED}, which is too many (${above.refused} refused)`,
			colour: '#d1495b',
			points: above.points,
		},
		{ name: 'One page after the other, as by HTTP Request', colour: '#2e933c', points: plainly.points },
	];
	const svg = svgOf({
		title: `Return All of 2,000 contacts: ${LATENCY_MS} ms an answer, ${ALLOWED} requests a second allowed`,
		axes: ['seconds since the first request', 'requests answered with rows'],
		series,
	});
	writeFileSync(join(PROJECT, PLOT), svg);
	console.log(`${PLOT} is drawn anew`);
}

/** How many requests of some work were not refused, over the seconds since its first. */
async function answeredBy({ sandbox }: Workbench, work: () => Promise<unknown>) {
	await wait(1_500);
	sandbox.clearRequests();
	await work();
	const log = sandbox.requests();
	const begin = Date.parse(log[0].at);
	const answered = log
		.filter(({ status }) => status !== 429)
		.map(({ at }) => (Date.parse(at) - begin) / 1000);
	const points = answered.sort((a, b) => a - b).map((second, at): [number, number] => [second, at + 1]);
	return { points: [[0, 0] as [number, number], ...points], refused: log.length - answered.length };
}
