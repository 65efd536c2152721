import { spawn } from 'node:child_process';

/**
 * Runs a program and waits for its end.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { quiet?: boolean, atEnd?: boolean }} options
 * its output is shown as it comes; `quiet`: only if it fails; `atEnd`: in one piece
 * @returns {Promise<number>} its exit code; 1 where a signal ended it
 */
export function runToEnd(command, args, { quiet = false, atEnd = false, ...options }) {
	return new Promise((resolve, reject) => {
		const output = quiet || atEnd ? 'pipe' : 'inherit';
		const child = spawn(command, args, { ...options, stdio: ['ignore', output, output] });
		/** @type {Buffer[]} */
		const held = [];
		child.stdout?.on('data', (chunk) => held.push(chunk));
		child.stderr?.on('data', (chunk) => held.push(chunk));
		const forward = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
		process.on('SIGINT', forward).on('SIGTERM', forward);
		child.on('error', (error) => reject(new Error(`${command} could not be started: ${error.message}`)));
		child.on('close', (code) => {
			process.off('SIGINT', forward).off('SIGTERM', forward);
			if (atEnd) process.stdout.write(Buffer.concat(held));
			else if (code !== 0) process.stderr.write(Buffer.concat(held));
			resolve(code ?? 1);
		});
	});
}
