import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

import { unsettled, type Release } from '../../scripts/release/unsettled.mts';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

interface Step {
	uses?: string;
	run?: string;
}

interface Workflow {
	on: { push: { tags?: string[] } };
	jobs: Record<
		string,
		{
			needs?: string;
			uses?: string;
			permissions?: Record<string, string>;
			strategy?: { matrix: { node?: number[]; include?: Array<{ node: number; n8n: number }> } };
			steps?: Step[];
		}
	>;
}

const workflow = (name: string) => parse(read(`.github/workflows/${name}.yml`)) as Workflow;
const commands = ({ steps = [] }: { steps?: Step[] }) => steps.flatMap(({ run }) => run ?? []).join('\n');

/** A release in which nothing is left to settle. */
const SETTLED: Release = {
	manifest: {
		version: '1.2.3',
		author: { email: 'ann@acme.io' },
		repository: { url: 'git+https://github.com/acme/nodes.git' },
	},
	changelog: '# Changelog\n\n## [Unreleased]\n\n## [1.2.3] - 2026-01-31\n',
	checklist: '- [x] **Repository.** Done.\n',
	tag: 'v1.2.3',
	publisher: 'acme/nodes',
};

describe('the workflows of GitHub Actions', () => {
	test('take each action at a commit, with its version beside it for the update bot', () => {
		for (const file of readdirSync(join(ROOT, '.github/workflows'))) {
			const used = read(`.github/workflows/${file}`)
				.split('\n')
				.filter((line) => /uses: (?!\.\/)/.test(line));
			for (const line of used) expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
		}
		const { updates } = parse(read('.github/dependabot.yml')) as {
			updates: Array<{ 'package-ecosystem': string }>;
		};
		expect(updates.map((update) => update['package-ecosystem'])).toEqual(['npm', 'github-actions']);
	});

	test('run lint, types and tests on Node.js 20, 22 and 24, and both generations of n8n end to end', () => {
		const { test: tests, e2e } = workflow('ci').jobs;
		expect(tests.strategy?.matrix.node).toEqual([20, 22, 24]);
		expect(commands(tests)).toMatch(/n8n-node lint\n.*npm test/s);
		expect(new Set(e2e.strategy?.matrix.include?.map(({ n8n }) => n8n))).toEqual(new Set([1, 2]));
		expect(commands(e2e)).toContain('npm run test:e2e');
	});

	test('publish by a tag of a version, after all tests and checks, with provenance', () => {
		const { on, jobs } = workflow('publish');
		expect(on.push.tags).toEqual(['v*.*.*']);
		expect(jobs.test.uses).toBe('./.github/workflows/ci.yml');
		expect(jobs.publish.needs).toBe('test');
		expect(jobs.publish.permissions).toEqual({ contents: 'read', 'id-token': 'write' });
		const run = commands(jobs.publish);
		expect(run).toMatch(/release:check -- "\$GITHUB_REF_NAME".*npm run review.*npm publish --provenance/s);
		const [, major, minor, patch] = /npm@(\d+)\.(\d+)\.(\d+)/.exec(run)?.map(Number) ?? [];
		// Publishing by identity needs npm 11.5.1.
		expect(major * 1e6 + minor * 1e3 + patch).toBeGreaterThanOrEqual(11_005_001);
	});
});

describe('npm run release:check', () => {
	test('wants nothing that can be done only after a release', () => {
		const [before, after] = read('docs/before-publishing.md').split('\n## After the first version\n');
		expect(unsettled({ ...SETTLED, checklist: before.replaceAll('- [ ]', '- [x]') })).toEqual([]);
		expect(after).toContain('trusted publisher');
		expect(unsettled({ ...SETTLED, checklist: after })).toEqual([]);
	});

	test('has nothing to say where everything is settled, also on a machine without a tag', () => {
		expect(unsettled(SETTLED)).toEqual([]);
		expect(unsettled({ ...SETTLED, tag: undefined, publisher: undefined })).toEqual([]);
	});

	test('names each box that is not ticked', () => {
		const checklist = '- [ ] **Author.** Who?\n- [x] **Film.** Done.\n- [ ] **Names are final.** Are they?\n';
		expect(unsettled({ ...SETTLED, checklist })).toEqual([
			'docs/before-publishing.md: Author is not ticked',
			'docs/before-publishing.md: Names are final is not ticked',
		]);
	});

	test.each(['a@b.example', 'a@example.com', 'a@b.invalid'])('refuses the address %s', (email) => {
		const manifest = { ...SETTLED.manifest, author: { email } };
		expect(unsettled({ ...SETTLED, manifest })).toEqual([
			`package.json: nobody can have the address ${email}`,
		]);
	});

	test.each(['## [1.2.3] - YEAR-MONTH-DAY', '## [1.2.30] - 2026-01-31', '## 1.2.3'])(
		'refuses a changelog that says %s',
		(changelog) => {
			expect(unsettled({ ...SETTLED, changelog })).toEqual([
				'CHANGELOG.md: no section "## [1.2.3] - YEAR-MONTH-DAY"',
			]);
		},
	);

	test('refuses a tag of another version, and another repository', () => {
		expect(unsettled({ ...SETTLED, tag: 'v1.2.4', publisher: 'somebody/nodes' })).toEqual([
			'The tag is v1.2.4, the version of package.json 1.2.3',
			'package.json: repository is git+https://github.com/acme/nodes.git, but somebody/nodes publishes',
		]);
	});
});

test('the changelog is in the form of Keep a Changelog, with the version of package.json on top', () => {
	const changelog = read('CHANGELOG.md');
	const { version } = JSON.parse(read('package.json')) as { version: string };
	const sections = [...changelog.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
	expect(sections[0]).toBe('[Unreleased]');
	expect(sections[1]).toMatch(new RegExp(`^\\[${version}\\] - `));
	const kinds = [...changelog.matchAll(/^### (.+)$/gm)].map(([, kind]) => kind);
	const known = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];
	expect(kinds.filter((kind) => !known.includes(kind))).toEqual([]);
	for (const heading of sections) {
		const [name] = heading.split(' - ');
		expect(changelog).toContain(`\n${name}: https://github.com/`);
	}
});

test("who reports something that does not work is asked for the probe's report", () => {
	const { body } = parse(read('.github/ISSUE_TEMPLATE/bug.yml')) as {
		body: Array<{ id?: string; attributes: { label?: string }; validations?: { required: boolean } }>;
	};
	const probe = body.find(({ id }) => id === 'probe');
	expect(probe?.attributes.label).toBe('Report of npm run probe');
	expect(probe?.validations?.required).toBe(true);
});

test('every address of the repository is that of package.json, so that one command changes all', () => {
	const { repository } = JSON.parse(read('package.json')) as Release['manifest'];
	const [, ours] = /github\.com\/(.+)\.git$/.exec(repository.url) ?? [];
	const folders = ['.github', 'credentials', 'docs', 'nodes'].flatMap((folder) =>
		readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
	);
	const texts = [...readdirSync(ROOT), ...folders].filter((name) => /\.(md|json|ya?ml|ts)$/.test(name));
	const found = texts.flatMap(
		(file) => read(file).match(/github\.com\/[^/ )]+\/n8n-nodes-clickfunnels-maton/g) ?? [],
	);
	const addresses = new Set(found);
	expect([...addresses]).toEqual([`github.com/${ours}`]);
});
