import { readAccount } from '../../nodes/ClickFunnels/gateway/account';
import { withoutSecrets } from '../../nodes/ClickFunnels/gateway/secrets';

const KEY = 'sk_live/4711+%"\\&=';
const CONNECTION = '5a9d0b1e-0000-4000-8000-000000000001';
const accountOf = (apiKey: string, connectionId: string) =>
	readAccount({ apiKey, connectionId, gatewayUrl: 'https://api.maton.ai' });
const account = accountOf(KEY, CONNECTION);

const base64 = (text: string) => Buffer.from(text).toString('base64');

test.each([
	['as it is', `bad header authorization: Bearer ${KEY}!`, 'bad header authorization: Bearer ...!'],
	['twice', `${KEY} ${KEY}`, '... ...'],
	['in a URL', 'key=sk_live%2F4711%2B%25%22%5C%26%3D&x', 'key=...&x'],
	['in JSON inside of text', `{"key":${JSON.stringify(KEY)}}`, '{"key":"..."}'],
	['the connection', `Connection ${CONNECTION} not found`, 'Connection ... not found'],
	['both', `${KEY}${CONNECTION}`, '......'],
	['nothing of it', 'Name is taken', 'Name is taken'],
])('a text that holds the key: %s', (_, text, hidden) => {
	expect(withoutSecrets(text, account)).toBe(hidden);
	expect(withoutSecrets({ a: [{ b: text }] }, account)).toEqual({ a: [{ b: hidden }] });
	expect(withoutSecrets([text, 1], account)).toEqual([hidden, 1]);
	expect(withoutSecrets({ [text]: text }, account)).toEqual({ [hidden]: hidden });
	expect(withoutSecrets({ [text]: null }, account)).toEqual({ [hidden]: null });
});

test.each(['', 'x', 'xy'])('base64 of the key, alone and in a header, with %p behind it', (more) => {
	const begin = base64(KEY).slice(0, 20);
	for (const text of [base64(`${KEY}${more}`), base64(`Bearer ${KEY}${more}`)]) {
		expect(withoutSecrets(text, account)).toMatch(/^\.\.\.[\w+/=]{0,6}$/);
		expect(withoutSecrets(text, account)).not.toContain(begin);
	}
});

test.each([[undefined], [null], [5], [true], [''], [{}], [[]], [{ a: null, b: [undefined, 1.5] }]])(
	'%j stays as it is',
	(value) => {
		const before = structuredClone(value);
		expect(withoutSecrets(value, account)).toEqual(before);
	},
);

test('what is short enough to be a word or number of the data is let be', () => {
	const short = accountOf('a', '5');
	expect(withoutSecrets({ name: 'Anna 5' }, short)).toEqual({ name: 'Anna 5' });
	expect(withoutSecrets('ab cd', accountOf(KEY, ''))).toBe('ab cd');
});

test('however deep it stands', () => {
	let deep: unknown = [KEY];
	for (let i = 0; i < 200_000; i++) deep = [deep];
	withoutSecrets(deep, account);
	for (let i = 0; i < 200_000; i++) [deep] = deep as unknown[];
	expect(deep).toEqual(['...']);
});
