import type { IDataObject } from 'n8n-workflow';

import type { Rec } from '../support/company.mts';
import { byName } from '../support/engine.mts';
import { until } from '../support/until.mts';
import { tagNames, useImport } from './use-import.mts';

const { byColumns, contacts, given, imported, inUse, sent, unsubscribed } = useImport();

describe('a row of a sheet', () => {
	const row = {
		row_number: 2,
		'E-Mail': ' Ada@Example.com ',
		'First Name': 'Ada',
		lastName: 'Lovelace',
		Phone: 18472555555,
		Tags: 'Imported, Mathematician',
		'Favorite Food': 'Figs',
		Newsletter: true,
		Notes: '',
	};

	test('all its columns make a contact', async () => {
		const [contact] = await byColumns([row]);
		expect(contact).toMatchObject({
			import_result: 'created',
			email_address: 'Ada@Example.com',
			first_name: 'Ada',
			last_name: 'Lovelace',
			phone_number: '18472555555',
			custom_attributes: { favorite_food: 'Figs', newsletter: 'true' },
		});
		expect(tagNames(contact)).toEqual(['Imported', 'Mathematician']);
		expect(contact).not.toHaveProperty('import_reason');
	});

	test('imported again it is one read, and nothing is sent', async () => {
		const [{ id }] = await byColumns([row]);
		inUse.sandbox.clearRequests();
		expect(await byColumns([row])).toMatchObject([{ id, import_result: 'unchanged' }]);
		expect(inUse.sandbox.requests().map(({ method }) => method)).toEqual(['GET']);
	});

	test('of one that is there only what differs is sent; what it has besides stays', async () => {
		const { id } = await given({
			email_address: 'ada@example.com',
			first_name: 'Ada',
			last_name: 'Byron',
			phone_number: '+1 847 255-5555',
			custom_attributes: { favorite_food: 'Figs', notes: 'Kept' },
		});
		const [contact] = await byColumns([{ ...row, Phone: '+18472555555' }]);
		expect(sent().filter(([path]) => path === 'upsert')).toEqual([
			[
				'upsert',
				{
					contact: {
						email_address: 'ada@example.com',
						last_name: 'Lovelace',
						custom_attributes: { Newsletter: 'true' },
					},
				},
			],
		]);
		expect(contact).toMatchObject({
			id,
			import_result: 'updated',
			custom_attributes: { favorite_food: 'Figs', notes: 'Kept', newsletter: 'true' },
		});
	});

	test('tags are put on beside those that are there', async () => {
		await byColumns([row]);
		inUse.sandbox.clearRequests();
		const [contact] = await byColumns([{ email: 'ada@example.com', tags: ['imported', 'Speaker'] }]);
		expect(contact.import_result).toBe('updated');
		expect(tagNames(contact)).toEqual(['Imported', 'Mathematician', 'Speaker']);
		expect(tagNames((await contacts()).at(-1) as Rec)).toEqual(['Imported', 'Mathematician', 'Speaker']);
		expect(sent().map(([path]) => path)).toEqual(['tags', 'applied_tags']);
	});

	test('a record of another workspace is taken without what ClickFunnels alone sets', async () => {
		const record: Rec = { ...(await contacts())[0], email_address: 'moved@example.com' };
		const [contact] = await byColumns([record as unknown as IDataObject]);
		expect(contact.custom_attributes).toEqual(record.custom_attributes);
		expect(tagNames(contact)).toEqual(tagNames(record));
	});

	test('what is no row is refused by name, before anything is sent', async () => {
		const { problem } = await imported([row], {
			emailAddress: 'ada@example.com',
			additionalFields: { all_columns: '={{ [$json] }}' },
		});
		expect(problem?.message).toBe('All Columns: it is not a row');
		expect(inUse.sandbox.requests()).toEqual([]);
	});
});

