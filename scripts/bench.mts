/** npm run bench: how fast and how heavy the built node is, each line beside a plain baseline that runs next to it. */
import { engineCost, longestBlock } from './bench/engine-cost.mts';
import { memory } from './bench/memory.mts';
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
	() => engineCost(bench),
	() => longestBlock(bench),
	() => memory(bench),
];
for (const measure of measurements) {
	for (const [what, measured, beside, ratio] of await measure()) {
		console.log(`${what.padEnd(78)} ${measured.padStart(9)}   ${beside.padEnd(28)} ${ratio}`);
	}
}
await bench.sandbox.close();
