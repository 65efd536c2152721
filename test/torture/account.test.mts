import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { testCredential } from '../support/credential-test.mts';
import { runNode } from '../support/engine.mts';
import { SET_UP_MS } from '../support/limits.mts';
import { startRecorder, type Recorder, type Reply } from '../support/recorder.mts';
import { report } from './torture.mts';

const API = '/clickfunnels/api/v2';
const KEY = 'marked-key-4711';

/** What the gateway answers with. */
let reply: Reply;
let gateway: Recorder;
/** A host that is none of the credential's. */
let stranger: Recorder;
beforeAll(async () => {
	gateway = await startRecorder(() => reply);
	stranger = await startRecorder(() => ({ body: [{ id: 1, name: 'Theirs' }] }));
}, SET_UP_MS);
afterAll(async () => await Promise.all([gateway.close(), stranger.close()]));
beforeEach(() => {
	reply = { body: [{ id: 1, name: 'Ours' }] };
	gateway.requests.length = 0;
	stranger.requests.length = 0;
});

const counts = { forms: 0, requests: 0, elsewhere: 0, shown: 0 };
afterAll(() => {
	report('Account', [
		{ what: 'forms of URLs, keys, connections and redirects', value: counts.forms },
		{ what: 'requests', value: counts.requests },
		{ what: 'requests elsewhere', value: counts.elsewhere, most: 0 },
		{ what: 'messages that show the key', value: counts.shown, most: 0 },
	]);
});

/** What a user is told at each place where the credential is used. */
async function told(entered: ICredentialDataDecryptedObject): Promise<string[]> {
	const credential = { apiKey: KEY, gatewayUrl: gateway.url, ...entered };
	const verdict = await testCredential(credential);
	const run = async (asTool: boolean) => {
		const account = { url: gateway.url, credential };
		const { items, problem } = await runNode(
			{ resource: 'team', operation: 'getAll' },
			{ ...account, asTool },
		);
		return problem?.shown ?? JSON.stringify(items.map(({ json }) => json));
	};
	const all = [String(verdict.message), await run(false), await run(true)];
	counts.forms++;
	counts.requests += gateway.requests.length;
	counts.elsewhere += stranger.requests.length;
	counts.shown += all.filter((text) => text.includes(KEY)).length;
	return all;
}

/** The port of the gateway, and that of the stranger. */
const portOf = ({ url }: Recorder) => new URL(url).port;
const filled = (form: string) => form.replace('PORT', portOf(gateway)).replace('OTHER', portOf(stranger));

test.each([
	['http://127.0.0.1:PORT', ''],
	['http://127.0.0.1:PORT///', ''],
	[' \thttp://127.0.0.1:PORT\r\n', ''],
	['HTTP://LOCALHOST:PORT', ''],
	['http://127.1:PORT', ''],
	['http://0x7f.0.0.1:PORT', ''],
	['http://2130706433:PORT', ''],
	['http://127.0.0.1:PORT/maton/', '/maton'],
	['http://127.0.0.1:PORT/a/../b', '/b'],
	['http://127.0.0.1:PORT/%2e%2e/b', '/b'],
	['http://127.0.0.1:PORT/../../..', ''],
	['http://127.0.0.1:PORT?x=1#y', ''],
	['http://127.0.0.1:PORT/maton?to=http://127.0.0.1:OTHER', '/maton'],
	['http://127.0.0.1:PORT/http://127.0.0.1:OTHER', '/http://127.0.0.1:OTHER'],
	['http://127.0.0.1:PORT/@127.0.0.1:OTHER', '/@127.0.0.1:OTHER'],
	['http://127.0.0.1:PORT#@127.0.0.1:OTHER', ''],
	['http://127.0.0.1:PORT/ma\nton', '/maton'],
])('the URL %j is followed to its own host', async (form, path) => {
	const all = await told({ gatewayUrl: filled(form) });
	for (const text of all.slice(1)) expect(JSON.parse(text)).toEqual([{ id: 1, name: 'Ours' }]);
	expect(stranger.requests).toEqual([]);
	expect(gateway.requests.length).toBeGreaterThanOrEqual(3);
	for (const request of gateway.requests.filter(({ path: one }) => one.endsWith('/teams')))
		expect([request.path, request.headers.authorization]).toEqual([
			filled(`${path}${API}/teams`),
			`Bearer ${KEY}`,
		]);
});

