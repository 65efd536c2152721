import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const filesIn = (folder: string) =>
	readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));

const PAGES = ['.', 'docs', 'examples', 'contract'].flatMap((folder) =>
	readdirSync(join(ROOT, folder))
		.filter((name) => name.endsWith('.md'))
		.map((name) => join(folder, name)),
);

const readme = read('README.md');

/** Messages of n8n's own that people meet with these nodes. */
const OF_N8N = ['Unrecognized node type: '];

/** Headings as addresses name them. */
function anchorsOf(page: string): string[] {
	return [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
		heading
			.toLowerCase()
			.replace(/[^\w -]/g, '')
			.replaceAll(' ', '-'),
	);
}

/** A section's text. */
function section(heading: string): string {
	return readme.split(`\n## ${heading}\n`)[1].split('\n## ')[0];
}

test('the README has the sections that n8n asks for, a user before a developer, in under 300 lines', () => {
	const headings = [...readme.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
	expect(headings).toEqual([
		'Installation',
		'Which node',
		'Credential',
		'Ten uses',
		'Trigger',
		'Operations',
		'Limits',
		'Troubleshooting',
		'Compatibility',
		'Resources',
		'Development',
		'License',
	]);
	expect(readme.split('\n').length).toBeLessThan(300);
});

test.each(PAGES)('every link of %s within the repository leads somewhere', (page) => {
	const links = [...read(page).matchAll(/\]\((?!https?:|#?\))([^)\s]+)\)/g)].map(([, link]) => link);
	const dead = links.filter((link) => {
		const path = link.replace(/#.*/, '');
		const anchor = link.slice(path.length + 1);
		const target = path === '' ? page : join(dirname(page), path);
		if (!existsSync(join(ROOT, target))) return true;
		return anchor !== '' && target.endsWith('.md') && !anchorsOf(target).includes(anchor);
	});
	expect(dead).toEqual([]);
});

test('each message that the README helps with is one that the nodes say', () => {
	const sources = filesIn('nodes')
		.filter((file) => file.endsWith('.ts'))
		.map(read);
	const messages = section('Troubleshooting')
		.split('\n')
		.flatMap((row) => [...(row.split(' | ').at(0) ?? '').matchAll(/`([^`]+)`/g)])
		.map(([, message]) => message);
	expect(messages.length).toBeGreaterThanOrEqual(10);
	const said = (part: string) => OF_N8N.includes(part) || sources.some((source) => source.includes(part));
	expect(messages.flatMap((message) => message.split('…')).filter((part) => !said(part))).toEqual([]);
});

test('each of the ten uses has a picture and a file to import', () => {
	const named = [
		...section('Ten uses').matchAll(/pictures\/uses\/(\S+)\.png\)\]\(.*\(examples\/(\S+)\.json\)/g),
	];
	const examples = readdirSync(join(ROOT, 'examples')).filter((file) => /^\d\d-.*\.json$/.test(file));
	expect(named.map(([, picture]) => `${picture}.json`)).toEqual(examples);
	expect(named.map(([, , file]) => `${file}.json`)).toEqual(examples);
});
