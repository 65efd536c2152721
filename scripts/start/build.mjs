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

/** One of the output schemas, which are all written together. */
const SCHEMA = join('nodes', 'ClickFunnels', '__schema__', 'v1.0.0', 'contact', 'get.json');

/** Whether every source has its counterpart in dist, not older than itself. */
function isBuilt() {
	const compiled = ['nodes', 'credentials'].flatMap(filesIn);
	const ofSchemas = ['contract', join('scripts', 'schemas'), join('scripts', 'contract')].flatMap(filesIn);
	return (
		compiled.every((source) => isNewer(source.replace(/\.ts$/, '.js'), source)) &&
		ofSchemas.every((source) => isNewer(SCHEMA, source))
	);
}

/** @param {string} folder */
function filesIn(folder) {
	return readdirSync(join(PROJECT, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(PROJECT.length));
}

/**
 * @param {string} built in dist
 * @param {string} source
 */
function isNewer(built, source) {
	return changedAt(join(PROJECT, 'dist', built)) + ROUNDING_MILLISECONDS >= changedAt(join(PROJECT, source));
}

/** @param {string} file */
function changedAt(file) {
	return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? -Infinity;
}
