// npm start: the example workflow in n8n's engine, then a real n8n to play with. See npm start -- --help.
import { once } from 'node:events';

import { installMissing } from './install-missing.mjs';
import { stopAllGuarded } from './lib/guarded.mjs';
import { tail } from './lib/log-file.mjs';
import { messageOf } from './lib/message.mjs';
import { stopRequest } from './lib/stop-request.mjs';
import { buildIfNeeded } from './start/build.mjs';
import { HELP, readOptions } from './start/options.mjs';

const stop = stopRequest();
const isStopped = () => stop.aborted;

/** @param {import('./start/options.mjs').StartOptions} options */
async function start(options) {
	await installMissing();
	await buildIfNeeded();
	// Loaded only now: these need the packages that were just installed.
	const { openGateway } = await import('./start/gateway.mjs');
	const { runDemo } = await import('./start/demo.mjs');
	const { openN8n } = await import('./start/real-n8n.mjs');
	const gateway = await openGateway();
	try {
		await runDemo(gateway);
		if (options.demoOnly || isStopped()) return;
		const n8n = await openN8n(options, gateway);
		await Promise.race([n8n.exited, once(stop, 'abort')]);
		if (!isStopped()) throw new Error(`n8n ended by itself.\n${tail(n8n.logFile)}`);
	} finally {
		await stopAllGuarded();
		await gateway.close();
	}
}

/** @returns {Promise<number>} the exit code */
async function main() {
	try {
		const options = readOptions(process.argv.slice(2));
		if (options.help) console.log(HELP);
		else await start(options);
		return 0;
	} catch (error) {
		// Whatever is cut off by Ctrl-C fails; that is no news.
		if (isStopped()) return 130;
		console.error(`\n${messageOf(error)}`);
		return 1;
	}
}

// The engine leaves timers behind that would keep this process alive.
process.exit(await main());
