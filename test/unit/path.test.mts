import fc from 'fast-check';

import { readPath } from '../../nodes/ClickFunnels/input/path';
import { API_PATH } from '../../nodes/ClickFunnels/gateway/account';
import { locator, parameter, refusalOf } from './input.mts';

const at = parameter('Path');

test.each([
	['/contacts/12345', '/contacts/12345'],
	['contacts/12345', '/contacts/12345'],
	['/api/v2/contacts/12345', '/contacts/12345'],
	['api/v2/teams', '/teams'],
	[' /contacts/PjvAAJ\n', '/contacts/PjvAAJ'],
	['\u200b/workflows/steps/a_B-9/stats', '/workflows/steps/a_B-9/stats'],
	['/workspaces/{workspace_id}/contacts', '/workspaces/{workspace_id}/contacts'],
	[locator('list', '/contacts/{id}'), '/contacts/{id}'],
	[locator('path', '/me'), '/me'],
])('%j is the path %s', (value, path) => {
	expect(readPath(value, at)).toBe(path);
});

test.each([[''], [null], [undefined], [locator('list', '')]])('%j is no choice', (value) => {
	expect(readPath(value, at)).toBeUndefined();
});

/** What leads out of the API's root, or to where it does not look, once something on the way has decoded it. */
const ATTACKS: Record<string, string[]> = {
	dots: [
		'/..',
		'/../connections',
		'/contacts/../../../connections',
		'/./teams',
		'..',
		'/contacts/...',
		'/a.b',
	],
	'encoded dots': ['/%2e%2e/x', '/%2E%2e/x', '/.%2e/x', '/contacts/%2e%2e/%2e%2e/x'],
	'encoded slashes': ['/contacts%2f..%2f..', '/contacts%2F12', '/contacts/%5c..%5c..'],
	'double encoding': ['/%252e%252e/x', '/contacts%252f..', '/%25252e/x'],
	'overlong and odd encodings': ['/%c0%ae%c0%ae/x', '/%u002e%u002e/x', '/%e0%80%ae/x', '/%', '/%zz'],
	backslashes: ['\\..\\connections', '/..\\..\\connections', '/contacts\\12', '/\\evil.example'],
	'query and fragment': ['/contacts?x=1', '/contacts#top', '/contacts/12?a#b', '?a=b', '#a'],
	'encoded query and fragment': ['/contacts%3fx=1', '/contacts%23top'],
	'absolute addresses': [
		'https://evil.example/x',
		'HTTP://evil.example',
		'https://acme.myclickfunnels.com/api/v2/contacts',
		'//evil.example/x',
		'\\\\evil.example\\x',
		'/\\evil.example',
		'javascript:alert(1)',
		'file:///etc/passwd',
		'https:/evil.example',
		'user:password@evil.example',
	],
	'empty segments': ['/', '//', '/contacts/', '/contacts//12', '/api/v2//evil.example', '/api/v2/'],
	'hidden root': ['/api/v2/../v1/x', '/api/v2/api/v2/../x', '/API/V2/..', '/api/v2\\..'],
	'control characters': [
		'/contacts/12\r\nX-A: b',
		'/contacts\n/12',
		'/contacts/\u0000',
		'/con\ttacts',
		'/a\u007f',
	],
	'lone surrogates': ['/contacts/\ud800', '/\udfff', '/contacts/\udc2e\ud83d'],
	'look-alikes': [
		'/\uff0e\uff0e/x',
		'/contacts\u2215..',
		'/\u2024\u2024/x',
		'/contacts/ä',
		'/a\u202eb',
		'/a b',
	],
	parameters: [
		'/contacts;x=1',
		'/contacts;/../x',
		'/contacts/12;..',
		'/contacts:12',
		'/a,b',
		'/a@b',
		'/a&b',
		'/a*',
	],
	'broken placeholders': [
		'/contacts/{id',
		'/contacts/id}',
		'/contacts/{a/b}',
		'/contacts/{../x}',
		'/{}',
		'/x{id}',
	],
	'what an expression leaves': [
		'/contacts/undefined',
		'/contacts/null',
		'/contacts/NaN',
		'/contacts/[object Object]',
	],
};

test.each(Object.entries(ATTACKS).flatMap(([sort, paths]) => paths.map((one) => [sort, one] as const)))(
	'%s: %j is refused by the parameter’s name',
	(_, path) => {
		for (const value of [path, locator('path', path), locator('list', path)]) {
			const { message, description } = refusalOf(() => readPath(value, at));
			expect(message).toMatch(
				/^Path: ".*" (is not a path of the API|holds more than the path|is a whole address)$/su,
			);
			expect(description).toMatch(/^(Enter what .+|Enter one such as .+)\.$/);
		}
	},
);

test.each([[5], [true], [{}], [['/contacts']], [NaN], [locator('path', 12)]])('%j is refused', (value) => {
	expect(refusalOf(() => readPath(value, at)).message).toMatch(/is not a path of the API$/);
});

test('a long path is refused, and shown in short', () => {
	const { message } = refusalOf(() => readPath(`/${'a/'.repeat(600)}b`, at));
	expect(message.length).toBeLessThan(120);
});

test('whatever passes is below the root for every reader of addresses, and is sent letter by letter', () => {
	const part = fc.constantFrom(
		'.',
		'..',
		'/',
		'\\',
		'%',
		'2e',
		'2f',
		'5c',
		'25',
		'?',
		'#',
		':',
		'@',
		'{',
		'}',
		'a',
		'12',
		'-',
	);
	const anything = fc.oneof(
		fc.string({ unit: 'binary' }),
		fc.array(part).map((parts) => parts.join('')),
	);
	fc.assert(
		fc.property(anything, (text) => {
			let path: string | undefined;
			try {
				path = readPath(text, at);
			} catch {
				return;
			}
			if (path === undefined) return;
			const whole = path.replace(/\{\w+\}/g, '12');
			expect(new URL(`https://gateway.example${API_PATH}${whole}`).href).toBe(
				`https://gateway.example${API_PATH}${whole}`,
			);
			expect(whole).toMatch(/^(\/[A-Za-z0-9_-]+)+$/);
		}),
		{ seed: 7, numRuns: 3_000 },
	);
});
