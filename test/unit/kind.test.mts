import { isListed, kind, withAncestors } from '../../nodes/ClickFunnels/table/kind';
import { contact, contactTag, orderLine, workspace } from './input.mts';

test('what a kind does not say follows from its name', () => {
	const label = String;
	expect(kind('Contact Tag', { label })).toEqual({
		name: 'Contact Tag',
		value: 'contactTag',
		parameter: 'contact_tag_id',
		idKey: 'id',
		label,
	});
	expect(kind('Variant', { label, value: 'productVariant', parameter: 'v_id', idKey: 'code' })).toMatchObject(
		{
			name: 'Variant',
			value: 'productVariant',
			parameter: 'v_id',
			idKey: 'code',
		},
	);
});

test('the kinds that one is within come from the nearest', () => {
	const note = kind('Note', { within: contact, label: String });
	expect(withAncestors(note).map(({ name }) => name)).toEqual(['Note', 'Contact', 'Workspace']);
	expect(withAncestors(undefined)).toEqual([]);
});

test.each([
	['from a list', true, contactTag],
	['from a list and by URL', true, workspace],
	['by URL alone', true, { ...orderLine, appPath: 'lines' }],
	['by ID alone', false, orderLine],
])('a record found %s can be found by more than its ID: %p', (_, listed, one) => {
	expect(isListed(one)).toBe(listed);
});
