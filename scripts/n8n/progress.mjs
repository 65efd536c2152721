import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { stopWatch } from '../lib/clock.mjs';

const EVERY_MILLISECONDS = 10_000;

/**
 * Says every ten seconds how far a long step is.
 * @template T
 * @param {string} name
 * @param {() => string} howFar
 * @param {() => Promise<T>} step
 * @returns {Promise<T>}
 */
export async function withProgress(name, howFar, step) {
	const elapsed = stopWatch();
	const timer = setInterval(() => console.log(`  ${elapsed()}  ${name}: ${howFar()}`), EVERY_MILLISECONDS);
	try {
		const result = await step();
		console.log(`  ${elapsed()}  ${name}: done`);
		return result;
	} finally {
		clearInterval(timer);
	}
}

/**
 * How many packages npm has unpacked into a folder by now, in words.
 * @param {string} folder
 */
export function packagesSoFar(folder) {
	const modules = join(folder, 'node_modules');
	const names = listed(modules).flatMap((name) =>
		name.startsWith('@') ? listed(join(modules, name)).map((inScope) => join(name, inScope)) : [name],
	);
	if (names.length === 0) return 'finding out what it needs';
	// npm makes all folders at once and fills them one by one.
	const filled = names.filter((name) => existsSync(join(modules, name, 'package.json')));
	return `${filled.length} of about ${names.length} packages`;
}

/** @param {string} folder */
function listed(folder) {
	try {
		return readdirSync(folder).filter((name) => !name.startsWith('.'));
	} catch {
		return [];
	}
}