test.each<[unknown]>([
	['http://127.0.0.1:PORT@127.0.0.1:OTHER'],
	['http://user:pw@127.0.0.1:PORT'],
	['http://:pw@127.0.0.1:PORT'],
	['http://user@127.0.0.1:PORT'],
	['http://0.0.0.0:PORT'],
	['http://[::ffff:127.0.0.1]:PORT'],
	['http://127.0.0.1.example:PORT'],
	['http://localhost.:PORT'],
	['http://localhost@evil.example'],
	['ftp://127.0.0.1:PORT'],
	['ws://127.0.0.1:PORT'],
	['file:///etc/hosts'],
	['javascript://127.0.0.1:PORT/%0aalert(1)'],
	['data:text/html,x'],
	['127.0.0.1:PORT'],
	['//127.0.0.1:PORT'],
	['http:\\\\127.0.0.1:PORT'],
	['http:127.0.0.1:PORT'],
	['http://127.0.0.1:99999'],
	['http://'],
	['http://a b:PORT'],
	['={{ $json.url }}'],
	[''],
	[null],
	[5],
	[['http://127.0.0.1:PORT']],
	[{ url: 'http://127.0.0.1:PORT' }],
])('the URL %j is refused, and nothing is asked', async (form) => {
	const gatewayUrl = typeof form === 'string' ? filled(form) : form;
	const all = await told({ gatewayUrl } as ICredentialDataDecryptedObject);
	expect(all).toEqual(all.map(() => expect.stringMatching(/^Gateway URL: /)));
	expect([...gateway.requests, ...stranger.requests]).toEqual([]);
});

test.each([
	['apiKey', ` ${KEY}\n`, `Bearer ${KEY}`],
	['apiKey', '4711', 'Bearer 4711'],
	['apiKey', 'aZ~!"\\%00', 'Bearer aZ~!"\\%00'],
	['apiKey', 'k'.repeat(4_000), `Bearer ${'k'.repeat(4_000)}`],
	['connectionId', '', undefined],
	['connectionId', ' ', undefined],
	['connectionId', ' ab-1\n', 'ab-1'],
	['connectionId', '"\\,;=', '"\\,;='],
])('%s %j is sent as it is, without the blanks around it', async (field, entered, sent) => {
	await told({ [field]: entered });
	const header = field === 'apiKey' ? 'authorization' : 'maton-connection';
	const asked = gateway.requests.filter(({ path }) => path.endsWith('/teams'));
	expect(asked.length).toBeGreaterThanOrEqual(2);
	for (const { headers } of asked) expect(headers[header]).toBe(sent);
});

const NAMES = { apiKey: 'API Key', connectionId: 'Connection ID' };

test.each<[keyof typeof NAMES, unknown]>(
	(['apiKey', 'connectionId'] as const).flatMap((field) =>
		[null, 5, true, {}, ['x'], 'a b', 'a\r\nX-Evil: 1', 'a\0b', 'ключ', 'a\tb', 'a’b', '\ud800'].map(
			(entered): [keyof typeof NAMES, unknown] => [field, entered],
		),
	),
)('%s %j is refused, and nothing is asked', async (field, entered) => {
	const all = await told({ [field]: entered } as ICredentialDataDecryptedObject);
	expect(all).toEqual(all.map(() => expect.stringMatching(new RegExp(`^${NAMES[field]}: `))));
	expect(gateway.requests).toEqual([]);
});

test.each([300, 301, 302, 303, 307, 308])('a redirect, %i, does not carry the key along', async (status) => {
	for (const location of [stranger.url, stranger.url.replace('http:', ''), '/elsewhere']) {
		reply = { status, headers: { location }, body: { error: 'moved' } };
		const all = await told({});
		for (const text of all.slice(1)) expect(text).toContain(String(status));
	}
	expect(stranger.requests).toEqual([]);
	expect(gateway.requests.filter(({ path }) => path === '/elsewhere')).toEqual([]);
});
