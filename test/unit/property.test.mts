import { number, options, reference, references, word } from '../../nodes/ClickFunnels/table/field';
import { fieldProperty, idProperty } from '../../nodes/ClickFunnels/description/property';
import { contact, contactTag, orderLine } from './input.mts';

test('a number that may stay empty is text: n8n gives every number a value', () => {
	const weight = number('Weight', { min: 0, mayBeEmpty: true, placeholder: 'e.g. 50' });
	expect(fieldProperty('weight', weight)).toEqual({
		displayName: 'Weight',
		name: 'weight',
		type: 'string',
		default: '',
		placeholder: 'e.g. 50',
	});
});

test.each([
	['e.g. 12345, 12346', undefined],
	['e.g. PjvAAJ, QkwBBK', 'e.g. PjvAAJ, QkwBBK'],
])('many records are entered as text: %s', (shown, placeholder) => {
	const members = references('Member', contact, { as: 'publicId', typed: true, placeholder });
	expect(fieldProperty('member_ids', members)).toEqual({
		displayName: 'Member IDs',
		name: 'member_ids',
		type: 'string',
		default: '',
		placeholder: shown,
	});
});

test('several values of an enumeration are chosen in a multi-select', () => {
	const status = options('Status', ['paid', 'unpaid'], { several: true });
	expect(fieldProperty('status', status)).toEqual({
		displayName: 'Status',
		name: 'status',
		type: 'multiOptions',
		options: [
			{ name: 'Paid', value: 'paid' },
			{ name: 'Unpaid', value: 'unpaid' },
		],
		default: [],
	});
});

test('a secret is shown as dots', () => {
	expect(fieldProperty('secret', word('Secret', { secret: true }))).toEqual({
		displayName: 'Secret',
		name: 'secret',
		type: 'string',
		typeOptions: { password: true },
		default: '',
	});
});

test('a record that can only be entered says so', () => {
	const line = reference('Line', orderLine, { description: 'The one to change' });
	expect(fieldProperty('line_id', line)).toEqual({
		displayName: 'Line ID',
		name: 'line_id',
		type: 'string',
		default: '',
		placeholder: 'e.g. 12345',
		description: 'The one to change',
	});
});

test('a locator that kinds share lists those of the chosen operation', () => {
	const { modes } = idProperty(contactTag, { shared: 'Applied Tag' });
	expect(modes?.[0].typeOptions?.searchListMethod).toBe('searchChosenAppliedTag');
});

test('a multi-select is loaded anew when another record is chosen that its records are within', () => {
	const { typeOptions } = fieldProperty('tag_ids', references('Tag', contactTag));
	expect(typeOptions?.loadOptionsDependsOn).toEqual(['workspaceId.value']);
});
