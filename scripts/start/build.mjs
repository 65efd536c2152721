import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { runNpm } from '../lib/npm.mjs';
import { PROJECT } from '../lib/project.mjs';

// The build copies assets with their time of change, which loses fractions of a millisecond.
const ROUNDING_MILLISECONDS = 2;

/**
 * Builds dist where it is missing or older than what it is made of.
 * @throws {Error} when the build fails
 */
export async function buildIfNeeded() {
	if (isBuilt()) return;
	console.log('Building the nodes (npm run build) ...');
	const code = await runNpm(['run', '--silent', 'build'], PROJECT, { quiet: true });
	if (code !== 0) throw new Error(`npm run build ended with exit code ${code}; what it said is above.`);
}

/** Whether every source has its counterpart in dist, not older than itself. */
function isBuilt() {
	const sources = ['nodes', 'credentials'].flatMap((folder) =>
		readdirSync(join(PROJECT, folder), { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => join(entry.parentPath, entry.name).slice(PROJECT.length)),
	);
	return sources.every((source) => {
		const built = changedAt(join(PROJECT, 'dist', source.replace(/\.ts$/, '.js')));
		const original = changedAt(join(PROJECT, source));
		return built + ROUNDING_MILLISECONDS >= original;
	});
}

/** @param {string} file */
function changedAt(file) {
	return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? -Infinity;
}
