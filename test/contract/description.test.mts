import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';

import { compareDocuments, FROM_SKILL } from '../../scripts/contract/compare-documents.mts';
import { readDescription } from '../../scripts/contract/description.mts';
import { CONTRACT_FILE, operationsOf, readJson, readOperations } from '../../scripts/contract/document.mts';
import { outcomeOf, run } from '../../scripts/contract/run.mts';
import { serve, type Serving } from '../support/serve.mts';

let folder: string;
let serving: Serving | undefined;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'description-'));
});
afterEach(async () => {
	await serving?.close();
	serving = undefined;
});
afterAll(() => rmSync(folder, { recursive: true }));

const contract = readFileSync(CONTRACT_FILE, 'utf8');

/** An address on this machine at which a server answers. */
async function at(listener: RequestListener): Promise<string> {
	serving = await serve(listener);
	return `${serving.url}/openapi`;
}

function written(name: string, text: string): string {
	const path = join(folder, name);
	writeFileSync(path, text);
	return path;
}

describe('a description', () => {
	test('in YAML says what it says in JSON', async () => {
		const file = written('api.yaml', stringify(readJson(CONTRACT_FILE)));
		const changes = compareDocuments(readOperations(CONTRACT_FILE), await readDescription(file));
		expect(changes).toEqual([]);
	});

	test('in YAML may repeat parts by aliases and merge them', async () => {
		const file = written(
			'merged.yaml',
			`openapi: 3.0.3
x-parts:
  text: &text { type: string }
  long: &long { <<: *text, format: long }
paths:
  /me:
    get:
      responses:
        200: { content: { application/json: { schema: { properties: { no: *text, on: *long } } } } }
`,
		);
		const [{ route, answers }] = await readDescription(file);
		expect([route, answers[0].properties]).toEqual([
			'GET /me',
			{ no: { type: 'string' }, on: { type: 'string', format: 'long' } },
		]);
	});

	test('at an address is compared like a file, with a mark of its byte order as well', async () => {
		const address = await at((_, response) => response.end(`\uFEFF${contract}`));
		const { lines, exitCode } = await run([address]);
		expect(lines.at(-1)).toMatch(
			/^http:\/\/127\.0\.0\.1:\d+\/openapi says the same as contract\/, on \d+ operations\.$/,
		);
		expect(exitCode).toBe(0);
	});
});

describe('what can not be compared says why', () => {
	const html = '<!DOCTYPE html><html><body>Not here</body></html>';

	test.each<[string, RequestListener, string]>([
		[
			'nothing there',
			(_, r) => r.writeHead(404).end(html),
			"can't be read: there is nothing at this address (404).",
		],
		['a fault', (_, r) => r.writeHead(503).end(), "can't be read: its server answered 503."],
		['a web page', (_, r) => r.end(html), 'is a web page, and no OpenAPI description in JSON or YAML.'],
		['broken JSON', (_, r) => r.end('{"openapi": '), 'is neither JSON nor YAML: '],
		['broken YAML', (_, r) => r.end('paths: [a'), 'is neither JSON nor YAML: '],
		[
			'some text',
			(_, r) => r.end('Hello'),
			'is no complete OpenAPI 3 document: Expected object, received string.',
		],
		['a cut connection', (request) => request.socket.destroy(), "can't be read: "],
		[
			'too much',
			(_, r) => r.end(Buffer.alloc(65 * 1024 * 1024, ' ')),
			"can't be read: it is too large: more than 64 MB.",
		],
	])('%s', async (_, listener, message) => {
		const address = await at(listener);
		const { lines, exitCode } = await run([address]);
		expect(lines).toEqual([expect.stringContaining(`${address} ${message}`)]);
		expect(exitCode).toBe(2);
	});

	// Ten aliases of ten aliases, and so on: ten thousand million parts.
	const multiplied = Array.from({ length: 10 }, (_, at) => {
		const ten = Array(10).fill(`*a${at}`).join(', ');
		return `  a${at + 1}: &a${at + 1} [${ten}]\n`;
	}).join('');

	test.each([
		[
			'aliases that multiply',
			`x:\n  a0: &a0 [1]\n${multiplied}y: *a10\n`,
			'is neither JSON nor YAML: Excessive alias count',
		],
		[
			'a part within itself',
			'openapi: 3.0.3\npaths: &p { /a: { get: { x: *p } } }\n',
			"can't be read: something in it is too deep",
		],
		[
			'parts without an end',
			`${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}`,
			"can't be read: something in it is too deep",
		],
	])('%s', async (_, text, message) => {
		const file = written('odd.yaml', text);
		const { lines, exitCode } = await run([file]);
		expect(lines).toEqual([expect.stringContaining(`${file} ${message}`)]);
		expect(exitCode).toBe(2);
	});

	test('an address that leads to one that is no https', async () => {
		const address = await at(({ url, headers: { host = '' } }, response) => {
			const elsewhere = `http://${host.replace('127.0.0.1', '0.0.0.0')}/elsewhere`;
			if (url === '/elsewhere') response.end(contract);
			else response.writeHead(302, { location: elsewhere }).end();
		});
		expect((await run([address])).lines).toEqual([
			expect.stringMatching(/ leads to http:\/\/0\.0\.0\.0:\d+\/elsewhere, which is no https address\.$/),
		]);
	});

	test('no server', async () => {
		const address = await at((_, response) => response.end());
		await serving?.close();
		expect((await run([address])).lines).toEqual([`${address} can't be read: nothing answers there.`]);
	});

	test('a server that never answers', async () => {
		const address = await at(() => undefined);
		await expect(readDescription(address, 50)).rejects.toThrow(
			`${address} can't be read: no answer came in time.`,
		);
	});

	test.each(['http://example.com/api.json', 'ftp://127.0.0.1/api.json'])(
		'%s, which is no https',
		async (address) => {
			expect((await run([address])).lines).toEqual([`${address} is no https address.`]);
		},
	);
});

