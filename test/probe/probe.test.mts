import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

import { SEEDED_CONNECTIONS } from '../../sandbox/gateway/connections.mts';
import { serve } from '../support/serve.mts';
import { startRecorder, type Reply } from '../support/recorder.mts';
import { until } from '../support/until.mts';
import { useProbe } from './use-probe.mts';

const ROOT = resolve(import.meta.dirname, '../..');
const TEMPLATES = /^\/teams|\/emails\/templates|workspaces\/\{id\}$/;

const use = useProbe();

/** What the gateway was asked to change. */
function writes(): string[] {
	return use.sandbox
		.requests()
		.filter(({ method }) => method !== 'GET')
		.map(({ method, status }) => `${method} ${status}`);
}

async function templates(): Promise<string[]> {
	return (await use.company.in('emails/templates')).map(({ name }) => String(name));
}

describe('writing', () => {
	test('without --write it reads only, and says so', async () => {
		const { text, report } = await use.probe();
		expect(writes()).toEqual([]);
		expect(text).toContain('It only reads.');
		expect(report).toContain('without --write');
	});

	test('with --write it says before what it does, creates one template and deletes it', async () => {
		const before = await templates();
		const { text } = await use.probe(['--write'], { paths: TEMPLATES });
		expect(text).toMatch(/^It creates one e-mail template named "n8n probe \.\.\." and deletes it at once\./);
		expect(writes()).toEqual(['POST 201', 'DELETE 204']);
		expect(await templates()).toEqual(before);
	});

	test.each([
		['got lost', 'reset-after'],
		['is a fault of the gateway', '502'],
	] as const)('what was made goes also where the answer to it %s', async (_, kind) => {
		const before = await templates();
		use.sandbox.setFaults([{ kind, method: 'POST', processed: kind === '502' || undefined }]);
		const { rows } = await use.probe(['--write'], { paths: TEMPLATES });
		expect(writes().slice(1)).toEqual(['DELETE 204']);
		expect(await templates()).toEqual(before);
		expect(rows.get('The same for writing: an e-mail template')?.verdict).toBe('not told');
	});

	test('what can not be deleted is named to the user, and not in the report', async () => {
		use.sandbox.setFaults([{ kind: '503', method: 'DELETE' }]);
		const { text, report } = await use.probe(['--write'], { paths: TEMPLATES });
		const [left] = (await templates()).filter((name) => name.startsWith('n8n probe '));
		expect(text).toContain(
			`The e-mail template "${left}" could not be deleted: please delete it in ClickFunnels.`,
		);
		expect(report).not.toContain(left);
	});

	test('where it can not be told whether it was made, its name is told', async () => {
		const { api } = use.sandbox;
		const create = api.handle;
		api.handle = async (request) => {
			if (request.method === 'POST')
				use.sandbox.setFaults([{ kind: '503', path: '/emails/templates', method: 'GET' }]);
			return await create(request);
		};
		use.sandbox.setFaults([{ kind: 'reset-after', method: 'POST', times: 1 }]);
		const { text } = await use.probe(['--write'], { paths: TEMPLATES });
		api.handle = create;
		const [left] = (await templates()).filter((name) => name.startsWith('n8n probe '));
		expect(text).toContain(
			`Whether there is an e-mail template "${left}" can't be told: if so, please delete it in ClickFunnels.`,
		);
	});

	test('stopped in the middle it still deletes, and ends with 1', async () => {
		const stop = new AbortController();
		const before = await templates();
		const { api } = use.sandbox;
		const create = api.handle;
		api.handle = async (request) => {
			if (request.method === 'POST') stop.abort();
			return await create(request);
		};
		const { code, text, report } = await use.probe(['--write'], { paths: TEMPLATES, stop: stop.signal });
		api.handle = create;
		const last = use.sandbox.requests().slice(-2);
		expect(last.map(({ method, status }) => `${method} ${status}`)).toEqual(['POST 201', 'DELETE 204']);
		expect(await templates()).toEqual(before);
		expect([code, report]).toEqual([1, '']);
		expect(text).toMatch(/\nStopped\.$/);
	});
});

