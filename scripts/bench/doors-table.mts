import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { cacheFolder } from '../lib/cache-folder.mjs';
import { messageOf } from '../lib/message.mjs';
import { installNode24 } from '../n8n/install.mjs';
import { DOORS } from './doors.mts';
import { LONGEST_HOLD_MS, measure } from './measure.mts';
import type { Measured } from './one-run.mts';
import { round, type Workbench } from './workbench.mts';

/** What a run may take at most. CPU (milliseconds an item) is of a run without HTTP. */
const BUDGET = {
	cpu: (nodeMajor: number) => (nodeMajor >= 24 ? 0.6 : 1.2),
	/** MB, for so many items. */
	memory: { limit: 150, items: 20_000 },
};

const COUNTS = [100, 1_000, 20_000];
const HTTP_COUNT = 1_000;
const IMPORTED = 5_000;

const upserts = (items: number, http: boolean) =>
	({ operation: 'upsert', items, http, doors: DOORS }) as const;

const ORDERS = [
	...COUNTS.map((items) => upserts(items, false)),
	upserts(HTTP_COUNT, true),
	{ operation: 'import', items: IMPORTED, http: true, doors: ['loop'] },
] as const;

interface Program {
	/** Such as `24.21.0`. */
	version: string;
	path: string;
}

/**
 * The package's own loop beside n8n's RoutingNode, upserts, on this Node.js and on Node.js 24: CPU, longest hold of the event
 * loop and memory, without HTTP and against the sandbox; and by the loop an import of new contacts, then of the same
 * ones again. The rows come as they are measured.
 */
export async function* doorsTable(bench: Workbench): AsyncGenerator<string> {
	const { sandbox, workspaceId, plain } = bench;
	sandbox.setLatency(0);
	sandbox.setRate(0);
	const record = JSON.stringify(
		((await (await plain('GET', `/workspaces/${workspaceId}/contacts`)).json()) as unknown[])[0],
	);
	const gateway = { url: sandbox.url, apiKey: sandbox.keys.good };
	const { memory } = BUDGET;
	yield `Budgets: CPU an item ${BUDGET.cpu(24)} ms (Node.js 24) or ${BUDGET.cpu(20)} ms (20) without HTTP; longest hold ${LONGEST_HOLD_MS} ms,`;
	yield `in CPU time, too; memory over the input items ${memory.limit} MB for ${memory.items}.`;
	yield row(['Node.js', 'operation', 'HTTP', 'items', 'run by', 'CPU an item', 'longest hold', 'memory']);
	for (const program of await programs()) {
		if (typeof program === 'string') {
			yield program;
			continue;
		}
		for (const { operation, items, http, doors } of ORDERS) {
			for (const door of doors) {
				const ordered = { operation, door, items, workspaceId, record, ...(http && { gateway }) };
				const figures = judged(await measure(program.path, ordered), program, { items, http });
				const where = http ? 'sandbox' : 'none';
				yield row([program.version, operation, where, String(items), door, ...figures]);
			}
		}
	}
}

/** This Node.js, and Node.js 24 where that is another; or why it is missing. */
async function programs(): Promise<Array<Program | string>> {
	const here = { version: process.versions.node, path: process.execPath };
	if (majorOf(here) === 24) return [here];
	const [fetched] = await Promise.allSettled([installNode24(cacheFolder())]);
	if (fetched.status === 'rejected') return [here, `Node.js 24 is missing: ${messageOf(fetched.reason)}`];
	const path = fetched.value.program;
	const { stdout } = await promisify(execFile)(path, ['--version']);
	return [here, { version: stdout.trim().slice(1), path }];
}

const majorOf = ({ version }: Program) => Number(version.split('.')[0]);

/** The figures, each with whether it keeps within its budget where it has one. */
function judged(
	{ cpu, hold, memory }: Measured,
	program: Program,
	{ items, http }: { items: number; http: boolean },
): string[] {
	const within = (value: number, budget?: number) =>
		(budget === undefined ? '' : value <= budget ? 'ok' : 'over').padStart(5);
	const memoryBudget = items === BUDGET.memory.items ? BUDGET.memory.limit : undefined;
	return [
		`${round(cpu)} ms${within(cpu, http ? undefined : BUDGET.cpu(majorOf(program)))}`,
		`${round(hold, 0)} ms${within(hold, LONGEST_HOLD_MS)}`,
		`${round(memory, 0)} MB${within(memory, memoryBudget)}`,
	];
}

function row(cells: string[]): string {
	const widths = [9, 9, 8, 7, 12, 15, 15, 15];
	const padded = cells.map((cell, i) => (i < 5 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])));
	return padded.join(' ').trimEnd();
}
