import { API_PATH, readAccount } from '../../nodes/ClickFunnels/gateway/account';

type Credential = Parameters<typeof readAccount>[0];

/** A credential as n8n keeps it, with changes. */
const credential = (more: object = {}) =>
	({ apiKey: 'key-1', gatewayUrl: 'https://api.maton.ai', ...more }) as Credential;

const gatewayOf = (gatewayUrl: unknown) => readAccount(credential({ gatewayUrl })).gateway;

test('what a credential does not say is as usual', () => {
	expect(readAccount(credential())).toEqual({
		gateway: 'https://api.maton.ai',
		apiKey: 'key-1',
		connectionId: '',
		defaultWorkspace: '',
		requestsPerSecond: 10,
		maxSeconds: 120,
	});
});

test.each([
	['the key', 'apiKey', ' key-1\n', 'key-1'],
	['a key of digits', 'apiKey', '123', '123'],
	['a connection', 'connectionId', ' ab-1 ', 'ab-1'],
	['an empty connection', 'connectionId', '', ''],
	['a blank connection', 'connectionId', ' ', ''],
	['a connection of every sort of letter', 'connectionId', 'aZ09-_.~!"\\', 'aZ09-_.~!"\\'],
])('%s: %s %p is %p', (_, name, entered, read) => {
	expect(readAccount(credential({ [name]: entered }))).toHaveProperty(name, read);
});

// Left out, it would be another ClickFunnels account; as the text "null" or "undefined", nobody's.
test.each([
	['a number', 5, 'it is not text but a number'],
	['a yes', true, 'it is not text but a boolean'],
	['a list', ['ab-1'], 'it is not text but an object'],
	['an expression without result', undefined, 'its expression gives nothing'],
	['null', null, 'its expression gives nothing'],
	['two words', 'ab 1', 'it holds blanks or letters that no such text has'],
	['two lines', 'ab-1\nx: y', 'it holds blanks or letters that no such text has'],
	['a curly apostrophe', 'ab’1', 'it holds blanks or letters that no such text has'],
	['a tab', 'ab\t1', 'it holds blanks or letters that no such text has'],
])('%s is no key and no connection', (_, entered, why) => {
	for (const [name, field] of [
		['apiKey', 'API Key'],
		['connectionId', 'Connection ID'],
	]) {
		expect(() => readAccount(credential({ [name]: entered }))).toThrow(
			`${field}: ${why}. Enter it as text, exactly as Maton shows it, in the credential.`,
		);
	}
});

test.each([
	['', ''],
	[' 12 ', '12'],
	[12, '12'],
	['aBcDe', 'aBcDe'],
])('the default workspace %p is %p', (defaultWorkspace, read) => {
	expect(readAccount(credential({ defaultWorkspace })).defaultWorkspace).toBe(read);
});

test.each([
	[undefined, 'its expression gives nothing'],
	[null, 'its expression gives nothing'],
	['My Workspace', 'it holds blanks or letters that no such text has'],
	[{}, 'it is not text but an object'],
])('%p is no default workspace', (defaultWorkspace, why) => {
	expect(() => readAccount(credential({ defaultWorkspace }))).toThrow(
		`Default Workspace: ${why}. Enter it as text, exactly as ClickFunnels shows it, in the credential.`,
	);
});

test.each([[''], [' '], ['\n']])('the key %p is empty', (apiKey) => {
	expect(() => readAccount(credential({ apiKey }))).toThrow(
		'API Key: it is empty. Copy the key from https://maton.ai/settings into the credential.',
	);
});

test.each([
	['all', { allowedHttpRequestDomains: 'all', allowedDomains: 'a.example' }, undefined],
	['none but by this node', { allowedHttpRequestDomains: 'none' }, undefined],
	['some', { allowedHttpRequestDomains: 'domains', allowedDomains: ' a.example, *.b ' }, 'a.example, *.b'],
	['what an older n8n does not know', {}, undefined],
])('hosts that may be asked: %s', (_, more, hosts) => {
	expect(readAccount(credential(more)).allowedDomains).toBe(hosts);
});

test.each([[''], [' '], [undefined], [null], [5]])('%p are no hosts that may be asked', (allowedDomains) => {
	const more = { allowedHttpRequestDomains: 'domains', allowedDomains };
	expect(() => readAccount(credential(more))).toThrow(/^Allowed Domains: none is named\. Name the host/);
});

