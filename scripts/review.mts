/**
 * npm run review: what n8n's reviewers run before they verify a package, at the newest version of each tool.
 *
 * The newest lint rules over nodes, credentials, package.json and each node and credential written out as literals, then n8n's scanner over the
 * sources and over what npm packs. `--sources` leaves out the last, which wants a build. Prints what is found, and exits with 1 if
 * anything is.
 */
import { parseArgs } from 'node:util';

import { messageOf } from './lib/message.mjs';
import { expandedClasses } from './review/expanded.mts';
import { newestRules } from './review/newestRules.mts';
import { scanSources, scanTarball } from './review/scan.mts';
import { buildIfNeeded } from './start/build.mjs';

const { values } = parseArgs({ options: { sources: { type: 'boolean', default: false } } });

/** What the newest rules say about the files as they stand, and about each class written out as a literal. */
async function lint(): Promise<string> {
	const eslint = newestRules();
	const results = await eslint.lintFiles(['nodes', 'credentials', 'package.json']);
	for (const { source, filePath } of await expandedClasses()) {
		results.push(...(await eslint.lintText(source, { filePath })));
	}
	const formatter = await eslint.loadFormatter('stylish');
	return await formatter.format(results);
}

/** What the scanner says about the packed tarball. */
async function scanPacked(): Promise<string> {
	await buildIfNeeded();
	return await scanTarball();
}

try {
	const checks = [lint, scanSources, ...(values.sources ? [] : [scanPacked])];
	for (const check of checks) {
		const findings = await check();
		if (findings) {
			console.log(findings);
			process.exitCode = 1;
		}
	}
} catch (error) {
	console.error(messageOf(error));
	process.exitCode = 1;
}
