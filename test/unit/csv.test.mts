import { cellsIn, keysOf, recordOf } from '../../nodes/ClickFunnels/jobs/steps/csv';

test.each([
	[
		'a,b\nc,d\n',
		[
			['a', 'b'],
			['c', 'd'],
		],
	],
	[
		'a,b\r\nc,d',
		[
			['a', 'b'],
			['c', 'd'],
		],
	],
	['\uFEFFa,b', [['a', 'b']]],
	[
		'"a,1","b\n2"\n"c ""3""",""',
		[
			['a,1', 'b\n2'],
			['c "3"', ''],
		],
	],
	[
		'a,\n,b\n\n,',
		[
			['a', ''],
			['', 'b'],
			['', ''],
		],
	],
	['5" pipe,b', [['5" pipe', 'b']]],
	['', []],
])('%j is rows of cells', (text, rows) => {
	expect([...cellsIn(text)]).toEqual(rows);
});

test('a cell of ten million characters, or a quote that opens one and is never closed, is read like any other', () => {
	const long = 'x'.repeat(10_000_000);
	expect([...cellsIn(`"${long}",2`)]).toEqual([[long, '2']]);
	expect([...cellsIn(`"${long}`)]).toEqual([[`"${long}`]]);
});

test.each([
	['in sentence case', ['Email address', 'First name'], ['email_address', 'first_name']],
	['in another order', ['First name', 'Email address'], ['first_name', 'email_address']],
	['in other words, by their place', ['Email', 'First name'], ['email_address', 'first_name']],
	['more than were asked for', ['ID', 'Email address', 'First name'], ['id', 'email_address', 'first_name']],
])('columns %s', (_, head, keys) => {
	expect(keysOf(head, ['email_address', 'first_name'])).toEqual(keys);
});

test('a column keeps the key that was asked for, as it was spelled', () => {
	expect(keysOf(['Favorite Food'], ['favoriteFood'])).toEqual(['favoriteFood']);
});

test('what is not there is null', () => {
	expect(recordOf(['a', 'b', 'c'], ['1', ''])).toEqual({ a: '1', b: null, c: null });
});
