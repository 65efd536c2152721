import { spawn } from 'node:child_process';

/**
 * Runs a program with the terminal's output attached and waits for its end.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<number>} its exit code; 1 where a signal ended it
 */
export function runToEnd(command, args, options) {
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, { ...options, stdio: ['ignore', 'inherit', 'inherit'] });
		child.on('error', (error) => reject(new Error(`${command} could not be started: ${error.message}`)));
		child.on('exit', (code) => resolve(code ?? 1));
	});
}
