import { simplified } from '../../nodes/ClickFunnels/table/simplified';

test.each([
	[{ contact: { first_name: 'Ann', last_name: 'Lee' } }, { name: 'Ann Lee' }],
	[{ contact: { first_name: '', last_name: 'Lee' } }, { name: 'Lee' }],
	[{ contact: { first_name: 'Ann', last_name: null } }, { name: 'Ann' }],
	[{ contact: { first_name: null, last_name: null } }, { name: null }],
	[{ contact: {} }, {}],
	[{}, {}],
])('of %j the name is one text', (row, json) => {
	expect(simplified({ simplify: { name: 'contact.first_name+contact.last_name' } }, row)).toEqual(json);
});
