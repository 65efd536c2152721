import { closeSync, openSync } from 'node:fs';

import { startGuarded } from '../lib/guarded.mjs';
import { tail } from '../lib/log-file.mjs';
import { cleanEnvironment, npmCommand } from '../lib/npm.mjs';

/**
 * Runs npm in a folder of the cache, with its output in a log file.
 * @param {string[]} args
 * @param {{ folder: string, logFile: string, environment?: NodeJS.ProcessEnv }} options
 * @returns {Promise<void>} rejected with the end of the log when npm fails
 */
export async function npmInFolder(args, { folder, logFile, environment = {} }) {
	const npm = npmCommand(args);
	const log = openSync(logFile, 'a');
	const env = { ...cleanEnvironment(), ...environment };
	const run = startGuarded(npm.command, npm.args, { cwd: folder, env, log });
	closeSync(log);
	const code = await run.exited;
	if (code !== 0) throw new Error(`npm ${args[0]} ended with exit code ${code}.\n${tail(logFile)}`);
}
