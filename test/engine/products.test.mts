import type { INodeParameters } from 'n8n-workflow';

import type { Json, Rec } from '../support/company.mts';
import { byId } from '../support/engine.mts';
import { loadOptions } from '../support/lookup.mts';
import { problemOf } from '../support/problem.mts';
import { useSandbox } from '../support/use-sandbox.mts';
import { pick } from './cases/case.mts';

const inUse = useSandbox();
beforeEach(() => inUse.sandbox.reset());

/** Entry fields that a user left as the editor shows them first. */
const UNTOUCHED = { id: byId(''), _destroy: false };

async function done(resource: string, operation: string, parameters: INodeParameters): Promise<Rec> {
	const { items, problem } = await inUse.run({ resource, operation, ...parameters });
	expect(problem?.message).toBeUndefined();
	expect(items).toHaveLength(1);
	return items[0].json as Rec;
}

async function refusal(resource: string, operation: string, parameters: INodeParameters): Promise<string> {
	return problemOf(await inUse.run({ resource, operation, ...parameters })).message;
}

/** The body of the only request that a run sends. */
async function bodyOf(parameters: INodeParameters): Promise<unknown> {
	const requests = await inUse.sent(parameters);
	expect(requests).toHaveLength(1);
	return requests[0].body;
}

async function discountNamed(name: string): Promise<Rec> {
	return pick(await inUse.company.in('discounts'), (one) => one.name === name);
}

async function membership(): Promise<Rec> {
	return pick(await inUse.company.in('products'), ({ name }) => String(name).endsWith('Membership'));
}

describe('prices', () => {
	test('a one-time price takes an amount and nothing else', async () => {
		const [{ default_variant_id: variant }] = await inUse.company.in('products');
		const parameters = { productVariantId: byId(variant), amount: '12.5', output: 'raw' };
		const sent = await bodyOf({ resource: 'productPrice', operation: 'create', ...parameters });
		expect(sent).toEqual({ products_price: { amount: '12.5' } });
		expect(await done('productPrice', 'create', parameters)).toMatchObject({
			amount: '12.50',
			payment_type: 'one_time',
			interval: null,
		});
	});

	test('a subscription price on an order keeps its amount, and can be retired', async () => {
		const orders = await inUse.company.in('orders');
		const order = pick(orders, ({ order_type }) => order_type === 'subscription-order');
		const [{ products_price: price }] = order.line_items as Array<{ products_price: Rec }>;
		const update = (additionalFields: INodeParameters) => ({
			productPrice: byId(price.id),
			output: 'raw',
			additionalFields,
		});
		expect(await refusal('productPrice', 'update', update({ amount: '1' }))).toContain(
			'Cannot edit a subscription price that is attached to an order.',
		);
		expect(await done('productPrice', 'update', update({ visible: false, archived: true }))).toMatchObject({
			visible: false,
			archived: true,
		});
	});

	test('an interval in the singular is refused before anything is sent', async () => {
		const { default_variant_id: variant } = await membership();
		const additionalFields = { payment_type: 'subscription', interval: 'month', interval_count: 1 };
		const price = { productVariantId: byId(variant), amount: '9', additionalFields };
		const { problem } = await inUse.run({ resource: 'productPrice', operation: 'create', ...price });
		expect(problem?.message).toBe('Interval: "month" is not one of its values');
		expect(problem?.description).toBe('Use one of: Days, Months, Quarters, Weeks, Years.');
	});

	test('a price that can change to no other gives two empty lists', async () => {
		const workbook = pick(await inUse.company.in('products'), ({ name }) =>
			String(name).endsWith('Workbook'),
		);
		const [{ id }] = await inUse.company.list(`/products/${workbook.id}/prices`);
		expect(await done('productPrice', 'getChangeOptions', { productPrice: byId(id) })).toEqual({
			upgrade: [],
			downgrade: [],
		});
	});
});

