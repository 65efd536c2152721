// npm run torture -- [--seed N] [--short]: plays every attack and accident against the nodes and shows figures. Fails where
// something is lost, doubled, falsely done or shown that is secret.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { installMissing } from './install-missing.mjs';
import { messageOf } from './lib/message.mjs';
import { PROJECT } from './lib/project.mjs';
import { runToEnd } from './lib/run-to-end.mjs';
import { buildIfNeeded } from './start/build.mjs';
import { PARTS } from './torture/parts.mjs';

/**
 * @typedef {object} Line
 * @property {string} part
 * @property {string} what
 * @property {number} value
 * @property {number} [most]
 * @property {string} [unit]
 */

/** What the command line asks for. */
function options() {
	const { values } = parseArgs({
		options: { seed: { type: 'string' }, short: { type: 'boolean', default: false } },
	});
	const seed = values.seed === undefined ? Math.floor(Math.random() * 1_000_000) : Number(values.seed);
	if (!Number.isSafeInteger(seed) || seed < 0)
		throw new Error(`--seed is a whole number, not ${values.seed}`);
	return { seed, short: values.short };
}

/**
 * The figures that were noted, as a table. Those of one name are one line: their sum, or, where they have a limit or a unit,
 * the largest.
 * @param {string} file
 */
function table(file) {
	/** @type {Map<string, Line>} */
	const lines = new Map();
	for (const text of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
		/** @type {Line} */
		const line = JSON.parse(text);
		const key = `${line.part} ${line.what}`;
		const before = lines.get(key)?.value ?? 0;
		const isSum = line.most === undefined && line.unit === undefined;
		lines.set(key, { ...line, value: isSum ? before + line.value : Math.max(before, line.value) });
	}
	return [...lines.values()]
		.sort((a, b) => a.part.localeCompare(b.part))
		.map(({ part, what, value, most, unit = '' }) => {
			const figure = `${Number.isInteger(value) ? value : value.toFixed(1)} ${unit}`.trim();
			const limit = most === undefined ? '' : `  at most ${most}`;
			return `${part.padEnd(12)} ${figure.padStart(8)}  ${what}${limit}`;
		})
		.join('\n');
}

const folder = mkdtempSync(join(tmpdir(), 'torture-'));
try {
	const { seed, short } = options();
	await installMissing();
	const report = join(folder, 'figures');
	await buildIfNeeded();
	const env = {
		...process.env,
		TORTURE: short ? 'short' : 'full',
		TORTURE_SEED: String(seed),
		TORTURE_REPORT: report,
	};
	const jest = join(PROJECT, 'node_modules', 'jest', 'bin', 'jest.js');
	const weight = ['--import', 'tsx', join(PROJECT, 'scripts', 'torture', 'weight.mts')];
	for (const args of [[jest, ...PARTS], weight])
		process.exitCode = (await runToEnd(process.execPath, args, { cwd: PROJECT, env })) || process.exitCode;
	console.log(`\nSeed ${seed}\n${table(report)}`);
} catch (error) {
	console.error(messageOf(error));
	process.exitCode = 1;
} finally {
	rmSync(folder, { recursive: true });
}
