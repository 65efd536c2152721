// npm test: installs what is missing, then lint, types and Jest; stops at the first that fails. Arguments go to Jest;
// without any, what the tests cover is measured too.
import { join } from 'node:path';

import { installMissing } from './install-missing.mjs';
import { messageOf } from './lib/message.mjs';
import { runNpm } from './lib/npm.mjs';
import { PROJECT } from './lib/project.mjs';
import { runToEnd } from './lib/run-to-end.mjs';

const jest = join(PROJECT, 'node_modules', 'jest', 'bin', 'jest.js');
const given = process.argv.slice(2);
const options = given.length > 0 ? given : ['--coverage'];

const steps = {
	Lint: () => runNpm(['run', '--silent', 'lint'], PROJECT),
	Types: () => runNpm(['run', '--silent', 'typecheck'], PROJECT),
	Tests: () => runToEnd(process.execPath, [jest, ...options], { cwd: PROJECT }),
};

try {
	await installMissing();
	for (const [name, run] of Object.entries(steps)) {
		console.log(`\n== ${name}`);
		process.exitCode = await run();
		if (process.exitCode !== 0) break;
	}
} catch (error) {
	console.error(messageOf(error));
	process.exitCode = 1;
}
