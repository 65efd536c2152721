import fc from 'fast-check';

import { bare } from '../../nodes/ClickFunnels/input/given';
import { byId } from '../support/engine.mts';
import { entered, operations, useNode } from './use-node.mts';

const node = useNode();

/** As it comes along from a web page, a spreadsheet, a messenger or a phone. */
const around = (text: string) => [
	`${text} `,
	`\n\t${text}\r\n`,
	`\u00a0${text}\u00a0`,
	`\ufeff${text}\u200b`,
	`\u202a${text}\u202c`,
];

test.each(around('x@example.com'))('the address %j is sent without what is around it', async (address) => {
	const sent = await node.fields(operations.upsert({}, '={{ $json.address }}'), {
		input: [{ json: { address } }],
	});
	expect(sent).toEqual({ email_address: 'x@example.com' });
});

test.each(around('+1 847 255'))(
	'the phone number %j likewise, and keeps what is inside',
	async (phone_number) => {
		expect(await node.fields(operations.upsert({ phone_number }))).toMatchObject({
			phone_number: '+1 847 255',
		});
	},
);

test.each(around('12345'))('the id %j', async (id) => {
	expect((await node.request(operations.contacts({ workspaceId: byId(id) }))).path).toMatch(
		/\/workspaces\/12345\/contacts$/,
	);
	expect((await node.query(operations.contacts({ filters: { id } })))['filter[id]']).toBe('12345');
	expect(await node.fields(operations.product({ image_ids: [id] }))).toMatchObject({ image_ids: [12345] });
});

test.each(around('SUMMER-20'))('the code %j', async (code) => {
	expect(await node.fields(operations.discount({ code }))).toMatchObject({ code: 'SUMMER-20' });
});

test.each(around('https://example.com/a b'))('the address of a page %j', async (website_url) => {
	expect(await node.fields(operations.upsert({ website_url }))).toMatchObject({
		website_url: 'https://example.com/a b',
	});
});

test.each(around('19.90'))('the amount %j', async (amount) => {
	expect(await node.fields(operations.price(amount))).toEqual({ amount: '19.90' });
});

test.each(around('x@example.com'))('each of several addresses %j', async (address) => {
	const query = await node.query(
		operations.contacts({ filters: { email_address: [address, 'y@example.com'] as never } }),
	);
	expect(query['filter[email_address]']).toBe('x@example.com,y@example.com');
});

test('an address of nothing but blanks is none', async () => {
	expect((await node.refusal(operations.upsert({}, ' \u00a0\u200b'))).message).toBe(
		'Email: a value is needed',
	);
});

test('a long run of blanks inside holds nothing up', () => {
	const text = `x${' '.repeat(1_000_000)}x`;
	expect(bare(` ${text} `)).toBe(text);
});

test('text stays as it is', async () => {
	const content = ' Dear Ann,\n\u00a0\u00a0hello \n';
	const note = entered('opportunity', 'addNote', { opportunity: byId(1), content, additionalFields: {} });
	expect(await node.fields(note)).toEqual({ content });
	expect(await node.fields(operations.upsert({ first_name: ' Ann ' }))).toMatchObject({
		first_name: ' Ann ',
	});
});

test('what is around goes whatever it is made of, what is inside stays', () => {
	const blank = fc.constantFrom(
		' ',
		'\n',
		'\t',
		'\r',
		'\u00a0',
		'\u200b',
		'\u200d',
		'\ufeff',
		'\u2060',
		'\u202e',
		'\u3000',
	);
	const blanks = fc.string({ unit: blank, maxLength: 6 });
	const inside = fc
		.tuple(fc.constantFrom('a', 'é', '字'), fc.string(), fc.constantFrom('z', '9'))
		.map((all) => all.join(''));
	fc.assert(
		fc.property(blanks, inside, blanks, (before, text, after) => {
			expect(bare(before + text + after)).toBe(text);
		}),
	);
});
