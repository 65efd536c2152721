// npm run test:e2e -- [--n8n 1|2] [--only NAME]: builds, then runs the end-to-end tests, or those of NAME.e2e.mts alone, in
// n8n 1 and in n8n 2, or in the one that is named: two files at a time, beside them one of those that mostly wait, and then, one
// after the other, those that need the machine for themselves (NAME.alone.e2e.mts), since they measure time or start many processes.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { installMissing } from '../../scripts/install-missing.mjs';
import { cacheFolder } from '../../scripts/lib/cache-folder.mjs';
import { PROJECT } from '../../scripts/lib/project.mjs';
import { runToEnd } from '../../scripts/lib/run-to-end.mjs';
import { installN8n } from '../../scripts/n8n/install.mjs';
import { buildIfNeeded } from '../../scripts/start/build.mjs';
import { installPackage, PACKAGE_VARIABLE } from './install-package.mjs';

const FOLDER = join('test', 'e2e');
const ENDING = /(\.alone)?\.e2e\.mts$/;
const ALONE = /\.alone\.e2e\.mts$/;

/** What waits for n8n's clock more than it works. */
const WAITING = ['losses', 'polling'];

/** @param {string} file */
const nameOf = (file) => file.replace(ENDING, '');

/** What the command line asks for. */
function options() {
	const { values } = parseArgs({
		options: { n8n: { type: 'string' }, only: { type: 'string' } },
	});
	const { n8n, only } = values;
	const generations = ['1', '2'].filter((one) => n8n === undefined || n8n === one);
	if (generations.length === 0) throw new Error(`--n8n is 1 or 2, not ${n8n}`);
	const files = readdirSync(join(PROJECT, FOLDER)).filter((name) => ENDING.test(name));
	const wanted = files.filter((file) => only === undefined || nameOf(file) === only);
	if (wanted.length > 0) return { generations, files: wanted };
	throw new Error(`--only takes one of ${files.map(nameOf).join(', ')}, not ${only}`);
}

/**
 * Runs one file after the other, each from the first list that has one left, and shows what each has said when it ends.
 * @param {Array<Array<{ file: string, n8n: string }>>} lists what several take from at once
 * @param {NodeJS.ProcessEnv} env
 */
async function runFiles(lists, env) {
	const next = () => lists.find(({ length }) => length > 0)?.shift();
	for (let one = next(); one; one = next()) {
		const { file, n8n } = one;
		const began = performance.now();
		const args = ['--import', 'tsx', '--test', '--test-reporter=spec', join(FOLDER, file)];
		const options = { cwd: PROJECT, env: { ...env, E2E_N8N: n8n }, atEnd: true };
		const code = await runToEnd(process.execPath, args, options);
		const seconds = Math.round((performance.now() - began) / 1_000);
		console.log(`== ${file}, n8n ${n8n}: ${code === 0 ? 'passed' : 'FAILED'} in ${seconds} s\n`);
		process.exitCode ||= code;
	}
}

const folder = mkdtempSync(join(tmpdir(), 'n8n-e2e-package-'));
try {
	const { generations, files } = options();
	await installMissing();
	await buildIfNeeded();
	await installPackage(folder);
	// Before the files, two of which would fetch it at once.
	for (const n8n of generations) await installN8n(n8n === '1' ? 1 : 2, cacheFolder());
	const env = { ...process.env, [PACKAGE_VARIABLE]: folder };
	/** @param {(file: string) => boolean} isWanted */
	const those = (isWanted) =>
		files.filter(isWanted).flatMap((file) => generations.map((n8n) => ({ file, n8n })));
	const isAlone = (file = '') => ALONE.test(file);
	const isWaiting = (file = '') => WAITING.includes(nameOf(file));
	const waiting = those(isWaiting);
	const working = those((file) => !isAlone(file) && !isWaiting(file));
	await Promise.all([
		runFiles([waiting], env),
		runFiles([working, waiting], env),
		runFiles([working, waiting], env),
	]);
	await runFiles([those(isAlone)], env);
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
} finally {
	rmSync(folder, { recursive: true, force: true });
}
