import fc from 'fast-check';

import { toList } from '../../nodes/ClickFunnels/input/given';
import { byId } from '../support/engine.mts';
import { entered, operations, useNode } from './use-node.mts';

const node = useNode();

const filtered = async (filters: Record<string, unknown>) =>
	await node.query(operations.contacts({ limit: 1, filters: filters as never }));

/** A list as it comes: as one, as JSON text, with commas. */
const listed = (first: string, second: string) => [
	`={{ ["${first}", "${second}"] }}`,
	`["${first}","${second}"]`,
	` [ "${first}" ,\n "${second}" ] `,
	`={{ JSON.stringify(["${first}", "${second}"]) }}`,
	`${first}, ${second}`,
];

test.each(listed('x@example.com', 'y@example.com'))('addresses to filter by: %s', async (email_address) => {
	expect(await filtered({ email_address })).toEqual({
		'filter[email_address]': 'x@example.com,y@example.com',
	});
});

test('one address in a list as text', async () => {
	expect(await filtered({ email_address: '={{ \'["x@example.com"]\' }}' })).toEqual({
		'filter[email_address]': 'x@example.com',
	});
});

test.each(listed('7', 'PjvAAJ'))('records to filter by: %s', async (ids) => {
	expect(await filtered({ tag_ids: ids })).toEqual({ 'filter[tag_ids]': '7,PjvAAJ' });
	const orders = operations.contacts({ resource: 'order', limit: 1, filters: { contact_id: byId(ids) } });
	expect(await node.query(orders)).toEqual({ 'filter[contact_id]': '7,PjvAAJ' });
});

test.each(listed('7', '8'))('records to set: %s', async (ids) => {
	expect(await node.fields(operations.upsert({ tag_ids: ids }))).toMatchObject({ tag_ids: [7, 8] });
	const discount = operations.discount({ variant_ids: ids });
	expect(await node.fields(discount)).toMatchObject({ variant_ids: [7, 8] });
});

test('numbers in a list as text', async () => {
	expect(await node.fields(operations.upsert({ tag_ids: '[7, 8]' }))).toMatchObject({ tag_ids: [7, 8] });
	expect(await filtered({ id: '[7, 8]' })).toEqual({ 'filter[id]': '7,8' });
});

const zone = (additionalFields: object) =>
	entered('shippingZone', 'create', {
		shippingLocationGroupId: byId(1),
		name: 'Coasts',
		additionalFields,
	});

test.each(listed('CA', 'NY'))('codes to set: %s', async (region_ids) => {
	expect(await node.fields(zone({ region_ids }))).toEqual({ name: 'Coasts', region_ids: ['CA', 'NY'] });
});

test.each(listed('233', '39'))('numbers to set, where they may be codes: %s', async (country_ids) => {
	expect(await node.fields(zone({ country_ids }))).toEqual({ name: 'Coasts', country_ids: [233, 39] });
});

test('whole numbers are told from codes that look like them', async () => {
	const region_ids = '0, 7, 06, 1e3, 7.5, -3, US-CA, 9007199254740993';
	expect(await node.fields(zone({ region_ids }))).toEqual({
		name: 'Coasts',
		region_ids: [0, 7, '06', '1e3', '7.5', -3, 'US-CA', '9007199254740993'],
	});
	expect(await node.fields(zone({ country_ids: [233, 'CA'] }))).toMatchObject({ country_ids: [233, 'CA'] });
});

test.each(listed('email_address', 'first_name'))('columns that are required: %s', async (fields) => {
	const whom = { workspaceId: byId(1), targetAll: true };
	const action = entered('bulkJob', 'exportContacts', { ...whom, fields });
	expect(await node.fields(action)).toEqual({ fields: ['email_address', 'first_name'], target_all: true });
});

test.each(listed('First Name', 'twitter_url'))('fields to empty: %s', async (fieldsToClear) => {
	const update = entered('contact', 'update', { contact: byId(1), additionalFields: { fieldsToClear } });
	expect(await node.fields(update)).toEqual({ first_name: null, twitter_url: null });
});

test('further parts of a record: a list as text', async () => {
	const pages = operations.contacts({
		resource: 'page',
		limit: 1,
		options: { expand: '["markup", "head_code"]' },
	});
	const { query } = await node.request(pages);
	expect(query.getAll('expand[]')).toEqual(['markup', 'head_code']);
});

test('text that only begins like a list is text with commas', () => {
	expect(toList('[VIP], [Old]')).toEqual(['[VIP]', '[Old]']);
});

test('a list comes out of its own JSON as it went in', () => {
	const texts = fc.array(
		fc
			.string({ unit: fc.constantFrom(...'aZ9@.,[]"\\{}: é') })
			.filter((one) => one.trim() === one && one !== ''),
	);
	fc.assert(
		fc.property(texts, (list) => {
			expect(toList(JSON.stringify(list))).toEqual(list);
			expect(toList(list)).toEqual(list);
		}),
	);
});
