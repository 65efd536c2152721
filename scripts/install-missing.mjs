// Runs before anything is installed: only what Node itself brings may be imported here.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { runNpm } from './lib/npm.mjs';
import { PROJECT } from './lib/project.mjs';

const OLDEST_NODE = [20, 19];

/**
 * Brings node_modules to what package-lock.json says; does nothing and says nothing when it is so already.
 * @param {string} [folder]
 * @throws {Error} with a message for the user when Node is too old or npm fails
 */
export async function installMissing(folder = PROJECT) {
	refuseOldNode(process.versions.node);
	if (isInstalled(folder)) return;
	console.log('Installing the development packages (npm ci), usually less than a minute ...');
	const code = await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], folder);
	if (code !== 0) throw new Error(`npm ci ended with exit code ${code}; what it said is above.`);
}

/** @param {string} version */
function refuseOldNode(version) {
	const [major, minor] = version.split('.').map(Number);
	if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
	throw new Error(
		`This needs Node.js ${OLDEST_NODE.join('.')} or later, and this is ${version}. Install a newer one from https://nodejs.org.`,
	);
}

/**
 * Whether node_modules holds what the lock file names. npm writes its own copy of the lock as the last step of an
 * installation, so an interrupted one has none.
 * @param {string} folder
 */
export function isInstalled(folder) {
	const wanted = packagesOf(join(folder, 'package-lock.json'));
	const installed = packagesOf(join(folder, 'node_modules', '.package-lock.json'));
	if (!wanted || !installed) return false;
	const isMet = (/** @type {string} */ path) => {
		const want = wanted[path];
		// Optional packages of other platforms are named in the lock but not installed.
		if (!Object.hasOwn(installed, path)) return want.optional;
		const have = installed[path];
		return have.version === want.version && have.integrity === want.integrity;
	};
	const paths = Object.keys(wanted).filter((path) => path !== '');
	return paths.every(isMet) && Object.keys(installed).every((path) => path in wanted);
}

/**
 * @param {string} lockFile
 * @returns {Record<string, { version?: string, integrity?: string, optional?: boolean }> | undefined}
 */
function packagesOf(lockFile) {
	try {
		return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
	} catch {
		return undefined;
	}
}
