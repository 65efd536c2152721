/**
 * npm run bench: how fast and how heavy the built node is, each line beside a plain baseline that runs next to it.
 * npm run bench -- --doors: only the table of the package's own loop beside n8n's RoutingNode. -- --plot: only the picture of the pace.
 */
import { doorsTable } from './bench/doors-table.mts';
import { memory } from './bench/memory.mts';
import { drawPace } from './bench/pace-plot.mts';
import { fillUp, returnAll, singleGet, upserts, type Line } from './bench/pace.mts';
import { openWorkbench } from './bench/workbench.mts';

const bench = await openWorkbench();
await fillUp(bench);
const measurements: Array<() => Promise<Line[]>> = [
	// Before what allows less: of two numbers in use the lower one holds for a key.
	() => singleGet(bench),
	() => returnAll(bench, 400, 10),
	() => returnAll(bench, 100, 50),
	() => returnAll(bench, 100, 10),
	() => upserts(bench, 100, 10),
	() => memory(bench),
];
const only = ['--doors', '--plot'].find((option) => process.argv.includes(option));
if (only !== '--plot') for await (const line of doorsTable(bench)) console.log(line);
for (const measure of only ? [] : measurements) {
	for (const [what, measured, beside, ratio] of await measure()) {
		console.log(`${what.padEnd(78)} ${measured.padStart(9)}   ${beside.padEnd(28)} ${ratio}`);
	}
}
if (only === '--plot') await drawPace(bench);
await bench.sandbox.close();
