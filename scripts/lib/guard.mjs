// Runs a program for as long as the script that started it lives: that script holds the other end of standard input, so
// even when it is killed outright, the input ends here and the program is stopped.
// Usage: node guard.mjs COMMAND ARGS...
import { spawn, spawnSync } from 'node:child_process';

const GRACE_MILLISECONDS = 8000;
const isWindows = process.platform === 'win32';
const [command, ...args] = process.argv.slice(2);
const child = spawn(command, args, {
	stdio: ['ignore', 'inherit', 'inherit'],
	shell: command === 'npm' && isWindows,
});
let stopping = false;

/** @param {NodeJS.Signals} signal */
function signalAll(signal) {
	if (isWindows) {
		spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F']);
		return;
	}
	// The guard leads its own process group: everything that the program started is in it, and so is the guard.
	process.kill(-process.pid, signal);
}

function stop() {
	if (stopping) return;
	stopping = true;
	signalAll('SIGTERM');
	setTimeout(() => signalAll('SIGKILL'), GRACE_MILLISECONDS);
}

process.on('SIGTERM', stop);
process.stdin.on('end', stop).on('error', stop).resume();
child.on('error', (error) => {
	console.error(`${command} could not be started: ${error.message}`);
	process.exit(1);
});
child.on('exit', (code) => {
	if (stopping && !isWindows) signalAll('SIGKILL');
	process.exit(code ?? 1);
});
