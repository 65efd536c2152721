import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { freePort } from '../lib/free-port.mjs';
import { startGuarded } from '../lib/guarded.mjs';
import { tail } from '../lib/log-file.mjs';
import { messageOf } from '../lib/message.mjs';
import { cleanEnvironment } from '../lib/npm.mjs';
import { pathWith } from './install.mjs';

// The first start on a slow disk reads 2 GB of small files.
const LONGEST_START_MILLISECONDS = 300_000;
// n8n 1 also runs on Node 20, for which its newer expression engine has no build and without which it ends at once.
const N8N_1 = { N8N_RUNNERS_ENABLED: 'false', N8N_EXPRESSION_ENGINE: 'legacy' };

/**
 * @typedef {object} RunningN8n
 * @property {string} address
 * @property {string} logFile
 * @property {Promise<number>} exited
 * @property {() => Promise<void>} stop
 * @property {() => Promise<void>} kill as a crash would end it
 */

/**
 * @typedef {object} StartOptions
 * @property {import('./install.mjs').Installed} installed
 * @property {string} dataFolder
 * @property {string} encryptionKey
 * @property {number} port
 * @property {'start' | 'webhook' | 'worker'} [part] in queue mode: which part of n8n. Default: `start`, the main one
 * @property {NodeJS.ProcessEnv} [environment] further settings of n8n
 */

/** What each part of n8n writes when it has loaded everything: it says that it is ready before that. */
const ANNOUNCEMENTS = {
	start: 'Editor is now accessible',
	webhook: 'Webhook listener waiting for requests',
	worker: 'worker is now ready',
};

/**
 * Starts n8n on loopback and waits until it answers.
 * @param {StartOptions} options
 * @returns {Promise<RunningN8n>}
 */
export async function startN8n(options) {
	const { installed, dataFolder, port, part = 'start' } = options;
	const address = `http://127.0.0.1:${port}`;
	const logFile = join(dataFolder, part === 'start' ? 'n8n.log' : `${part}-${port}.log`);
	const log = openSync(logFile, 'w', 0o600);
	const program = join(installed.folder, 'node_modules', 'n8n', 'bin', 'n8n');
	const n8n = startGuarded(installed.node, [program, part], {
		cwd: dataFolder,
		env: { ...(await environment(options)), ...options.environment },
		log,
	});
	closeSync(log);
	try {
		await untilReady(part, { address, logFile }, n8n);
	} catch (error) {
		await n8n.stop();
		throw new Error(`${messageOf(error)}\n${tail(logFile)}`);
	}
	return { address, logFile, exited: n8n.exited, stop: n8n.stop, kill: n8n.kill };
}

/**
 * @param {StartOptions} options
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
async function environment({ installed, dataFolder, encryptionKey, port }) {
	return {
		...cleanEnvironment(),
		PATH: pathWith(installed.node),
		N8N_USER_FOLDER: dataFolder,
		N8N_ENCRYPTION_KEY: encryptionKey,
		N8N_HOST: '127.0.0.1',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_PORT: String(port),
		N8N_RUNNERS_BROKER_PORT: String(await freePort()),
		N8N_SECURE_COOKIE: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'false',
		N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '5',
		...(installed.major === 1 ? N8N_1 : {}),
	};
}

/**
 * @param {keyof typeof ANNOUNCEMENTS} part
 * @param {{ address: string, logFile: string }} where
 * @param {import('../lib/guarded.mjs').Guarded} n8n
 */
async function untilReady(part, { address, logFile }, n8n) {
	const deadline = performance.now() + LONGEST_START_MILLISECONDS;
	while (performance.now() < deadline) {
		if (!n8n.isRunning()) throw new Error('n8n ended while it was starting.');
		if ((await answers(address)) && readFileSync(logFile, 'utf8').includes(ANNOUNCEMENTS[part])) return;
		await wait(250);
	}
	throw new Error(`n8n did not answer within ${LONGEST_START_MILLISECONDS / 1000} seconds.`);
}

/** @param {string} address */
async function answers(address) {
	try {
		const answer = await fetch(`${address}/healthz/readiness`, { signal: AbortSignal.timeout(2000) });
		return answer.ok;
	} catch {
		return false;
	}
}
