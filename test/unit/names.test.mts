import { email, reference, references, text } from '../../nodes/ClickFunnels/table/field';
import { displayName, idLabel, memberName, propertyName } from '../../nodes/ClickFunnels/table/names';
import { contact, contactTag, orderLine } from './input.mts';

test('a required field has a property of its own name, a record the property of its kind', () => {
	expect(propertyName('email_address', email('Email'))).toBe('emailAddress');
	expect(propertyName('tag_id', reference('Tag', contactTag))).toBe('contactTagId');
});

test('a field may go by another name than the API has for it', () => {
	const resource = text('Stats Of', { property: 'statsOf' });
	expect(propertyName('resource', resource)).toBe('statsOf');
	expect(memberName('resource', resource)).toBe('statsOf');
	expect(memberName('first_name', text('First Name'))).toBe('first_name');
});

test.each([
	['Contact', idLabel(contact)],
	['Person', idLabel(contact, 'Person')],
	// What can't be listed says what is to be entered.
	['Order Line ID', idLabel(orderLine)],
	['Line ID', idLabel(orderLine, 'Line')],
])('the property for an id is called %s', (label, made) => {
	expect(made).toBe(label);
});

test.each([
	['Email', email('Email')],
	['Owner', reference('Owner', contact)],
	['Line ID', reference('Line', orderLine)],
	['Line ID', reference('Line ID', orderLine)],
	['Tag Names or IDs', references('Tag', contactTag)],
	['Tag IDs', references('Tag', contactTag, { typed: true })],
])('a field is shown as %s', (label, field) => {
	expect(displayName(field)).toBe(label);
});
