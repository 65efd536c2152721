import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { readDeliberate } from '../../scripts/contract/deliberate.mts';
import type { Difference } from '../../scripts/contract/difference.mts';
import { CONTRACT_FILE, readJson } from '../../scripts/contract/document.mts';
import { UnusableInput } from '../../scripts/contract/unusable-input.mts';
import { changeReport, differenceReport } from '../../scripts/contract/report.mts';
import { run } from '../../scripts/contract/run.mts';

const ROOT = resolve(import.meta.dirname, '../..');

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'contract-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A file with this content. */
function written(name: string, content: unknown): string {
	const path = join(folder, name);
	writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
	return path;
}

describe('another file', () => {
	test('that says the same', async () => {
		const { paths } = readJson(CONTRACT_FILE) as { paths: Record<string, object> };
		const count = Object.values(paths).flatMap((methods) => Object.keys(methods)).length;
		expect(await run([CONTRACT_FILE])).toEqual({
			lines: [`${CONTRACT_FILE} says the same as contract/, on ${count} operations.`],
			exitCode: 0,
		});
	});

	test('that has a route more and, in every image, a field more', async () => {
		const document = readJson(CONTRACT_FILE) as {
			paths: Record<string, object>;
			components: { schemas: Record<string, { properties: Record<string, object> }> };
		};
		document.paths['/images/{id}/rotate'] = { post: { responses: { 204: { description: 'Done' } } } };
		document.components.schemas.ImageAttributes.properties.width = { type: 'integer' };
		const { lines, exitCode } = await run([written('newer.json', document)]);
		expect(exitCode).toBe(1);
		expect(lines).toEqual([
			'Routes (1):',
			'  + POST /images/{id}/rotate',
			'',
			'Answer fields (1):',
			'  + width (integer)   GET /workspaces/{workspace_id}/images, POST /workspaces/{workspace_id}/images, 2 more',
		]);
	});

	test.each([
		['is not there', () => 'nowhere.json', "nowhere.json can't be read: there is no such file."],
		['is a folder', () => folder, "can't be read: it is a folder."],
		[
			'is other JSON',
			() => join(ROOT, 'package.json'),
			'package.json is no complete OpenAPI 3 document: openapi: Required.',
		],
		[
			'refers to other files',
			() => written('parts.json', { openapi: '3.1.0', paths: { '/me': { $ref: 'me.json' } } }),
			'parts.json is no complete OpenAPI 3 document: it refers to me.json outside itself; bundle it into one file first.',
		],
	])('that %s can not be compared', async (_, file, message) => {
		const { lines, exitCode } = await run([file()]);
		expect(exitCode).toBe(2);
		expect(lines).toEqual([expect.stringContaining(message)]);
	});
});

test.each([
	['an unknown option', ['--everything'], /^Unknown option '--everything'/],
	['two files', ['a.json', 'b.json'], /^Only one file can be compared at a time\./],
])('%s: says so and how it is used', async (_, args, message) => {
	const { lines, exitCode } = await run(args);
	expect(exitCode).toBe(2);
	expect(lines.join('\n')).toMatch(message);
	expect(lines.join('\n')).toContain('npm run contract -- FILE');
});

test('the process ends with the same status and prints the same', () => {
	const command = ['--import', 'tsx', 'scripts/contract.mts', 'nowhere.json'];
	const { status, stdout } = spawnSync(process.execPath, command, { cwd: ROOT, encoding: 'utf8' });
	expect(stdout).toBe("nowhere.json can't be read: there is no such file.\n");
	expect(status).toBe(2);
});

describe('what is printed', () => {
	const field = (route: string, name: string): Difference => ({ kind: 'missingFields', route, name });

	test('a section a kind, a line a route', () => {
		const differences: Difference[] = [
			field('PUT /a', 'x'),
			{ kind: 'missingEvents', route: '', name: 'a.created' },
			field('POST /a', 'x'),
			field('PUT /a', 'y[].z'),
			{ kind: 'missingRoutes', route: 'GET /a', name: '' },
		];
		expect(differenceReport(differences, [field('GET /b', 'x')], false)).toEqual([
			'Routes that the node does not offer (1):',
			'  GET /a',
			'',
			'Body fields that the node does not offer (2):',
			'  PUT /a: x, y[].z',
			'  POST /a: x',
			'',
			'Events that the trigger does not offer (1):',
			'  a.created',
			'',
			'Entries of contract/deliberate.json that match no difference (1):',
			'  missingFields: GET /b: x',
		]);
	});

	test('long sections are cut, unless all is asked for', () => {
		const routes = Array.from({ length: 42 }, (_, index) => `GET /a${index}`);
		const differences = routes.map((route): Difference => ({ kind: 'missingRoutes', route, name: '' }));
		const short = differenceReport(differences, [], false);
		expect(short).toHaveLength(42);
		expect(short.slice(-2)).toEqual(['  GET /a39', '  … and 2 more; --all shows them']);
		expect(differenceReport(differences, [], true).slice(1)).toEqual(routes.map((route) => `  ${route}`));
	});

	test('what changed alike is one line, with all routes when all is asked for', () => {
		const changes = ['GET /a', 'PUT /a', 'GET /b'].map((route) => ({
			part: 'Answer fields' as const,
			route,
			text: '- x',
		}));
		expect(changeReport(changes, false)).toEqual(['Answer fields (1):', '  - x   GET /a, PUT /a, 1 more']);
		expect(changeReport(changes, true)).toEqual(['Answer fields (1):', '  - x   GET /a, PUT /a, GET /b']);
	});
});

describe('the list of meant differences', () => {
	test('holds for every route and name of an entry', () => {
		const file = written('meant.json', {
			missingRoutes: [{ routes: ['GET /a'], reason: 'Old.' }],
			notRequired: [{ routes: ['POST /a', 'PUT /a'], names: ['x', 'y'], reason: 'Has a default.' }],
			missingEvents: [{ names: ['a.created'], reason: 'Never sent.' }],
		});
		expect(readDeliberate(file)).toEqual([
			{ kind: 'missingRoutes', route: 'GET /a', name: '' },
			{ kind: 'notRequired', route: 'POST /a', name: 'x' },
			{ kind: 'notRequired', route: 'POST /a', name: 'y' },
			{ kind: 'notRequired', route: 'PUT /a', name: 'x' },
			{ kind: 'notRequired', route: 'PUT /a', name: 'y' },
			{ kind: 'missingEvents', route: '', name: 'a.created' },
		]);
	});

	test.each([
		['an entry without a reason', { notRequired: [{ names: ['x'] }] }, 'notRequired: 0: reason: Required'],
		[
			'an unknown kind',
			{ unneeded: [{ names: ['x'], reason: 'Old.' }] },
			"Unrecognized key(s) in object: 'unneeded'",
		],
	])('refuses %s', (_, content, message) => {
		const file = written('unusable.json', content);
		expect(() => readDeliberate(file)).toThrow(new UnusableInput(`${file} can't be used: ${message}.`));
	});
});
