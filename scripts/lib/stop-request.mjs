import { stopAllGuarded } from './guarded.mjs';

const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
// One Ctrl-C may arrive twice: from the keyboard, and once more from npm.
const SAME_REQUEST_MILLISECONDS = 1000;

/**
 * From now on Ctrl-C and its relatives end the started programs, and this process is left to finish in its own way.
 * A second one ends it at once.
 * @returns {AbortSignal} aborted with the first of them
 */
export function stopRequest() {
	const controller = new AbortController();
	let firstAt = 0;
	const stop = () => {
		if (!controller.signal.aborted) {
			firstAt = performance.now();
			console.log('\nStopping ...');
			controller.abort();
			void stopAllGuarded();
		} else if (performance.now() - firstAt > SAME_REQUEST_MILLISECONDS) {
			process.exit(130);
		}
	};
	for (const signal of SIGNALS) process.on(signal, stop);
	// An npm that is ended by SIGTERM does not pass it on; its end is seen by the change of this process's parent.
	if (process.env.npm_lifecycle_event) onLostParent(stop);
	return controller.signal;
}

/** @param {() => void} stop */
function onLostParent(stop) {
	const parent = process.ppid;
	const timer = setInterval(() => {
		if (process.ppid === parent) return;
		clearInterval(timer);
		stop();
	}, 500);
	timer.unref();
}
