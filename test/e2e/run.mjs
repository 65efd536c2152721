// npm run test:e2e -- [--n8n 1|2] [--only NAME]: builds, then runs the end-to-end tests, or those of NAME.e2e.mts alone.
// Without --n8n, E2E_N8N=2 takes n8n 2 instead of 1.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { installMissing } from '../../scripts/install-missing.mjs';
import { PROJECT } from '../../scripts/lib/project.mjs';
import { runToEnd } from '../../scripts/lib/run-to-end.mjs';
import { buildIfNeeded } from '../../scripts/start/build.mjs';

const FOLDER = join('test', 'e2e');
const ENDING = '.e2e.mts';

/** What the command line asks for. */
function options() {
	const { values } = parseArgs({
		options: { n8n: { type: 'string', default: process.env.E2E_N8N || '1' }, only: { type: 'string' } },
	});
	const { n8n, only } = values;
	if (n8n !== '1' && n8n !== '2') throw new Error(`--n8n is 1 or 2, not ${n8n}`);
	const names = readdirSync(join(PROJECT, FOLDER)).filter((name) => name.endsWith(ENDING));
	const files = names.filter((name) => only === undefined || name === only + ENDING);
	if (files.length > 0) return { n8n, files };
	const known = names.map((name) => name.slice(0, -ENDING.length));
	throw new Error(`--only takes one of ${known.join(', ')}, not ${only}`);
}

try {
	const { n8n, files } = options();
	await installMissing();
	await buildIfNeeded();
	const args = ['--import', 'tsx', '--test', '--test-concurrency=1', '--test-reporter=spec'];
	process.exitCode = await runToEnd(process.execPath, [...args, ...files.map((name) => join(FOLDER, name))], {
		cwd: PROJECT,
		env: { ...process.env, E2E_N8N: n8n },
	});
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}