describe('a cell', () => {
	const email = 'ada@example.com';

	test('with tags or attributes as JSON text is read like the list or object', async () => {
		const [contact] = await byColumns([
			{ email, tags: '["Reader", "Member"]', custom_attributes: '{"plan":"gold"}' },
		]);
		expect(tagNames(contact)).toEqual(['Reader', 'Member']);
		expect(contact.custom_attributes).toEqual({ plan: 'gold' });
	});

	test('with one tag as an object is that tag', async () => {
		const [contact] = await byColumns([{ email, tags: { id: 5, name: 'VIP' } }]);
		expect(tagNames(contact)).toEqual(['VIP']);
	});

	test.each([
		[{ email, '#': '2' }, 'the column "#" has no name that an attribute can have'],
		[{ email, constructor: 'Ferrari' }, 'n8n can’t send a key that is called "constructor"'],
	])('of %j, whose column can be no attribute, is refused', async (row, said) => {
		const { problem } = await imported([row], { additionalFields: { all_columns: '={{ $json }}' } });
		expect(problem?.message).toContain(`All Columns: ${said}`);
		expect(inUse.sandbox.requests()).toEqual([]);
	});

	test('with a list of one address is that address', async () => {
		expect(await byColumns([{ email: [email] }])).toMatchObject([{ email_address: email }]);
	});

	test.each([
		[{ email: ['a@example.com', 'b@example.com'] }, 'email: ["a@example.com","b@example.com"] is not text'],
		[{ email, 'First Name': { a: 1 } }, 'First Name: {"a":1} is not text'],
		[{ email, custom_attributes: 'gold' }, 'custom_attributes: it is no object'],
		[{ email, tags: [{ id: 5 }] }, 'tags: {"id":5} is no tag'],
		[{ email, Plan: 'NaN' }, 'Plan: the expression gives "NaN", which is no value to send'],
	])('of %j is refused by name, and the rows beside it come through', async (row, said) => {
		const rows = await byColumns([{ email: 'first@example.com' }, row, { email: 'last@example.com' }]);
		expect(rows.map((one) => [one.import_result, one.import_reason])).toEqual([
			['created', undefined],
			['refused', `All Columns, ${said}`],
			['created', undefined],
		]);
	});

	test('of an attribute that has another column by another spelling gives way to it, each time', async () => {
		const row = { email, 'Favorite Food': 'Figs', favorite_food: 'Dates' };
		expect((await byColumns([row]))[0].custom_attributes).toEqual({ favorite_food: 'Figs' });
		expect(await byColumns([row])).toMatchObject([{ import_result: 'unchanged' }]);
	});
});

test('a field of the node that gives blanks alone changes nothing', async () => {
	await given({ email_address: 'ada@example.com', first_name: 'Ada' });
	const { items } = await imported([{ email: 'ada@example.com', 'Last Name': 'Lovelace' }], {
		firstName: '={{ "  " }}',
		lastName: '={{ " " }}',
		additionalFields: { all_columns: '={{ $json }}' },
	});
	expect(items[0].json).toMatchObject({ first_name: 'Ada', last_name: 'Lovelace' });
});

test('fields of the node go before columns, and tags come together', async () => {
	const { items } = await imported([{ mail: 'x@example.com', first_name: 'X', tags: 'One', plan: 'gold' }], {
		emailAddress: '={{ "y@example.com" }}',
		firstName: '={{ $json.first_name + "!" }}',
		additionalFields: {
			all_columns: '={{ $json }}',
			tags: byName('Two'),
			custom_attributes: { entries: [{ key: 'plan', value: 'silver' }] },
		},
	});
	expect(items[0].json).toMatchObject({
		email_address: 'y@example.com',
		first_name: 'X!',
		custom_attributes: { plan: 'silver' },
	});
	expect(tagNames(items[0].json)).toEqual(['One', 'Two']);
});