test('table and report hold no key, no id, no name and no address of the account', async () => {
	const { text, report } = await use.probe(['--write']);
	const contacts = await use.company.in('contacts');
	const [agent] = await use.company.list('/users');
	const teams = await use.company.list('/teams');
	const personal = [...contacts, agent, ...(teams[0].memberships as typeof contacts)].flatMap((record) =>
		[
			'email_address',
			'first_name',
			'last_name',
			'phone_number',
			'email',
			'user_email',
			'user_last_name',
			'uuid',
		].map((key) => record[key]),
	);
	const attributes = contacts.flatMap(({ custom_attributes: own }) =>
		Object.entries(own as Record<string, string>).flat(),
	);
	const others = ['Brightpath', 'Bavaria', 'Eagle', use.sandbox.keys.good];
	const secret = [...personal, ...attributes, ...others].filter(
		(word): word is string => typeof word === 'string' && word.length > 2 && !/^\d{1,4}$/.test(word),
	);
	expect(new Set(secret).size).toBeGreaterThan(300);
	const shown = `${text}\n${report}`.replace(use.folder, '');
	const words = new Set(shown.split(/\W+/));
	expect(secret.filter((word) => (/[^\w]/.test(word) ? shown.includes(word) : words.has(word)))).toEqual([]);
	expect(shown.match(/\d{5,}/g)).toBeNull();
});

describe('the report', () => {
	const paths = /^\/teams/;

	test('goes into a file of the day, and beside one that is there', async () => {
		const today = new Date().toISOString().slice(0, 10);
		const first = await use.probe([], { paths });
		const second = await use.probe([], { paths });
		expect(first.text).toContain(`Report: ${join(use.folder, `clickfunnels-probe-${today}.md`)}`);
		expect(second.text).toContain(`Report: ${join(use.folder, `clickfunnels-probe-${today}-2.md`)}`);
		expect(readdirSync(use.folder)).toHaveLength(2);
	});

	test('has the table that is printed, where it was made, and what was not asked', async () => {
		const { text, report } = await use.probe(['--report', 'mine.md'], { paths: /^\/(teams|contacts)/ });
		const table = text.split('\n').filter((line) => line.startsWith('|'));
		expect(report).toContain(table.join('\n'));
		expect(report).toContain('- through another gateway, with ');
		expect(report).toContain('\n- GET /contacts/{id}\n');
		expect(basename(text.split('\n').at(-1) ?? '')).toBe('mine.md');
	});

	test('is not begun where it can not be written: nothing is asked', async () => {
		const { code, text } = await use.probe(['--report', join(use.folder, 'nowhere/mine.md')]);
		expect([code, text]).toEqual([
			1,
			`No report can be written into ${join(use.folder, 'nowhere')}: choose another place with --report.`,
		]);
		expect(use.sandbox.requests()).toEqual([]);
	});

	test('is not put over a file: nothing is asked', async () => {
		const path = use.written('old.md', 'old');
		const { code, text } = await use.probe(['--report', path]);
		expect([code, text]).toEqual([1, `${path} is there already: choose another name with --report.`]);
		expect(use.sandbox.requests()).toEqual([]);
	});
});

