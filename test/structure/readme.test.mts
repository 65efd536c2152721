import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import { CHANGED_FIELDS, conditions } from '../../nodes/ClickFunnels/conditions/conditions';
import { everyday } from '../../nodes/ClickFunnels/everyday';
import { RECORDS } from '../../nodes/ClickFunnels/polling/records';
import { isLine } from '../../nodes/ClickFunnels/table/line';

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
		'Reliability',
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

/** A list in a sentence, on however many lines. */
const listIn = (text: string, pattern: RegExp) =>
	(pattern.exec(text.replace(/\s+/g, ' '))?.at(1) ?? '').split(/, | and /);

test('the README counts and names the resources of the node for everyday work', () => {
	const names = everyday.resources.map(({ name }) => name);
	const text = section('Operations');
	expect(listIn(text, /\*\*ClickFunnels\*\* has \d+ resources: (.+?)\. /)).toEqual(names);
	expect(text).toContain(`has ${names.length} resources`);
});

test('the README says of each operation of several calls what it does', () => {
	const ofMaton = 'matonConnection';
	const jobs = everyday.resources
		.filter(({ value }) => value !== ofMaton)
		.flatMap(({ name, operations }) =>
			operations.filter((one) => !isLine(one)).map((one) => `${name}: ${one.name}`),
		);
	const named = [...section('Operations').matchAll(/^\| ([A-Z][\w ]+): ([^|]+?) +\|/gm)].flatMap(
		([, resource, operations]) => operations.split(', ').map((operation) => `${resource}: ${operation}`),
	);
	expect(named.sort()).toEqual(jobs.sort());
});

test('the README names every condition of Only When', () => {
	const words = [...conditions.map(([, { field }]) => field.label.toLowerCase()), CHANGED_FIELDS.label];
	// Tags are of contacts and of orders.
	const asNamed = words.map((one) => one.replace(/^(contact|order) tag$/, 'tags').replace(' at least', ''));
	const named = listIn(section('Trigger'), /are held against (.+?) before an execution/);
	expect(named.map((one) => one.replaceAll('*', '')).sort()).toEqual([...new Set(asNamed)].sort());
});

test.each(['README.md', 'docs/trigger.md'])(
	'%s counts the kinds of record that can be polled for',
	(page) => {
		const counts = [...read(page).matchAll(/\b(\d+) kinds\b/g)].map(([, count]) => Number(count));
		expect(counts).toEqual([RECORDS.length]);
	},
);
