import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const GUARD = fileURLToPath(new URL('guard.mjs', import.meta.url));

/**
 * @typedef {object} Guarded
 * @property {Promise<number>} exited the exit code, once the program has ended
 * @property {() => boolean} isRunning
 * @property {() => Promise<void>} stop ends the program with all that it started, and waits for it
 * @property {() => Promise<void>} kill the same at once and without a chance to tidy up, as a crash would
 */

/** @type {Set<Guarded>} */
const running = new Set();

/**
 * Starts a program that ends when this process ends, however that comes about.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, log: number }} options `log` is the descriptor of the file for its output
 * @returns {Guarded}
 */
export function startGuarded(command, args, { cwd, env, log }) {
	// Detached: a process group of its own, which the keyboard's Ctrl-C does not reach. We decide when it ends.
	const guard = spawn(process.execPath, [GUARD, command, ...args], {
		cwd,
		env,
		detached: true,
		windowsHide: true,
		stdio: ['pipe', log, log],
	});
	guard.stdin?.on('error', () => undefined);
	/** @type {Guarded} */
	const guarded = {
		exited: new Promise((resolve) => {
			guard.on('error', () => resolve(1));
			guard.on('exit', (code) => resolve(code ?? 1));
		}),
		isRunning: () => running.has(guarded),
		stop: async () => {
			guard.stdin?.end();
			await guarded.exited;
		},
		kill: async () => {
			sweep(guard.pid);
			await guarded.exited;
		},
	};
	running.add(guarded);
	void guarded.exited.then(() => {
		running.delete(guarded);
		sweep(guard.pid);
	});
	return guarded;
}

/** Ends every program that is still running here. */
export async function stopAllGuarded() {
	await Promise.all([...running].map((guarded) => guarded.stop()));
}

/**
 * Ends at once what runs in a process group, for example what a program that died by itself has left behind.
 * @param {number | undefined} group
 */
function sweep(group) {
	if (!group || process.platform === 'win32') return;
	try {
		process.kill(-group, 'SIGKILL');
	} catch {
		// Nobody is left.
	}
}
