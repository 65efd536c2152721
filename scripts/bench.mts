/**
 * npm run bench: how fast and how heavy the built node is, each line beside a plain baseline that runs next to it. A part alone:
 * npm run bench -- --doors: the table of the package's own loop beside n8n's RoutingNode.
 * npm run bench -- --pace: lists, upserts and memory against the sandbox.
 * npm run bench -- --deliveries: deliveries to the trigger in a real n8n, which is fetched on first use; -- --n8n 2 for one alone.
 * npm run bench -- --plot: draws the picture of the pace of docs/pace.md, and measures nothing else.
 */
import { parseArgs } from 'node:util';

import { deliveries } from './bench/deliveries.mts';
import { doorsTable } from './bench/doors-table.mts';
import { memory } from './bench/memory.mts';
import { drawPace } from './bench/pace-plot.mts';
import { fillUp, returnAll, singleGet, upserts, type Line } from './bench/pace.mts';
import { openWorkbench } from './bench/workbench.mts';

const { values } = parseArgs({
	options: {
		doors: { type: 'boolean' },
		pace: { type: 'boolean' },
		deliveries: { type: 'boolean' },
		plot: { type: 'boolean' },
		n8n: { type: 'string' },
	},
});
const { n8n, ...parts } = values;
const majors = ([1, 2] as const).filter((major) => n8n === undefined || n8n === String(major));
if (majors.length === 0) throw new Error(`--n8n is 1 or 2, not ${n8n}`);
const isWanted = (part: keyof typeof parts) => parts[part] ?? Object.keys(parts).length === 0;

const show = ([what, measured, beside, ratio]: Line) =>
	console.log(`${what.padEnd(78)} ${measured.padStart(9)}   ${beside.padEnd(36)} ${ratio}`);

if (isWanted('doors') || isWanted('pace') || parts.plot) {
	const bench = await openWorkbench();
	await fillUp(bench);
	if (isWanted('doors')) for await (const line of doorsTable(bench)) console.log(line);
	const measurements = [
		// Before what allows less: of two numbers in use the lower one holds for a key.
		() => singleGet(bench),
		() => returnAll(bench, 400, 10),
		() => returnAll(bench, 100, 50),
		() => returnAll(bench, 100, 10),
		() => upserts(bench, 100, 10),
		() => memory(bench),
	];
	for (const measure of isWanted('pace') ? measurements : []) (await measure()).forEach(show);
	if (parts.plot) await drawPace(bench);
	await bench.sandbox.close();
}
for (const major of isWanted('deliveries') ? majors : []) (await deliveries(major)).forEach(show);
