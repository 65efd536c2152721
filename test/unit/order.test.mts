import { orderOf } from '../../nodes/ClickFunnels/run/order';
import { getMany } from '../../nodes/ClickFunnels/table/lines';
import { lineOf } from './input.mts';

const line = lineOf(getMany({ sort: ['id', 'updated_at', 'name', 'sort_order'] }));

test.each([
	['by id unless told otherwise', {}, [{ id: 2 }, { id: 10 }, { id: 101 }]],
	['falling', { sort_order: 'desc' }, [{ id: 101 }, { id: 10 }, { id: 2 }]],
	[
		'by moments, in whatever time zone they are written',
		{ sort_property: 'updated_at' },
		[
			{ id: 3, updated_at: '2026-01-01T02:00:00+02:00' },
			{ id: 2, updated_at: '2026-01-01T00:30:00.000Z' },
			{ id: 1, updated_at: '2026-01-01T00:00:00-01:00' },
		],
	],
	[
		'equal ones by id',
		{ sort_property: 'sort_order' },
		[
			{ id: 9, sort_order: 1 },
			{ id: 4, sort_order: 2 },
			{ id: 7, sort_order: 2 },
		],
	],
	[
		'equal ones by falling id where the list falls',
		{ sort_property: 'sort_order', sort_order: 'desc' },
		[
			{ id: 7, sort_order: 2 },
			{ id: 4, sort_order: 2 },
			{ id: 9, sort_order: 1 },
		],
	],
	[
		'what has no value last',
		{ sort_property: 'name' },
		[{ id: 5, name: 'ann' }, { id: 4, name: 'Bob' }, { id: 3, name: null }, { id: 6 }],
	],
])('rows are sorted %s', (_, query, rows) => {
	const order = orderOf(line, query);
	expect([...rows].reverse().sort(order)).toEqual(rows);
	expect([...rows].sort(order)).toEqual(rows);
});

test('of a list that can not be sorted, the order is not known', () => {
	expect(orderOf(lineOf(getMany({ sort: [] })), {})).toBeUndefined();
});
