import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

interface Codex {
	node: string;
	nodeVersion: string;
	codexVersion: string;
	categories: string[];
	alias: string[];
	resources: Record<'primaryDocumentation' | 'credentialDocumentation', Array<{ url: string }>>;
}

const read = <T,>(path: string): T => JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as T;

const manifest = read<{
	name: string;
	version: string;
	description: string;
	main?: string;
	homepage: string;
	repository: { type: string; url: string };
	author: { name: string; email: string };
	license: string;
	keywords: string[];
	files: string[];
	dependencies?: object;
	overrides?: object;
	peerDependencies: object;
	devDependencies: Record<string, string>;
	scripts: Record<string, string>;
	n8n: { n8nNodesApiVersion: number; strict: boolean; nodes: string[]; credentials: string[] };
}>('package.json');

/** Where the source is, for people. */
const REPOSITORY = manifest.repository.url.replace(/^git\+/, '').replace(/\.git$/, '');

/** The source of a file that package.json names in dist. */
const sourceOf = (file: string) => file.replace(/^dist\//, '').replace(/\.js$/, '.ts');

/** The headings of a page, as addresses name them. */
const headings = (page: string) =>
	[...readFileSync(join(ROOT, page), 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
		heading
			.toLowerCase()
			.replace(/[^\w -]/g, '')
			.replaceAll(' ', '-'),
	);

test("the manifest keeps n8n's rules for community nodes", () => {
	expect(manifest.name).toMatch(/^n8n-nodes-/);
	expect(manifest.license).toBe('MIT');
	expect(manifest.keywords).toContain('n8n-community-node-package');
	expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
	expect(manifest.dependencies).toBeUndefined();
	expect(manifest.overrides).toBeUndefined();
	expect(manifest.files).toEqual(['dist']);
	expect(manifest.main).toBeUndefined();
	expect(manifest.n8n).toMatchObject({ n8nNodesApiVersion: 1, strict: true });
	const lifecycle = Object.keys(manifest.scripts).filter((name) =>
		/^(pre|post)|^(install|prepare)$/.test(name),
	);
	expect(lifecycle).toEqual(['prepublishOnly']);
});

test('the manifest says who made the package, what it is and where its source is', () => {
	expect(manifest.version).toMatch(/^\d+\.\d+\.\d+$/);
	expect(manifest.description).not.toBe('');
	expect(manifest.author.name).not.toBe('');
	expect(manifest.author.email).toMatch(/^\S+@\S+$/);
	expect(manifest.repository).toEqual({
		type: 'git',
		url: expect.stringMatching(/^git\+https:\/\/github\.com\/[\w-]+\/[\w-]+\.git$/),
	});
	expect(manifest.homepage).toBe(`${REPOSITORY}#readme`);
});

test("the lint config is n8n's own, word for word, as strict mode asks", () => {
	const templates = 'node_modules/@n8n/node-cli/dist/template/templates/shared/default';
	const [ours, official] = ['', templates].map((folder) =>
		readFileSync(join(ROOT, folder, 'eslint.config.mjs'), 'utf8')
			.replace(/\s+/g, ' ')
			.trim(),
	);
	expect(ours).toBe(official);
});

test('nothing that is built for the next build is built into dist', () => {
	const { compilerOptions } = read<{ compilerOptions: Record<string, unknown> }>('tsconfig.json');
	expect(compilerOptions).not.toMatchObject({ incremental: true });
	expect(compilerOptions).not.toHaveProperty('composite');
});

test('development dependencies are pinned', () => {
	expect(Object.entries(manifest.devDependencies).filter(([, version]) => !/^\d/.test(version))).toEqual([]);
});

test('every node and credential that is named exists, with its codex file and two different icons', () => {
	for (const file of [...manifest.n8n.nodes, ...manifest.n8n.credentials]) {
		const source = join(ROOT, sourceOf(file));
		expect([file, existsSync(source)]).toEqual([file, true]);
		const [, light, dark] =
			/light: 'file:([^']+)', dark: 'file:([^']+)'/.exec(readFileSync(source, 'utf8')) ?? [];
		const pictures = [light, dark].map((icon) => readFileSync(join(source, '..', icon), 'utf8'));
		expect(pictures[0]).not.toBe(pictures[1]);
		for (const svg of pictures) {
			const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
			expect(Number(width)).toBeGreaterThan(0);
			expect(width).toBe(height);
		}
	}
	for (const file of manifest.n8n.nodes) {
		const name = file.split('/').at(-1)?.replace('.node.js', '') as string;
		const codex = read<Codex>(sourceOf(file).replace(/\.ts$/, '.json'));
		expect(codex.node).toBe(`${manifest.name}.${name.charAt(0).toLowerCase()}${name.slice(1)}`);
		expect(codex).toMatchObject({
			nodeVersion: '1.0',
			codexVersion: '1.0',
			categories: ['Marketing & Content', 'Sales'],
		});
		expect(codex.alias).toContain('Maton');
		const { primaryDocumentation, credentialDocumentation } = codex.resources;
		for (const { url } of [...primaryDocumentation, ...credentialDocumentation]) {
			const [page, heading] = url.split('#');
			expect(page).toBe(REPOSITORY);
			expect(['readme', ...headings('README.md')]).toContain(heading);
		}
	}
});

test.each(['ClickFunnels', 'ClickFunnelsApi'])('%s is found by what people call it and its work', (name) => {
	const { alias } = read<Codex>(`nodes/${name}/${name}.node.json`);
	const words = ['tag', 'enroll', 'student', 'subscription', 'payment', 'unsubscribe', 'webinar', 'customer'];
	const more = ['marketing', 'landing page', 'CRM', 'lead', 'opt-in', 'click funnels', 'sales funnel'];
	expect(alias).toEqual(
		expect.arrayContaining([...words, ...more, 'email marketing', 'newsletter', 'checkout']),
	);
});

test('the README names every resource', async () => {
	const { catalog } = await import('../../nodes/ClickFunnels/resources');
	const [, operations] = readFileSync(join(ROOT, 'README.md'), 'utf8').split('\n## Operations\n');
	const [list] = operations.split('\n- ');
	const named = list.split(/[,;:.]/).map((name) => name.replace(/\s+/g, ' ').trim());
	expect(catalog.resources.map(({ name }) => name).filter((name) => !named.includes(name))).toEqual([]);
});

test('the schema of the trigger names what a simplified event has first', () => {
	const { properties } = read<{ properties: Record<string, unknown> }>(
		'nodes/ClickFunnels/__schema__/v1.0.0.json',
	);
	const { pinData } = read<{ pinData: Record<string, Array<{ json: object }>> }>(
		'examples/03-order-paid-enroll-and-tag.json',
	);
	const sample = Object.keys(pinData['Order Completed'][0].json);
	expect(Object.keys(properties).slice(0, 9)).toEqual(sample.slice(0, 9));
	expect(Object.keys(properties).filter((key) => !sample.includes(key))).toEqual([]);
});
