/** One figure of the table, in a process of its own: memory and compiled code of another would colour it. */
import type { INodeExecutionData } from 'n8n-workflow';

import { watchHold } from './hold.mts';
import { by, liftPace, UNHINDERED, withoutHttp, type Door } from './doors.mts';
import { median } from './pace.mts';
import { byId, itemsOf, openRunner, type Gateway } from './workbench.mts';

/** What is to be measured. */
export interface Ordered {
	/** Of the resource Contact. */
	operation: 'upsert' | 'import';
	door: Door;
	items: number;
	workspaceId: number;
	/** A record such as an upsert answers with, as JSON. */
	record: string;
	/** The sandbox; without one every request is answered at once, in the process. */
	gateway?: Gateway;
	/** Whether the gateway misbehaves: then a silence ends soon, and an item may fail. */
	tormented?: boolean;
}

/** What came of it. */
export interface Measured {
	/** Milliseconds of CPU an item, the median of the runs. */
	cpu: number;
	/** Milliseconds for which the event loop was held, at most. */
	hold: number;
	/** MB at most, over what the process took with the input items made. */
	memory: number;
}

const NOWHERE: Gateway = { url: 'http://127.0.0.1:1', apiKey: 'none' };

/** Items of the runs that are not counted: an n8n has compiled its engine long before. */
const WARM_UP = 300;

/** As often as memory needs: at this pace, it and the watch on the event loop take 3 % of the CPU themselves. */
const SAMPLE_MS = 50;

/** Runs that are counted: one where there are so many items that chance plays no part. */
const runsOf = (items: number) => (items > 5_000 ? 1 : 3);

const ordered = JSON.parse(process.argv[2]) as Ordered;
const { operation, door, items, workspaceId, record, gateway, tormented = false } = ordered;
liftPace();
const { node, run } = await openRunner(gateway ?? NOWHERE);
const nodeType = by(door, gateway ? node : withoutHttp(node, record));

async function runAll(input: INodeExecutionData[]): Promise<void> {
	const parameters = {
		resource: 'contact',
		operation,
		workspaceId: byId(workspaceId),
		emailAddress: '={{ $json.email }}',
		firstName: '={{ $json.name }}',
		...(operation === 'import' && { allColumns: '' }),
		...(tormented && { requestOptions: { timeout: 500 } }),
	};
	const result = await run(parameters, {
		input,
		node: nodeType,
		requestsPerSecond: UNHINDERED,
		onError: tormented ? 'continueRegularOutput' : 'stopWorkflow',
	});
	const given = itemsOf(result).length;
	if (given === input.length) return;
	const { message = 'no error' } = result.data.resultData.error ?? {};
	throw new Error(`${given} of ${input.length} items: ${message}`);
}

const inputOf = (count: number) =>
	Array.from({ length: count }, (_, i) => ({
		json: { email: `a${i}@example.com`, name: `Name ${i}` },
	}));

await runAll(inputOf(WARM_UP));
const input = inputOf(items);
globalThis.gc?.();
const before = process.memoryUsage.rss();
let most = before;
const sample = () => (most = Math.max(most, process.memoryUsage.rss()));
const watch = setInterval(sample, SAMPLE_MS);
const endOfHold = watchHold();
const times: number[] = [];
for (let i = 0; i < runsOf(items); i++) {
	const cpu = process.cpuUsage();
	await runAll(input);
	const { user, system } = process.cpuUsage(cpu);
	times.push((user + system) / 1000 / items);
	sample();
}
const hold = endOfHold();
clearInterval(watch);
const measured: Measured = {
	cpu: median(times),
	hold,
	memory: (most - before) / 2 ** 20,
};
console.log(JSON.stringify(measured));
