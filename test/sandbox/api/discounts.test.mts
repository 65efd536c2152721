import type { Company, Json } from './company.mts';
import { errorOf, startCompany } from './company.mts';

const DAY = 86_400_000;
const inDays = (days: number): string => new Date(Date.now() + days * DAY).toISOString();

let company: Company;
beforeEach(async () => {
	company = await startCompany();
});

const create = async (sent: Json) =>
	await company.send('POST', `/workspaces/${company.workspace}/discounts`, { discount: sent });
const update = async (id: unknown, sent: Json) =>
	await company.send('PATCH', `/discounts/${id}`, { discount: sent });

/** A percentage code that nobody used. */
async function fresh(more: Json = {}): Promise<Json> {
	const { status, body } = await create({ name: 'Spring', code: 'SPRING', percent: '20', ...more });
	expect([status, errorOf({ status, body })]).toEqual([201, undefined]);
	return body as Json;
}

/** A seeded discount by its name. */
async function seeded(name: string): Promise<Json> {
	const all = await company.page(`/workspaces/${company.workspace}/discounts`);
	return all.find((one) => one.name === name) as Json;
}

/** What a request is refused with, without the prefix that all have. */
async function refusal(answer: ReturnType<typeof create>): Promise<string> {
	const { status, body } = await answer;
	expect(status).toBe(422);
	return String(errorOf({ status, body })).replace('Request unprocessable: ', '');
}

describe('create', () => {
	test('takes the usual method and scope, in the currency of the workspace, from now on', async () => {
		expect(await fresh({ code: 'spring-20' })).toMatchObject({
			code: 'SPRING-20',
			discount_type: 'code',
			discount_method: 'percentage',
			percent: '20.00',
			amount: null,
			applies_to: 'all_products',
			currency: 'usd',
			apply_until: null,
			redemptions_count: 0,
			active: true,
			expired: false,
			scheduled: false,
		});
	});

	test.each([
		[{}, "Coupon Code can't be blank"],
		[{ code: 'SUMMER_20' }, 'Coupon Code only allows letters, numbers, and hyphens'],
		[{ code: 'early-bird' }, 'Coupon Code is already being used in another Discount or Coupon'],
		[{ code: 'A' }, 'Percent must be greater than 0'],
		[{ code: 'A', percent: '100.5' }, 'Percent must be less than or equal to 100'],
		[{ code: 'A', discount_method: 'fixed', amount: '0' }, 'Amount must be greater than 0'],
		[{ code: 'A', percent: '5', expired: false }, '`expired` is not a create field'],
		[
			{ code: 'A', percent: '5', require_minimum_spend: true },
			'Require minimum spend amount must be greater than 0',
		],
		[{ code: 'A', percent: '5', applies_to: 'specific_products' }, "Product ids can't be blank"],
		[
			{ code: 'A', discount_method: 'half' },
			'`discount_method` must be one of: percentage, fixed, shipping, bogo',
		],
		[
			{ code: 'A', percent: '5', apply_from: inDays(2), apply_until: inDays(1) },
			'Apply until date must be after the scheduled start date',
		],
	])('%j: %s', async (sent, text) => {
		expect(await refusal(create({ name: 'Wrong', ...sent }))).toBe(text);
	});

	test('takes the products that it is for, and none of another workspace', async () => {
		const [product] = await company.ids(`/workspaces/${company.workspace}/products`);
		const [foreign] = await company.ids(`/workspaces/${company.otherWorkspace}/products`);
		const scoped = { applies_to: 'specific_products', product_ids: [product] };
		expect(await fresh(scoped)).toMatchObject(scoped);
		const sent = { name: 'Wrong', code: 'B', percent: '5', applies_to: 'specific_products' };
		expect(await refusal(create({ ...sent, product_ids: [foreign] }))).toMatch(/was not found$/);
	});
});