describe('what is refused', () => {
	test('is said in the row, and the others come through', async () => {
		const rows = await byColumns([
			{ email: 'one@example.com', first_name: 'One' },
			{ email: 'two@example', 'Last Name': 'Two', custom_attributes: { phone_number: '1' } },
			{ email: 'not an address' },
			{ first_name: 'Nobody' },
			{ email: 'a@example.com, b@example.com' },
			{ email: 'five@example.com' },
		]);
		expect(rows.map((one) => [one.email_address, one.import_result, one.import_reason])).toEqual([
			['one@example.com', 'created', undefined],
			['two@example', 'refused', 'Phone Number: Custom attribute phone_number is a default contact field'],
			['not an address', 'refused', 'Email: "not an address" is not a valid address'],
			['', 'refused', 'Email: a value is needed'],
			[
				'a@example.com, b@example.com',
				'refused',
				'Email: "a@example.com, b@example.com" is not a valid address',
			],
			['five@example.com', 'created', undefined],
		]);
	});

	test('of a contact that is there shows the contact as it is', async () => {
		const { id } = await given({ email_address: 'ada@example.com', first_name: 'Ada' });
		const [row] = await byColumns([
			{ email: 'ada@example.com', first_name: 'A', custom_attributes: { phone_number: '1' } },
		]);
		expect(row).toMatchObject({ id, import_result: 'refused', first_name: 'Ada' });
	});

	test('shows its reason in the simplified record, too', async () => {
		await unsubscribed('silent@example.com');
		const { items } = await imported([{}], { emailAddress: 'silent@example.com', output: 'simple' });
		expect(items[0].json.import_reason).toMatch(/^It unsubscribed at 2/);
	});
});

test.each([
	['a wrong key', { apiKey: 'wrong' }, [], '401'],
	['a gateway that refuses everything for now', {}, [{ kind: '429' }], '429'],
	['one that breaks off', {}, [{ kind: '502', method: 'POST' }], '502'],
] as const)('%s is no fault of the row', async (_, credential, faults, status) => {
	inUse.sandbox.setFaults([...faults]);
	const { items, problem } = await imported([{}], { emailAddress: 'ada@example.com' }, { credential });
	expect(items).toEqual([]);
	expect(problem?.httpCode).toBe(status);
});

describe('many rows', () => {
	test('tags are looked up and made once, and one contact twice is made once', async () => {
		const rows = Array.from({ length: 40 }, (_, i) => ({
			email: `row${i % 30}@example.com`,
			tags: 'Imported, Brand New',
		}));
		const outcomes = (await byColumns(rows)).map(({ import_result: one }) => one);
		expect(outcomes.filter((one) => one === 'created')).toHaveLength(30);
		expect(outcomes.filter((one) => one === 'unchanged')).toHaveLength(10);
		const requests = inUse.sandbox.requests();
		expect(requests.filter(({ path }) => path.endsWith('/contacts/tags'))).toHaveLength(
			// By name each, all of them, and one to make each.
			5,
		);
		// Thirty of twenty at a time; those that come twice wait for their first row.
		const lookedUp = requests.filter(({ path }) => path.endsWith('/contacts'));
		expect(lookedUp.slice(0, 2).map(({ query }) => query.split('%2C').length)).toEqual([20, 10]);
		expect(requests.filter(({ path }) => path.endsWith('/upsert'))).toHaveLength(30);
	});

	test('are stopped in the middle, and go on where that was when they are imported again, in whatever case', async () => {
		const before = await contacts();
		const rows = Array.from({ length: 300 }, (_, i) => ({
			email: i < 200 ? `row${i}@example.com` : `ROW${i - 200}@Example.com`,
		}));
		const byRow = { additionalFields: { all_columns: '={{ $json }}' } };
		const stop = new AbortController();
		const run = imported(rows, byRow, { signal: stop.signal });
		await until('some are made', () => sent().length > 20);
		stop.abort();
		expect((await run).status).toBe('canceled');
		const outcomes = (await byColumns(rows)).map(({ import_result: one }) => one);
		const created = outcomes.filter((one) => one === 'created');
		expect(created.length).toBeGreaterThan(0);
		expect(created.length).toBeLessThan(200);
		expect(outcomes.filter((one) => one === 'unchanged')).toHaveLength(300 - created.length);
		expect(await contacts()).toHaveLength(before.length + 200);
	});

	test('are looked up twenty at a time', async () => {
		const rows = Array.from({ length: 100 }, (_, i) => ({ email: `row${i}@example.com` }));
		await byColumns(rows);
		inUse.sandbox.clearRequests();
		const outcomes = (await byColumns(rows)).map(({ import_result: one }) => one);
		expect(new Set(outcomes)).toEqual(new Set(['unchanged']));
		expect(inUse.sandbox.requests()).toHaveLength(100 / 20);
	});
});
