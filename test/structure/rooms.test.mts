import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const NODE = join(ROOT, 'nodes/ClickFunnels');

/** Which rooms each room may import from; a room may always import from itself. */
const BELOW = ['table', 'input', 'lists', 'gateway'];
const MAY_IMPORT: Record<string, string[]> = {
	'': [
		'table',
		'kinds',
		'resources',
		'everyday',
		'description',
		'run',
		'pickers',
		'trigger',
		'polling',
		...BELOW,
	],
	trigger: ['conditions', 'kept', 'description', 'kinds', ...BELOW],
	polling: ['conditions', 'kept', 'description', 'kinds', 'resources', ...BELOW],
	conditions: ['description', 'kinds', 'input', 'table'],
	kept: ['input'],
	pickers: BELOW,
	run: BELOW,
	everyday: ['table', 'kinds', 'resources', 'jobs'],
	resources: ['table', 'kinds'],
	jobs: ['table', 'kinds'],
	kinds: ['table'],
	description: ['table'],
	input: ['table'],
	gateway: ['lists'],
	lists: [],
	table: [],
};

function files(folder: string, ending: RegExp): string[] {
	return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
		.map((name) => join(ROOT, folder, name))
		.filter((name) => ending.test(name));
}

function importsOf(file: string): string[] {
	return [...readFileSync(file, 'utf8').matchAll(/^(?:(?:import|export) .*|\} )from '([^']+)';$/gm)].map(
		([, name]) => name,
	);
}

const sources = files('nodes', /\.ts$/);

test('rooms of the node import downwards only', () => {
	const wrong: string[] = [];
	for (const file of sources) {
		// The files of the nodes themselves, of whatever folder, are one room.
		const [room] = relative(NODE, dirname(file))
			.replace(/^\.\..*/, '')
			.split('/');
		for (const name of importsOf(file).filter((one) => one.startsWith('.'))) {
			const [target] = relative(NODE, resolve(dirname(file), name)).split('/');
			const targetRoom = target in MAY_IMPORT ? target : '';
			if (targetRoom !== room && !MAY_IMPORT[room].includes(targetRoom)) {
				wrong.push(`${relative(ROOT, file)} imports ${name}`);
			}
		}
	}
	expect(wrong).toEqual([]);
});

test('what is shipped imports n8n-workflow, node:crypto and itself only', () => {
	const foreign = [...sources, ...files('credentials', /\.ts$/)].flatMap((file) =>
		importsOf(file).filter(
			(name) => !name.startsWith('.') && !['n8n-workflow', 'node:crypto'].includes(name),
		),
	);
	expect(foreign).toEqual([]);
});

test('the sandbox knows nothing of the node', () => {
	const knowing = files('sandbox', /\.mts$/).filter((file) =>
		importsOf(file).some((name) => /nodes\/|credentials\//.test(name)),
	);
	expect(knowing).toEqual([]);
});

test('no file has more than 300 lines', () => {
	const long = ['nodes', 'credentials', 'sandbox', 'scripts', 'test']
		.flatMap((folder) => files(folder, /\.(m?ts|m?js)$/))
		.filter((file) => readFileSync(file, 'utf8').split('\n').length > 301)
		.map((file) => relative(ROOT, file));
	expect(long).toEqual([]);
});
