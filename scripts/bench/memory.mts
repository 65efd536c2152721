import type { Line } from './pace.mts';
import { allContacts, round, type Workbench } from './workbench.mts';

const ROWS = 100_000;

/** What 100,000 rows in one run take, over what the process takes idle. The sandbox answers out of what it holds already. */
export async function memory(bench: Workbench): Promise<Line[]> {
	const { sandbox, workspaceId } = bench;
	sandbox.setLatency(0);
	sandbox.setRate(0);
	sandbox.api.addContacts(workspaceId, ROWS);
	sandbox.clearRequests();
	globalThis.gc?.();
	const idle = process.memoryUsage().rss;
	let most = idle;
	const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50);
	const rows = await allContacts(bench, 100);
	clearInterval(watch);
	return [
		[
			`Memory of ${rows} rows in one run`,
			`${round((most - idle) / 2 ** 20, 0)} MB`,
			'over the idle process',
			'',
		],
	];
}
