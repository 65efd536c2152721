import { options } from '../../nodes/ClickFunnels/table/field';
import { appUrlPattern } from '../../nodes/ClickFunnels/table/formats';
import { article, camelCase, pascalCase } from '../../nodes/ClickFunnels/table/words';

test.each([
	['Contact Tag', 'contactTag', 'ContactTag'],
	['contact_tag', 'contactTag', 'ContactTag'],
	['contactTag', 'contactTag', 'ContactTag'],
	['Order', 'order', 'Order'],
])('%s in code', (words, camel, pascal) => {
	expect([camelCase(words), pascalCase(words)]).toEqual([camel, pascal]);
});

test.each([
	'an order',
	'an image',
	'an email topic',
	'a user',
	'an unsubscribe action',
	'an unban',
	'a contact tag',
])('%s has its article', (phrase) => {
	expect(article(phrase.slice(phrase.indexOf(' ') + 1))).toBe(phrase);
});

test('options are named in Title Case or as given, and sorted from five on', () => {
	const few = options('State', ['live', 'draft-copy', 'id'], { names: { live: 'On Air' } });
	expect(few.options.map(({ name }) => name)).toEqual(['On Air', 'Draft Copy', 'ID']);
	const long = options('Why', ['charge_of_amount', 'requested_by_customer', 'opted_in_at']);
	expect(long.options.map(({ name }) => name)).toEqual([
		'Charge of Amount',
		'Requested by Customer',
		'Opted In At',
	]);
	const many = options('Unit', ['weeks', 'days', 'years', 'months', 'quarters']);
	expect(many.options.map(({ value }) => value)).toEqual(['days', 'months', 'quarters', 'weeks', 'years']);
});

test('the pattern of app addresses finds the id behind the last path of the kind', () => {
	const pattern = new RegExp(appUrlPattern('contacts'));
	expect(pattern.exec('https://acme.myclickfunnels.com/account/workspaces/7/contacts/PjvAAJ')?.[1]).toBe(
		'PjvAAJ',
	);
	expect(pattern.exec('https://acme.myclickfunnels.com/account/workspaces/7')).toBeNull();
});
