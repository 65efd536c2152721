import fc from 'fast-check';

import { bodyId, idsIn, readId, readIds, readPlainIds } from '../../nodes/ClickFunnels/input/ids';
import { contact, contactTag, eventType, locator, parameter, refusalOf } from './input.mts';

const at = parameter('Contact');
const SAFE = /^[A-Za-z0-9_-]+$/;

const read = (value: unknown, kind = contact) => readId(value, kind, parameter(kind.name));

test.each([
	[5, '5'],
	['12345', '12345'],
	['  12345\n', '12345'],
	['PjvAAJ', 'PjvAAJ'],
	['a_B-9', 'a_B-9'],
	[locator('id', 5), '5'],
	[locator('id', 'PjvAAJ'), 'PjvAAJ'],
	[locator('list', 12345), '12345'],
	[locator('list', 'PjvAAJ'), 'PjvAAJ'],
	[locator('url', 'https://acme.myclickfunnels.com/account/contacts/PjvAAJ'), 'PjvAAJ'],
	[locator('url', 'https://acme.myclickfunnels.com/account/contacts/PjvAAJ/edit'), 'PjvAAJ'],
	[locator('url', 'https://acme.myclickfunnels.com/account/contacts/PjvAAJ?tab=orders#top'), 'PjvAAJ'],
	[locator('url', 'https://acme.myclickfunnels.com/account/workspaces/7/contacts/42'), '42'],
	[locator('url', ' http://localhost:3000/account/contacts/42 '), '42'],
])('%j gives the id %s', (value, id) => {
	expect(read(value)).toBe(id);
});

test.each([
	[''],
	[null],
	[undefined],
	[locator('list', '')],
	[locator('id', null)],
	[locator('url', undefined)],
])('%j is no choice', (value) => {
	expect(read(value)).toBeUndefined();
});

const HOSTILE: unknown[] = [
	'../x',
	'1/../../teams',
	'?a=b',
	' ',
	'%2e%2e',
	'..',
	'.',
	'a b',
	'1;2',
	'1#2',
	'1?x=1',
	'1/2',
	'1\\2',
	'1\n2',
	'1\r\nHost: x',
	'1\u0000',
	'1\u200b2',
	'null',
	'NaN',
	'x'.repeat(256),
	'1%00',
	'1%2F2',
	'{id}',
	'$&',
	'１２３',
	'٣',
	'аdmin',
	'é',
	'x'.repeat(5_000) + '/',
	1.5,
	1e21,
	NaN,
	Infinity,
	-Infinity,
	true,
	false,
	{},
	{ id: 5 },
	{ toString: () => '../x' },
	{ toString: () => '5' },
	Object.create(null),
	[],
	['5'],
	[5, 6],
	['../x'],
];

describe.each([
	['plain', (value: unknown) => value],
	['by id', (value: unknown) => locator('id', value)],
	['from the list', (value: unknown) => locator('list', value)],
	['in an unknown mode', (value: unknown) => locator('constructor', value)],
])('hostile ids, %s', (_, wrap) => {
	test.each(HOSTILE.map((value) => [value]))('%p is refused', (value) => {
		const { message, description, context: where } = refusalOf(() => read(wrap(value)));
		expect(message).toMatch(/^Contact: ".*" is not an ID$/s);
		expect(message.length).toBeLessThan(100);
		expect(description).toBe('Enter a number such as 12345, or a public ID such as PjvAAJ.');
		expect(where.itemIndex).toBe(3);
	});
});

test.each([
	['PjvAAJ'],
	['https://acme.myclickfunnels.com/account/orders/PjvAAJ'],
	['https://acme.myclickfunnels.com/account/contacts/'],
	['https://acme.myclickfunnels.com/account/contacts/..'],
	['https://acme.myclickfunnels.com/account/contacts/%2e%2e'],
	// Half an id is another id.
	['https://acme.myclickfunnels.com/account/contacts/12%33'],
	['https://acme.myclickfunnels.com/account/contacts/12é'],
	['https://acme.myclickfunnels.com/account/other?x=/contacts/5'],
	['https://acme.myclickfunnels.com/account/other#/contacts/5'],
	['ftp://acme.myclickfunnels.com/account/contacts/5'],
	['javascript:https://acme.myclickfunnels.com/account/contacts/5'],
	['nonsense'],
])('%s is not the URL of a contact', (address) => {
	const { message, description } = refusalOf(() => read(locator('url', address)));
	expect(message).toMatch(/^Contact: ".*" is not the URL of a contact$/);
	expect(description).toBe('Copy the address from the ClickFunnels app; it contains /contacts/ and an ID.');
});

