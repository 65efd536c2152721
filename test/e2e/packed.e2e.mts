import assert from 'node:assert/strict';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { scanTarball } from '../../scripts/review/scan.mts';

describe('the package as npm packs it', { timeout: 300_000 }, () => {
	test("passes n8n's scanner, and holds nothing but what n8n loads, types, licence and README", async () => {
		let files: string[] = [];
		const findings = await scanTarball((folder) => {
			files = readdirSync(folder, { recursive: true, withFileTypes: true })
				.filter((entry) => entry.isFile())
				.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
		});
		assert.equal(findings, '');
		const elsewhere = files.filter((file) => !/^dist\/(nodes|credentials)\//.test(file));
		assert.deepEqual(elsewhere.sort(), ['LICENSE', 'README.md', 'package.json']);
		const strange = files.filter((file) => /(?<!\.d)\.ts$|\.m[jt]s$|\.map$|tsbuildinfo|\.test\./.test(file));
		assert.deepEqual(strange, []);
	});

	test('does not pass with a file that writes to the console, whatever a comment says', async () => {
		const findings = await scanTarball((folder) => {
			const file = join(folder, 'dist/nodes/loud.js');
			writeFileSync(file, '// eslint-disable-next-line no-console\nconsole.log(1);\n');
		});
		assert.match(findings, /loud\.js\n.*no-console/);
	});
});