describe('what is in the way is said, and the exit code is 1', () => {
	const WRONG = 'Maton does not accept the key in MATON_API_KEY.';

	test.each<[string, NodeJS.ProcessEnv, string]>([
		[
			'no key',
			{ MATON_API_KEY: ' ' },
			'There is no key. Put your Maton API key, from https://maton.ai/settings, into',
		],
		['a wrong key', { MATON_API_KEY: 'wrong' }, WRONG],
		[
			'no connection',
			{ MATON_API_KEY: 'sandbox-key-without-connection' },
			'The key has no active ClickFunnels connection: Maton answered 400 {error: {message, code}}. Connect',
		],
		[
			'an unknown connection',
			{ MATON_CONNECTION_ID: SEEDED_CONNECTIONS.first },
			'Maton knows no connection of the id in MATON_CONNECTION_ID for this key.',
		],
		[
			'an address that is not safe',
			{ MATON_GATEWAY_URL: 'http://example.com' },
			'MATON_GATEWAY_URL must be an https',
		],
		['no address', { MATON_GATEWAY_URL: 'maton' }, 'MATON_GATEWAY_URL must be an https address'],
		[
			'a key of two lines, which is not shown',
			{ MATON_API_KEY: 'sandbox\nkey' },
			'MATON_API_KEY holds blanks or letters that no such text has: copy it again.$',
		],
		[
			'a connection that is none, which is not shown',
			{ MATON_CONNECTION_ID: 'ä' },
			'MATON_CONNECTION_ID holds blanks or letters that no such text has: copy it again.$',
		],
	])('%s', async (_, env, message) => {
		const { code, text, report } = await use.probe([], { env });
		expect([code, report]).toEqual([1, '']);
		expect(text).toMatch(new RegExp(`^${message.replace(/[.?{}]/g, '\\$&')}`));
	});

	test('no network', async () => {
		const server = await serve(() => undefined);
		await server.close();
		const { code, text } = await use.probe([], { env: { MATON_GATEWAY_URL: server.url } });
		expect([code, text]).toEqual([1, `${server.url} gives no answer: nothing answers there.`]);
	});

	test('a network that goes away', async () => {
		use.sandbox.setFaults([
			{ kind: 'reset-before', path: '/teams/' },
			{ kind: 'reset-before', path: '/workspaces' },
			{ kind: 'reset-before', path: '/users' },
			{ kind: 'reset-before', path: '/me' },
		]);
		const { code, text, report } = await use.probe();
		expect([code, report]).toEqual([1, '']);
		expect(text).toMatch(/The gateway has stopped answering: the connection was cut\.$/);
	});

	test('a limit that does not end: it asks to the fourth time, as late as it is told', async () => {
		use.sandbox.setFaults([{ kind: '429', retryAfter: 30 }]);
		const { code, text, waits } = await use.probe();
		expect([code, text]).toEqual([
			1,
			'Maton refuses further requests for now (429). Try again in a few minutes.',
		]);
		expect(waits).toEqual([200, 30_000, 200, 30_000, 200, 30_000, 200]);
	});

	test.each([
		['--everything', "Unknown option '--everything'"],
		['--delivery nowhere.json', "nowhere.json can't be read as JSON: ENOENT"],
		['--delivery package.json', 'package.json holds no delivery: it takes JSON with "headers" and "body".'],
	])('%s', async (args, message) => {
		const { code, text } = await use.probe(args.split(' '));
		expect(code).toBe(1);
		expect(text).toContain(message);
	});
});

test('what ClickFunnels answers otherwise is named by route and key: unknown and missing keys, types, values', async () => {
	const image = {
		id: 5,
		alt_text: 7,
		url: 'https://a.example',
		height: 3,
		'Ada Lovelace': true,
		Lovelace: 1,
	};
	const answers: Record<string, Reply> = {
		'/teams': { body: [{ id: 1, name: 'A' }] },
		'/teams/1/workspaces': { body: [{ id: 2 }] },
		'/workspaces/2/images': { body: [image] },
		'/workspaces/2/discounts': { body: [{ id: 6, discount_type: 'gift', status: 'SandboxKey' }] },
		'/workspaces/2/orders': { status: 404, body: { error: 'No such route' } },
	};
	const gateway = await startRecorder(
		({ path }) => answers[path.replace('/clickfunnels/api/v2', '')] ?? { status: 503, body: '<p>Later</p>' },
	);
	const { rows } = await use.probe([], { env: { MATON_GATEWAY_URL: gateway.url } });
	await gateway.close();
	const images = rows.get('Answer of GET /workspaces/{workspace_id}/images');
	expect(images?.verdict).toBe('differs');
	expect(images?.saw).toMatch(
		/^unknown keys: \(not shown\), height; missing keys: .*\bname\b.*; types: alt_text: integer instead of string or null$/,
	);
	expect(rows.get('Answer of GET /workspaces/{workspace_id}/discounts')?.saw).toMatch(
		/values that are not listed: discount_type: gift$/,
	);
	expect(rows.get('Status of GET /workspaces/{workspace_id}/orders')).toEqual({
		verdict: 'differs',
		saw: '404',
	});
	expect(rows.get('Status of GET /me')).toEqual({ verdict: 'not told', saw: '503' });
});

test('--help says what it asks for, and npm run probe is a process of its own', async () => {
	expect((await use.probe(['--help'])).text).toContain('MATON_CONNECTION_ID');
	const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/probe.mts'], {
		cwd: ROOT,
		env: { ...process.env, MATON_API_KEY: '' },
	});
	let text = '';
	child.stdout.on('data', (chunk) => (text += String(chunk)));
	await until('its end', () => child.exitCode !== null);
	expect([child.exitCode, text]).toEqual([1, expect.stringMatching(/^There is no key\./)]);
});
