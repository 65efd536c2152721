import fc from 'fast-check';

import { plainDecimal } from '../../nodes/ClickFunnels/input/number';
import { byId } from '../support/engine.mts';
import { entered, operations, useNode, type Entered } from './use-node.mts';

const node = useNode();

test.each([
	['={{ 19.9 * 3 }}', '59.7'],
	['={{ 0.1 + 0.2 }}', '0.3'],
	['={{ 1.1 * 1.1 }}', '1.21'],
	['={{ 100 / 3 }}', /^33\.33333333333\d*$/],
	['={{ Array(1000).fill(0.1).reduce((a, b) => a + b) }}', '100'],
	['={{ 12345678901.25 }}', '12345678901.25'],
	['={{ 1e-7 }}', '0.0000001'],
	['={{ 1e21 }}', '1000000000000000000000'],
	['={{ -19.9 * 3 }}', '-59.7'],
	['12345678901234567890.10', '12345678901234567890.10'],
	['19.90', '19.90'],
])('the amount %s is sent as %s', async (amount, sent) => {
	expect(await node.fields(operations.price(amount))).toEqual({
		amount: typeof sent === 'string' ? sent : expect.stringMatching(sent),
	});
});

test('arithmetic in other fields', async () => {
	const discount = operations.discount({ percent: '={{ 0.1 * 3 }}', amount: '={{ 33.33 * 3 }}' });
	expect(await node.fields(discount)).toMatchObject({ percent: '0.3', amount: '99.99' });
	const variant = entered('productVariant', 'update', {
		productVariant: byId(1),
		additionalFields: { weight: '={{ 0.1 + 0.2 }}' },
	});
	expect(await node.fields(variant)).toEqual({ weight: 0.3 });
	const attributes = { entries: [{ key: 'total', value: '={{ 19.9 * 3 }}' }] };
	expect(await node.fields(operations.upsert({ custom_attributes: attributes }))).toMatchObject({
		custom_attributes: { total: '59.7' },
	});
});

const limit = (value: unknown) => operations.contacts({ limit: value as number });
const spend = (value: unknown) => operations.discount({ require_minimum_spend_amount: value });
const refundWaiting = (value: unknown) =>
	entered('transaction', 'refund', { transaction: byId(1), options: { max_wait: value as number } });
const WHOLE = 'is not a whole number of at least 1';

test.each([
	['Limit', limit('={{ true }}'), `"true" ${WHOLE}`],
	['Limit', limit('={{ [2] }}'), `"[2]" ${WHOLE}`],
	['Limit', limit('0x10'), `"0x10" ${WHOLE}`],
	['Limit', limit('1e3'), `"1e3" ${WHOLE}`],
	['Limit', limit('={{ NaN }}'), `"NaN" ${WHOLE}`],
	['Limit', limit('={{ Infinity }}'), `"Infinity" ${WHOLE}`],
	['Limit', limit('={{ $json.missing }}'), `"undefined" ${WHOLE}`],
	['Limit', limit(2.5), `"2.5" ${WHOLE}`],
	['Minimum Spend', spend('={{ true }}'), `"true" ${WHOLE}`],
	['Minimum Spend', spend('0b11'), `"0b11" ${WHOLE}`],
	['Minimum Spend', spend('={{ 2 ** 60 }}'), '"1152921504606847000" is too large'],
	['Wait Up To (Seconds)', refundWaiting('={{ 24 * 60 * 60 + 1 }}'), '"86401" is more than 86400'],
	['Amount', operations.price('={{ true }}'), '"true" is not an amount'],
	['Amount', operations.price('={{ [2] }}'), '"[2]" is not an amount'],
	['Amount', operations.price('={{ NaN }}'), '"NaN" is not an amount'],
	['Amount', operations.price('1,50'), '"1,50" is not an amount'],
	['Cost', operations.price('5', { cost: '={{ Infinity }}' }), '"Infinity" is not an amount'],
	['Max Tries', operations.contacts({ options: { maxTries: 'x' } }), `"x" ${WHOLE}`],
	['Max Tries', operations.contacts({ options: { maxTries: 0 } }), `"0" ${WHOLE}`],
	[
		'Max Seconds of Trying',
		operations.contacts({ options: { maxSeconds: 'soon' } }),
		'"soon" is not a number of at least 0',
	],
	[
		'Timeout',
		operations.contacts({ requestOptions: { timeout: 'x' as never } }),
		'"x" is not a whole number',
	],
] as Array<[string, Entered, string]>)('%s: %# is refused by name', async (label, operation, what) => {
	expect((await node.refusal(operation)).message).toBe(`${label}: ${what}`);
});

test.each(['={{ "60" }}', 60, ' 60 '])('Max Seconds may be %j', async (maxSeconds) => {
	const { path } = await node.request(
		operations.contacts({ limit: 1, options: { maxSeconds, maxTries: '2' } }),
	);
	expect(path).toMatch(/contacts$/);
});

describe('not a number where text is wanted', () => {
	test.each([
		['Phone Number', operations.upsert({ phone_number: '={{ Number("+1 847") }}' }), 'NaN'],
		['First Name', operations.upsert({ first_name: '={{ 1 / 0 }}' }), 'Infinity'],
		['Email', operations.contacts({ filters: { email_address: '={{ [NaN] }}' } }), 'NaN'],
		[
			'More Custom Attributes "age"',
			operations.upsert({ custom_attributes: { entries: [{ key: 'age', value: '={{ NaN }}' }] } }),
			'NaN',
		],
	] as Array<[string, Entered, string]>)('%s is refused by name', async (label, operation, value) => {
		const { message, description } = await node.refusal(operation);
		expect(message).toBe(`${label}: the expression gives "${value}", which is no value to send`);
		expect(description).toMatch(/^Correct the expression/);
	});

	test('also inside of a value of free shape', async () => {
		const data = '={{ ({ sizes: [1, 0 / 0] }) }}';
		const embed = entered('communityPost', 'addVideoEmbed', {
			communityPost: byId(1),
			url: 'https://example.com',
			additionalFields: { data },
		});
		expect((await node.refusal(embed)).message).toMatch(/^Data, sizes, 2: the expression gives "NaN"/);
	});

	test('a number that has lost digits says so', async () => {
		const { message } = await node.refusal(operations.upsert({ last_name: '={{ 12345678901234567890 }}' }));
		expect(message).toBe('Last Name: "12345678901234567000" has more digits than a number can hold');
	});
});

const PLAIN = /^-?\d+(\.\d+)?$/;

test('every finite number is written without exponent, and is the same number but for what arithmetic adds', () => {
	fc.assert(
		fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
			const text = plainDecimal(number);
			expect(text).toMatch(PLAIN);
			expect(Math.abs(Number(text) - number)).toBeLessThanOrEqual(Math.abs(number) * 1e-12);
		}),
		{ numRuns: 2_000, examples: [[1e-7], [1e21], [5e-324], [1.7976931348623157e308], [-0]] },
	);
});

test('sums and products of prices come out to the cent', () => {
	const cents = fc.integer({ min: 1, max: 1_000_000 });
	fc.assert(
		fc.property(cents, fc.integer({ min: 1, max: 1_000 }), (price, quantity) => {
			const exact = price * quantity;
			const meant = `${Math.floor(exact / 100)}.${String(exact % 100).padStart(2, '0')}`.replace(
				/\.?0+$/,
				'',
			);
			expect(plainDecimal((price / 100) * quantity)).toBe(exact % 100 === 0 ? String(exact / 100) : meant);
		}),
		{ numRuns: 2_000 },
	);
});
