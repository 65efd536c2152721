// npm test: installs what is missing, then lint beside types, then Jest; stops where one fails. Arguments go to Jest; without
// any, all suites run in shards, and what they cover is measured.
import { join } from 'node:path';

import { installMissing } from './install-missing.mjs';
import { messageOf } from './lib/message.mjs';
import { runNpm } from './lib/npm.mjs';
import { PROJECT } from './lib/project.mjs';
import { runToEnd } from './lib/run-to-end.mjs';

const jest = join(PROJECT, 'node_modules', 'jest', 'bin', 'jest.js');
const given = process.argv.slice(2);
const everything = ['--coverage', '--testMatch', '**/*.shard.mts', '--testMatch', '**/*.alone.test.mts'];
const options = given.length > 0 ? given : everything;

try {
	await installMissing();
	console.log('\n== Lint and types');
	const checks = ['lint', 'typecheck'].map((name) =>
		runNpm(['run', '--silent', name], PROJECT, { quiet: true }),
	);
	process.exitCode = Math.max(...(await Promise.all(checks)));
	if (process.exitCode === 0) {
		console.log('\n== Tests');
		process.exitCode = await runToEnd(process.execPath, [jest, ...options], { cwd: PROJECT });
	}
} catch (error) {
	console.error(messageOf(error));
	process.exitCode = 1;
}
