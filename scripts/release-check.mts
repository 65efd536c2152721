/**
 * npm run release:check -- [TAG]: fails while a maintainer has something to settle before a release; docs/before-publishing.md lists
 * it. In GitHub Actions it also asks whether the repository that publishes is the one of package.json.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { PROJECT } from './lib/project.mjs';
import { unsettled, type Release } from './release/unsettled.mts';

const read = (path: string) => readFileSync(join(PROJECT, path), 'utf8');

const findings = unsettled({
	manifest: JSON.parse(read('package.json')) as Release['manifest'],
	changelog: read('CHANGELOG.md'),
	checklist: read('docs/before-publishing.md'),
	tag: process.argv.at(2),
	publisher: process.env.GITHUB_REPOSITORY,
});

for (const finding of findings) console.log(finding);
if (findings.length > 0) process.exitCode = 1;
else console.log('Nothing is left to settle before this release.');