describe("what is known from ClickFunnels' skill files", () => {
	const skill = { 'x-source': 'skill' };
	const text = { type: 'string' };
	const body = (properties: object) => ({ content: { 'application/json': { schema: { properties } } } });
	const list = (marked: object, more: object = {}) => ({
		parameters: [
			{ name: 'filter', in: 'query', schema: { properties: { id: text, ...more } } },
			{ name: 'count', in: 'query', schema: text, ...skill },
		],
		responses: { 200: body({ id: text, ...marked }) },
	});
	const BEFORE = {
		openapi: '3.1.0',
		components: { schemas: { Stats: { properties: { sent: text, opened: text } } } },
		paths: {
			'/orders': {
				get: list(
					{ stats: { $ref: '#/components/schemas/Stats', ...skill }, old: text },
					{ state: { ...text, ...skill } },
				),
				post: {
					requestBody: body({ order: { properties: { name: text, renewal_at: { ...text, ...skill } } } }),
				},
			},
			'/stats': { get: { ...skill, responses: { 200: body({ id: text }) } } },
			'/old': { get: { responses: { 204: {} } } },
		},
	};
	const NOW = {
		openapi: '3.1.0',
		paths: {
			'/orders': {
				get: {
					parameters: [BEFORE.paths['/orders'].get.parameters[0]],
					responses: { 200: body({ id: text }) },
				},
				post: { requestBody: body({ order: { properties: { name: text } } }) },
			},
		},
	};
	NOW.paths['/orders'].get.parameters = [
		{ name: 'filter', in: 'query', schema: { properties: { id: text } } },
	];

	test('is told apart from what is gone', () => {
		expect(compareDocuments(operationsOf(BEFORE), operationsOf(NOW))).toEqual([
			{ part: FROM_SKILL, route: 'GET /stats', text: '-' },
			{ part: 'Routes', route: 'GET /old', text: '-' },
			{ part: FROM_SKILL, route: 'GET /orders', text: '- filter[state]' },
			{ part: FROM_SKILL, route: 'GET /orders', text: '- count' },
			{ part: FROM_SKILL, route: 'GET /orders', text: '- stats' },
			{ part: 'Answer fields', route: 'GET /orders', text: '- old' },
			{ part: FROM_SKILL, route: 'POST /orders', text: '- order.renewal_at' },
		]);
	});

	test('is no difference by itself, and stands behind what is one', () => {
		const fields = ['GET /a', 'PUT /a'].map((route) => ({ part: FROM_SKILL, route, text: '- x' }) as const);
		const known = [{ part: FROM_SKILL, route: 'GET /b', text: '-' } as const, ...fields];
		const lines = [`${FROM_SKILL} (2):`, '  - GET /b', '  - x   GET /a, PUT /a'];
		expect(outcomeOf(known, false, 'The same.')).toEqual({ lines: [...lines, '', 'The same.'], exitCode: 0 });
		const added = { part: 'Routes', route: 'GET /c', text: '+' } as const;
		expect(outcomeOf([...known, added], false, 'The same.')).toEqual({
			lines: ['Routes (1):', '  + GET /c', '', ...lines],
			exitCode: 1,
		});
	});
});