test('a kind that is not known by numbers says what its ids look like', () => {
	const country = { ...contactTag, name: 'Country', idPattern: /^[A-Z]{2}$/, idExample: 'US' };
	expect(read('DE', country)).toBe('DE');
	const { message, description } = refusalOf(() => read('12345', country));
	expect(message).toBe('Country: "12345" is not an ID');
	expect(description).toBe('Enter one such as US.');
});

test('a kind without URLs takes none', () => {
	const address = 'https://acme.myclickfunnels.com/account/tags/5';
	expect(refusalOf(() => read(locator('url', address), contactTag)).message).toMatch(/^Contact Tag: /);
});

const anyText = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc.string({ unit: fc.constantFrom('.', '/', '%', '2', 'e', '\\', '?', '#', ' ', 'a', '\0', '\n') }),
	fc.string({ unit: fc.constantFrom(...'aZ09_-') }),
	fc
		.string({ unit: fc.constantFrom(...'./%2ea?#') })
		.map((end) => `https://acme.myclickfunnels.com/account/contacts/${end}`),
);

test('whatever text goes in, an id comes out or a message', () => {
	fc.assert(
		fc.property(anyText, fc.constantFrom('id', 'list', 'url', 'x'), (text, mode) => {
			let id: string | undefined;
			try {
				id = read(locator(mode, text));
			} catch (refusal) {
				expect((refusal as Error).message).toMatch(/^Contact: /);
				return;
			}
			if (text === '') expect(id).toBeUndefined();
			else expect(id).toMatch(SAFE);
		}),
		{ seed: 1, numRuns: 2_000 },
	);
});

test('no id leaves its segment of a path, not even where ids take dots and slashes', () => {
	fc.assert(
		fc.property(anyText, (text) => {
			let id: string | undefined;
			try {
				id = read(text, eventType);
			} catch (refusal) {
				expect((refusal as Error).message).toMatch(/^Event Type: /);
				return;
			}
			if (id === undefined) return;
			const path = new URL(`https://host/types/${encodeURIComponent(id)}`).pathname;
			expect(path.split('/').map(decodeURIComponent)).toEqual(['', 'types', id]);
		}),
		{ seed: 2, numRuns: 2_000, examples: [['.'], ['..'], ['../x'], ['contact.created']] },
	);
});

test.each([
	[locator('id', '1, PjvAAJ ,,3'), ['1', 'PjvAAJ', '3']],
	[locator('id', 7), ['7']],
	[locator('list', '12345'), ['12345']],
	[locator('url', 'https://acme.myclickfunnels.com/account/contacts/PjvAAJ'), ['PjvAAJ']],
	[locator('id', ''), []],
	['', []],
	[undefined, []],
	['1,2', ['1', '2']],
	[
		[1, 'PjvAAJ'],
		['1', 'PjvAAJ'],
	],
])('%j gives the ids %j', (value, ids) => {
	expect(readIds(value, contact, at)).toEqual(ids);
});

test.each([[locator('id', '1,../x')], [locator('list', '1,2')], ['1;2'], [[1, '..']]])(
	'%j gives no ids',
	(value) => {
		expect(refusalOf(() => readIds(value, contact, at)).message).toMatch(/^Contact: ".*" is not an ID$/);
	},
);

test.each([
	['5', 'integer', 5],
	['9007199254740991', 'integer', 9007199254740991],
	['5', 'string', '5'],
	['PjvAAJ', 'string', 'PjvAAJ'],
] as const)('%s as %s is %p in a body', (id, as, inBody) => {
	expect(bodyId(id, as, at)).toBe(inBody);
});

test('a public id is refused where the body takes the numeric one', () => {
	const { message, description } = refusalOf(() => bodyId('PjvAAJ', 'integer', at));
	expect(message).toMatch(/^Contact: "PjvAAJ" /);
	expect(description).toMatch(/numeric ID/);
});

test('a number too long to be kept whole is refused', () => {
	// As a double, 9007199254740993 would be 9007199254740992: the id of another record.
	expect(refusalOf(() => bodyId('9007199254740993', 'integer', at)).message).toMatch(
		/^Contact: "9007199254740993" /,
	);
});

test.each(['Invalid DateTime', 'Invalid Date', ' undefined ', '[object Object]'])(
	'what a failed expression leaves, %p, stands for no ids, not even in its words',
	(text) => {
		expect(idsIn(text)).toEqual([text.trim()]);
		expect(refusalOf(() => readPlainIds(text, at)).message).toMatch(/^Contact: ".*" is not an ID$/);
	},
);
