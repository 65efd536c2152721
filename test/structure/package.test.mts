import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

interface Codex {
	node: string;
	nodeVersion: string;
	codexVersion: string;
	categories: string[];
}

const read = <T,>(path: string): T => JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as T;

const manifest = read<{
	name: string;
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

/** The source of a file that package.json names in dist. */
const sourceOf = (file: string) => file.replace(/^dist\//, '').replace(/\.js$/, '.ts');

test("the manifest keeps n8n's rules for community nodes", () => {
	expect(manifest.name).toMatch(/^n8n-nodes-/);
	expect(manifest.license).toBe('MIT');
	expect(manifest.keywords).toContain('n8n-community-node-package');
	expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
	expect(manifest.dependencies).toBeUndefined();
	expect(manifest.overrides).toBeUndefined();
	expect(manifest.files).toEqual(['dist', 'CHANGELOG.md']);
	expect(manifest.n8n).toMatchObject({ n8nNodesApiVersion: 1, strict: true });
	const lifecycle = Object.keys(manifest.scripts).filter((name) =>
		/^(pre|post)|^(install|prepare)$/.test(name),
	);
	expect(lifecycle).toEqual(['prepublishOnly']);
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
		expect(light).not.toBe(dark);
		for (const icon of [light, dark]) {
			const svg = readFileSync(join(source, '..', icon), 'utf8');
			const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
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
	}
});

test('the README names every resource', async () => {
	const { catalog } = await import('../../nodes/ClickFunnels/resources');
	const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
	const named = [...readme.matchAll(/^\| [^|]+ \| ([A-Z][^|]+) \|$/gm)].flatMap(([, names]) =>
		names.split(',').map((name) => name.trim()),
	);
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
