// npm run test:e2e: builds, then runs the end-to-end tests. E2E_N8N=2 takes n8n 2 instead of 1.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { installMissing } from '../../scripts/install-missing.mjs';
import { PROJECT } from '../../scripts/lib/project.mjs';
import { runToEnd } from '../../scripts/lib/run-to-end.mjs';
import { buildIfNeeded } from '../../scripts/start/build.mjs';

const FOLDER = join('test', 'e2e');

try {
	await installMissing();
	await buildIfNeeded();
	const files = readdirSync(join(PROJECT, FOLDER)).filter((name) => name.endsWith('.e2e.mts'));
	const args = ['--import', 'tsx', '--test', '--test-concurrency=1', '--test-reporter=spec'];
	process.exitCode = await runToEnd(process.execPath, [...args, ...files.map((name) => join(FOLDER, name))], {
		cwd: PROJECT,
	});
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}