describe('expired', () => {
	test('true ends a discount now, together with a new name; again it changes nothing', async () => {
		const { id } = await fresh();
		const before = Date.now();
		const { body } = await update(id, { expired: true, name: 'Over' });
		expect(body).toMatchObject({ name: 'Over', expired: true, active: false });
		const until = Date.parse(String((body as Json).apply_until));
		expect(until).toBeGreaterThanOrEqual(before);
		expect(until).toBeLessThanOrEqual(Date.now());
		const again = await update(id, { expired: true });
		expect([again.status, again.body]).toEqual([200, body]);
	});

	test('true drops a start to come', async () => {
		const { id } = await fresh({ apply_from: inDays(5) });
		const { body } = await update(id, { expired: true });
		expect(body).toMatchObject({ expired: true, scheduled: false });
		expect(Date.parse(String((body as Json).apply_from))).toBeLessThanOrEqual(Date.now());
	});

	test('false lifts an end that has passed, and leaves one to come', async () => {
		const over = await seeded('Friends of the house');
		expect(over).toMatchObject({ expired: true, active: false });
		const lifted = await update(over.id, { expired: false });
		expect(lifted.body).toMatchObject({ apply_until: null, expired: false, active: true });
		const end = inDays(9);
		const { id } = await fresh({ apply_until: end });
		expect((await update(id, { expired: false })).body).toMatchObject({ apply_until: end });
	});

	test('is true or false, nothing else', async () => {
		const { id } = await fresh();
		expect(await refusal(update(id, { expired: 'true' }))).toBe('`expired` must be true or false');
	});

	test('a discount that is over takes no other change, until an end to come revives it', async () => {
		const { id } = await seeded('Friends of the house');
		const text = 'Discount cannot be changed because it has expired';
		expect(await refusal(update(id, { name: 'New' }))).toBe(text);
		expect(await refusal(update(id, { name: 'New', expired: true }))).toBe(text);
		const { body } = await update(id, { apply_until: inDays(3) });
		expect(body).toMatchObject({ expired: false, active: true });
	});
});

describe('dates', () => {
	test('a start to come schedules; it can be moved, but not into the past', async () => {
		const { id, ...discount } = await fresh({ apply_from: inDays(5) });
		expect(discount).toMatchObject({ scheduled: true, active: false });
		expect((await update(id, { apply_from: inDays(6) })).body).toMatchObject({ scheduled: true });
		expect(await refusal(update(id, { apply_from: inDays(-1) }))).toBe(
			'Apply from scheduled date cannot be changed since the date is in the past',
		);
	});

	test('an end comes after the start and after now; null removes it', async () => {
		const { id } = await fresh({ apply_from: inDays(-2), apply_until: inDays(2) });
		expect(await refusal(update(id, { apply_until: inDays(-3) }))).toBe(
			'Apply until date must be after the scheduled start date',
		);
		expect(await refusal(update(id, { apply_until: inDays(-1) }))).toBe(
			'Apply until date cannot be in the past',
		);
		expect((await update(id, { apply_until: null })).body).toMatchObject({ apply_until: null });
	});
});

describe('on an order', () => {
	test.each([
		['percent', '11.00', 'Percent'],
		['currency', 'eur', 'Currency'],
		['discount_method', 'shipping', 'Discount method'],
		['applies_to', 'specific_products', 'Applies to'],
		['apply_from', inDays(1), 'Apply from'],
		['limit_1_per_customer', true, 'Limit 1 per customer'],
		['discounts_per_redemption', 2, 'Discounts per redemption'],
	])('%s is locked', async (field, value, name) => {
		const { id } = await seeded('Black Friday');
		expect(await refusal(update(id, { [field]: value }))).toBe(
			`${name} cannot be changed because it has already been applied`,
		);
	});

	test('the products that it is for are locked', async () => {
		const { id } = await seeded('Black Friday');
		const [product] = await company.ids(`/workspaces/${company.workspace}/products`);
		expect(await refusal(update(id, { product_ids: [product] }))).toMatch(/^Product ids cannot be changed/);
	});

	test('the same values pass, as do name, code and minimum spend', async () => {
		const { id, percent, apply_from: from } = await seeded('Black Friday');
		const sent = {
			percent,
			apply_from: from,
			name: 'Cyber Monday',
			code: 'CYBER',
			require_minimum_spend: true,
			require_minimum_spend_amount: 50,
		};
		const { status, body } = await update(id, sent);
		expect(status).toBe(200);
		expect(body).toMatchObject(sent);
	});

	test('it can be ended, but its end can not be lifted', async () => {
		const { id } = await seeded('Black Friday');
		expect((await update(id, { expired: true })).body).toMatchObject({ expired: true });
		expect(await refusal(update(id, { expired: false }))).toBe(
			'Apply until cannot be removed after it has been redeemed',
		);
	});
});

describe('delete', () => {
	test('takes a discount away for good', async () => {
		const { id } = await fresh();
		expect((await company.send('DELETE', `/discounts/${id}`)).status).toBe(204);
		expect((await company.ask(`/discounts/${id}`)).status).toBe(404);
	});

	test.each([
		['an order', 'Black Friday', 1],
		['an invoice alone', 'Thank you', 0],
	])('is refused for one on %s', async (_place, name, count) => {
		const { id, redemptions_count: redeemed } = await seeded(name);
		expect(redeemed).toBe(count);
		expect((await company.send('DELETE', `/discounts/${id}`)).status).toBe(422);
		expect((await company.ask(`/discounts/${id}`)).status).toBe(200);
	});
});

test('an order shows the discounts that it carries', async () => {
	const { id } = await seeded('Black Friday');
	const orders = await company.page(`/workspaces/${company.workspace}/orders`);
	expect(orders.filter(({ discount_ids: ids }) => (ids as number[]).includes(id as number))).toHaveLength(1);
});
