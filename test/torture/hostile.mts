/** Values that an expression may give and that nobody means, by what they attack. */
const PATHS = [
	'../x',
	'1/../../teams',
	'..%2f..%2fteams',
	'%2e%2e/teams',
	'%252e%252e%252fteams',
	'..\\..\\teams',
	'..;/teams',
	'．．／teams',
	'1/contacts/2',
	'//evil.example/x',
	'https://evil.example/x',
	'\u2024\u2024/x',
];
const QUERIES = ['1?admin=1', '1&admin=1', '1#top', '?a=b', '1;a=b', 'x=1&filter[email]=*', '[]=1', 'a[b]=c'];
const HEADERS = [
	'1\r\nX-Evil: 1',
	'1\nHost: evil.example',
	'\r\n\r\nGET /evil HTTP/1.1',
	'x\u0000y',
	'x\u0085y',
	'x\u2028y',
];
const SCRIPTS = [
	'<img src=x onerror=alert(1)>',
	'{{ 7 * 7 }}',
	'${7*7}',
	"'; DROP TABLE contacts; --",
	'`id`',
];
const TEXTS = [
	'x'.repeat(100_000),
	'🙂'.repeat(2_000),
	'\ufeffx',
	'a\u0301',
	'\u202eevil',
	' x ',
	'\t',
	'ＡＢＣ',
	'１２３',
];
const BROKEN = ['\ud800', 'x\udc00y', '\uffff'];

/** What a failed expression leaves behind as text: never meant, wherever it stands. */
export const SPOILT = ['[object Object]', 'Invalid DateTime', 'Invalid Date', 'undefined', 'NaN', 'null'];

const NUMBERS: unknown[] = [
	NaN,
	Infinity,
	-Infinity,
	-1,
	0,
	1.5,
	1e21,
	-0,
	2 ** 53,
	Number.MIN_VALUE,
	'0x10',
	'1e3',
	'12abc',
	'1,5',
	'--1',
	'٣',
];
const SHAPES: unknown[] = [
	true,
	false,
	[],
	{},
	[[]],
	[null],
	[{}],
	{ toString: 'x' },
	{ length: 5 },
	JSON.parse('{"__proto__": {"admin": true}}'),
	JSON.parse('{"constructor": {"prototype": {"admin": true}}}'),
	['__proto__', 'constructor'],
	'__proto__',
	'constructor',
	'{"__proto__":{"admin":true}}',
	'['.repeat(5_000) + ']'.repeat(5_000),
	`${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}`,
	Array.from({ length: 5_000 }, (_, i) => i),
	new Date(NaN),
];
const MOMENTS = [
	'0001-01-01',
	'9999-99-99',
	'2026-02-30',
	'1767225600',
	'yesterday',
	'12:00',
	'Thu, 01 Jan 1970',
];

/** All of them, each of its own kind. */
export const HOSTILE: unknown[] = [
	...PATHS,
	...QUERIES,
	...HEADERS,
	...SCRIPTS,
	...TEXTS,
	...BROKEN,
	...SPOILT,
	...NUMBERS,
	...SHAPES,
	...MOMENTS,
];