describe('entries of a variant and of a product', () => {
	test('new ones are sent without ID and without what was left alone', async () => {
		const { default_variant_id: variant } = await membership();
		const [course] = await inUse.company.in('courses');
		const entry = {
			...UNTOUCHED,
			course_id: byId(course.id),
			included_sections_attributes: {},
		};
		const sent = await bodyOf({
			resource: 'productVariant',
			operation: 'update',
			productVariant: byId(variant),
			additionalFields: { included_courses_attributes: { entries: [entry] } },
		});
		expect(sent).toEqual({
			products_variant: { included_courses_attributes: [{ course_id: course.id }] },
		});
		const product = await bodyOf({
			resource: 'product',
			operation: 'create',
			workspaceId: byId(await inUse.company.workspaceId()),
			name: 'Shirt',
			additionalFields: { variant_properties: { entries: [{ id: byId(''), name: 'Size' }] } },
		});
		expect(product).toEqual({ product: { name: 'Shirt', variant_properties: [{ name: 'Size' }] } });
	});

	test('a course, and a section of another, are taken away by the IDs that the variant shows', async () => {
		const { default_variant_id: variant } = await membership();
		const [whole, part] = await inUse.company.in('courses');
		const [, section, other] = await inUse.company.list(`/courses/${part.id}/sections`);
		const update = async (...entries: INodeParameters[]) =>
			await done('productVariant', 'update', {
				productVariant: byId(variant),
				output: 'raw',
				additionalFields: { included_courses_attributes: { entries } },
			});
		const sections = [section, other].map(({ id }) => ({ ...UNTOUCHED, courses_section_id: byId(id) }));
		const { included_courses: before } = await update(
			{ ...UNTOUCHED, course_id: byId(whole.id) },
			{
				...UNTOUCHED,
				course_id: byId(part.id),
				included_sections_attributes: { entries: sections },
			},
		);
		const [first, second] = before as Array<Rec & { included_section_ids: number[] }>;
		expect([first.full_access, second.full_access]).toEqual([true, false]);
		const [gone, kept] = second.included_section_ids;
		const { included_courses: after } = await update(
			{ id: byId(first.id), _destroy: true },
			{
				id: byId(second.id),
				included_sections_attributes: { entries: [{ id: byId(gone), _destroy: true }] },
			},
		);
		expect(after).toEqual([{ ...second, included_section_ids: [kept] }]);
	});

	test('downloads are chosen by the asset that they hold; one that holds none is not offered', async () => {
		const workspaceId = byId(await inUse.company.workspaceId());
		const options = await loadOptions(
			'getAssetOptions',
			{ workspaceId },
			{ url: inUse.sandbox.url, credential: { requestsPerSecond: 100 } },
		);
		const downloads = await inUse.company.in('downloads');
		const wanted = downloads.filter(({ asset_id }) => asset_id !== null);
		expect(wanted).toHaveLength(downloads.length - 1);
		expect(options.map(({ value }) => value).sort()).toEqual(wanted.map(({ asset_id }) => asset_id).sort());
	});
});

describe('discounts', () => {
	const update = (id: number, additionalFields: INodeParameters) => ({
		discount: byId(id),
		output: 'raw',
		additionalFields,
	});

	test('one without a code is refused in the words of ClickFunnels', async () => {
		const workspaceId = byId(await inUse.company.workspaceId());
		expect(await refusal('discount', 'create', { workspaceId, name: 'Nameless' })).toContain(
			"Coupon Code can't be blank",
		);
	});

	test('one can be ended and renamed at once, is then frozen, and starts again without an end', async () => {
		const { id } = await discountNamed('Early bird');
		const ended = update(id, { expired: true, name: 'Too late' });
		expect(await done('discount', 'update', ended)).toMatchObject({
			name: 'Too late',
			expired: true,
			active: false,
		});
		expect(await refusal('discount', 'update', update(id, { name: 'Later' }))).toContain(
			'Discount cannot be changed because it has expired',
		);
		const lifted = update(id, { expired: false });
		expect(await done('discount', 'update', lifted)).toMatchObject({ active: true, apply_until: null });
	});

	test('an end to come is removed by clearing it', async () => {
		const { id } = await discountNamed('Early bird');
		const apply_until = '2035-01-02T03:04:05.000Z';
		expect(await done('discount', 'update', update(id, { apply_until }))).toMatchObject({ apply_until });
		const cleared = update(id, { fieldsToClear: 'Apply Until' });
		expect(await done('discount', 'update', cleared)).toMatchObject({ apply_until: null });
	});

	test('the products of one are emptied when it is for all products again', async () => {
		const { id } = await discountNamed('Early bird');
		const [product] = await inUse.company.in('products');
		const some = { applies_to: 'specific_products', product_ids: [product.id] };
		expect(await done('discount', 'update', update(id, some))).toMatchObject(some);
		const all = { applies_to: 'all_products', fieldsToClear: 'product_ids' };
		expect(await done('discount', 'update', update(id, all))).toMatchObject({
			applies_to: 'all_products',
			product_ids: [],
		});
	});

	test('one on an order keeps what it takes off and its end, and can not be deleted', async () => {
		const { id } = await discountNamed('Black Friday');
		expect(await refusal('discount', 'update', update(id, { percent: '50' }))).toContain(
			'Percent: "50" cannot be changed because it has already been applied',
		);
		await done('discount', 'update', update(id, { expired: true }));
		expect(await refusal('discount', 'update', update(id, { expired: false }))).toContain(
			'cannot be removed after it has been redeemed',
		);
		expect(await refusal('discount', 'delete', { discount: byId(id) })).toContain(
			'Discount cannot be deleted',
		);
	});

	test('one is simplified to what tells what it takes off', async () => {
		const discount: Json = await discountNamed('Thank you');
		expect(await done('discount', 'get', { discount: byId(discount.id) })).toEqual({
			id: discount.id,
			name: 'Thank you',
			code: 'THANK-YOU',
			percent: null,
			amount: '5.00',
			currency: 'usd',
			applies_to: 'all_products',
			apply_until: null,
			active: true,
			redemptions_count: 0,
		});
	});
});

test('a collection is emptied by clearing its products', async () => {
	const products = await inUse.company.in('products');
	const { id } = await inUse.company.createIn('products/collections', {
		products_collection: { name: 'Shelf', product_ids: products.map((product) => product.id) },
	});
	const cleared = await done('productCollection', 'update', {
		productCollection: byId(id),
		additionalFields: { fieldsToClear: 'product_ids' },
	});
	expect(cleared).toMatchObject({ id, product_ids: [] });
});
