/** npm run probe: asks a live account what no public source settles. */
import { setTimeout as wait } from 'node:timers/promises';

import { CONTRACT_FILE, readOperations } from './contract/document.mts';
import { runProbe } from './probe/run.mts';

const stop = new AbortController();
process.once('SIGINT', () => stop.abort());
process.once('SIGTERM', () => stop.abort());

process.exitCode = await runProbe(process.argv.slice(2), {
	env: process.env,
	contract: () => readOperations(CONTRACT_FILE),
	folder: process.cwd(),
	print: (line) => console.log(line),
	wait: async (ms) => await wait(ms),
	stop: stop.signal,
});