test.each([
	[10, 10],
	['20', 20],
	[1, 1],
	[100, 100],
	// The credential's field keeps to the limits; an expression may not.
	[101, 100],
	[Infinity, 100],
	[-5, 1],
	[2.9, 2],
	[0, 10],
	['', 10],
	['many', 10],
	[NaN, 10],
	[null, 10],
	[undefined, 10],
])('%p requests per second are read as %d', (entered, rate) => {
	expect(readAccount(credential({ requestsPerSecond: entered })).requestsPerSecond).toBe(rate);
});

test.each([
	[60, 60],
	[0, 0],
	[2.5, 2.5],
	[' 30 ', 30],
	['', 120],
	[null, 120],
	[undefined, 120],
])('%p seconds of trying are read as %d', (entered, seconds) => {
	expect(readAccount(credential({ maxSeconds: entered })).maxSeconds).toBe(seconds);
});

test.each([['soon'], [-1], [NaN], [Infinity], [true], ['1e3']])('%p is no time of trying', (entered) => {
	expect(() => readAccount(credential({ maxSeconds: entered }))).toThrow(
		`Max Seconds of Trying: "${String(entered)}" is not a number of at least 0. Enter a number such as 2.5 in the credential.`,
	);
});

test.each([
	['https://api.maton.ai', 'https://api.maton.ai'],
	['https://api.maton.ai/', 'https://api.maton.ai'],
	['https://api.maton.ai///', 'https://api.maton.ai'],
	['  https://api.maton.ai\n', 'https://api.maton.ai'],
	['HTTPS://API.Maton.ai', 'https://api.maton.ai'],
	['https://api.maton.ai:443', 'https://api.maton.ai'],
	['https://api.maton.ai:8443', 'https://api.maton.ai:8443'],
	['https://proxy.example/maton', 'https://proxy.example/maton'],
	['https://proxy.example/a/b//', 'https://proxy.example/a/b'],
	['https://proxy.example/maton?x=1#y', 'https://proxy.example/maton'],
	['https://gateway.example/a/../b', 'https://gateway.example/b'],
	['https://192.168.1.5', 'https://192.168.1.5'],
	['http://localhost', 'http://localhost'],
	['http://localhost:8080/', 'http://localhost:8080'],
	['http://LOCALHOST:8080', 'http://localhost:8080'],
	['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
	['http://127.1.2.3', 'http://127.1.2.3'],
	['http://127.1:8080', 'http://127.0.0.1:8080'],
	['http://[::1]:8080/maton', 'http://[::1]:8080/maton'],
	['http://[0:0:0:0:0:0:0:1]', 'http://[::1]'],
])('the gateway %p is %s', (value, url) => {
	expect(gatewayOf(value)).toBe(url);
});

test.each([
	['http://api.maton.ai'],
	['http://0.0.0.0:8080'],
	['http://192.168.1.5'],
	['http://128.0.0.1'],
	['http://[::2]'],
	['http://localhost.example.com'],
	['http://127.0.0.1.example.com'],
	['http://notlocalhost'],
	['http://localhost@evil.example'],
	['http://127.0.0.1:80@evil.example'],
	['ftp://localhost'],
	['ws://localhost'],
	['file:///etc/hosts'],
])('%s is refused, for the key would travel unencrypted', (value) => {
	expect(() => gatewayOf(value)).toThrow(
		/^Gateway URL: .* would send the API key unencrypted\. Use https in the credential\.$/,
	);
});

test.each([
	'https://user:secret@api.maton.ai/x',
	'https://secret@api.maton.ai',
	'http://:secret@localhost:1',
])('%s is refused: a user and a password there would go nowhere', (value) => {
	expect(() => gatewayOf(value)).toThrow(
		/^Gateway URL: it holds a user or a password for [a-z.:1]+\. Enter it without, in the credential\.$/,
	);
});

test.each([
	'http://user:secret@api.maton.ai',
	'https://user:secret@',
	'https://user:secret@a b',
	'x://u:secret@',
])('a password in the refused URL %s is not repeated', (value) => {
	expect(() => gatewayOf(value)).toThrow(/^Gateway URL: (?!.*secret)/);
});

test.each([
	[''],
	[' '],
	['api.maton.ai'],
	['/clickfunnels'],
	['https://'],
	['https://a b'],
	[undefined],
	[null],
	[5],
	[{}],
])('%p is no URL', (value) => {
	expect(() => gatewayOf(value)).toThrow(
		/^Gateway URL: ".*" is not a URL\. Enter one such as https:\/\/api\.maton\.ai in the credential\.$/,
	);
});

test('the API is where the contract says', () => {
	expect(API_PATH).toBe('/clickfunnels/api/v2');
});
