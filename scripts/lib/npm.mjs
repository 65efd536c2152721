import { basename } from 'node:path';

import { runToEnd } from './run-to-end.mjs';

// Set by the npm that runs our scripts. A child npm must not take them over: they name the wrong folder, or forbid builds.
const OUTER_NPM =
	/^(npm_package_|npm_lifecycle_|npm_config_(local_prefix|ignore_scripts|prefix|workspaces?)$|init_cwd$)/i;
// No program that we start needs the key: n8n has it as a credential, encrypted, and workflows can read the environment.
const SECRET = /^maton_api_key$/i;

/** The environment for programs that we start: without what an outer npm put there for its own run, and without the key. */
export function cleanEnvironment(environment = process.env) {
	const isKept = (/** @type {[string, string | undefined]} */ [name]) =>
		!OUTER_NPM.test(name) && !SECRET.test(name);
	return Object.fromEntries(Object.entries(environment).filter(isKept));
}

/**
 * How to call npm here: the same npm that runs this script where there is one, else the one on the PATH.
 * @param {string[]} args
 * @returns {{ command: string, args: string[], shell: boolean }}
 */
export function npmCommand(args) {
	const outer = process.env.npm_execpath;
	if (outer && basename(outer) === 'npm-cli.js') {
		return { command: process.execPath, args: [outer, ...args], shell: false };
	}
	// npm is a .cmd file on Windows, which Node starts through a shell only.
	return { command: 'npm', args, shell: process.platform === 'win32' };
}

/**
 * Runs npm with the terminal attached and waits for its end.
 * @param {string[]} args
 * @param {string} folder
 * @param {{ quiet?: boolean }} [options] `quiet` shows the output only if it fails
 * @returns {Promise<number>} its exit code
 */
export async function runNpm(args, folder, { quiet } = {}) {
	const npm = npmCommand(args);
	return await runToEnd(npm.command, npm.args, {
		cwd: folder,
		shell: npm.shell,
		env: cleanEnvironment(),
		quiet,
	});
}
