import * as kinds from '../../kinds';
import type { Api, Row, Values } from '../../table/api';
import { sameName } from '../../table/called';
import { boolean, decimal, longText, number, options, reference, text, word } from '../../table/field';
import { job } from '../../table/job';
import { newestOf } from '../steps/newest';
import { madeOnce } from '../steps/refusal';

const PRODUCTS = 'GET /workspaces/{workspace_id}/products';
const PRODUCT = 'GET /products/{id}';
const CREATE = 'POST /workspaces/{workspace_id}/products';
const UPDATE_VARIANT = 'PUT /products/variants/{id}';
const PRICES = 'GET /products/{product_id}/prices';
const CREATE_PRICE = 'POST /products/variants/{variant_id}/prices';

/** Payment types of prices that are paid more than once. */
const REPEATED = ['subscription', 'payment_plan'];

export const createWithPrice = job({
	value: 'create',
	name: 'Create with Variant and Price',
	action: 'Create product with variant and price',
	description:
		'Create a product that can be sold at once. One of its name keeps its price, or gets this one. The result says so.',
	needs: {
		workspace_id: reference('Workspace', kinds.workspace),
		name: text('Name'),
		amount: decimal('Amount', { description: 'In the workspace’s currency' }),
		payment_type: options('Payment Type', ['one_time', 'subscription', 'payment_plan'], {
			names: { one_time: 'One-Time' },
		}),
	},
	takes: {
		interval: options('Interval', ['days', 'weeks', 'months', 'quarters', 'years'], {
			initial: 'months',
			withoutIt: 'a single payment',
			neededWith: { paymentType: REPEATED },
		}),
		interval_count: number('Interval Count', {
			min: 1,
			initial: 1,
			withoutIt: '1',
			neededWith: { paymentType: REPEATED },
		}),
		duration: number('Number of Payments', {
			min: 1,
			initial: 3,
			withoutIt: 'payments without end',
			neededWith: { paymentType: ['payment_plan'] },
		}),
		product_type: options('Product Type', ['digital', 'physical'], {}),
		description: longText('Description'),
		sku: word('SKU'),
		visible_in_store: boolean('Visible in Store', 'Whether the store shows it'),
		visible_in_customer_center: boolean('Visible in Customer Center', 'Whether the customer center shows it'),
	},
	calls: [PRODUCTS, PRODUCT, CREATE, UPDATE_VARIANT, PRICES, CREATE_PRICE],
	gives: PRODUCT,
	outcome: { key: 'product_result', values: ['created', 'completed', 'already_there'] },
	alone: ({ workspace_id, name }) => `${workspace_id} ${sameName(name)}`,
	run: async (api, { workspace_id, name, ...given }) => {
		const { visible_in_store, visible_in_customer_center, ...more } = given;
		const price = priceOf(api, more);
		const find = async () =>
			await newestOf(api, {
				list: PRODUCTS,
				within: { workspace_id },
				isWanted: (row) => sameName(row.name) === sameName(name) && row.archived !== true,
			});
		const found = await find();
		const { id: product_id } =
			found ??
			(
				await madeOnce(
					async () =>
						await api.call(CREATE, { workspace_id, name, visible_in_store, visible_in_customer_center }),
					find,
				)
			).row;
		const priced = async () =>
			(await api.rows(PRICES, { product_id }).all()).find(({ archived }) => archived !== true);
		const before = found && (await priced());
		const product = await api.call(PRODUCT, { id: product_id });
		if (before) return { row: product, outcome: 'already_there' };
		// What is made in a preview has no variant yet.
		const id = product.default_variant_id ?? `(default variant of ${String(product.id)})`;
		const variant = variantOf(more);
		if (variant) await api.call(UPDATE_VARIANT, { id, ...variant });
		await madeOnce(async () => await api.call(CREATE_PRICE, { variant_id: id, ...price }), priced);
		const row = await api.call(PRODUCT, { id: product_id });
		return { row, outcome: found ? 'completed' : 'created' };
	},
});

/** What is said of a product, its variant and its price. */
interface Wanted {
	amount: string;
	payment_type: unknown;
	interval?: unknown;
	interval_count?: number;
	duration?: number;
	product_type?: unknown;
	description?: string;
	sku?: string;
}

/**
 * The price to be made.
 * @throws NodeOperationError where a price that is paid more than once has no interval
 */
function priceOf(api: Pick<Api, 'refusal'>, wanted: Wanted): Values {
	const { amount, payment_type: type, interval, interval_count, duration } = wanted;
	const price = { amount, payment_type: type };
	// Where the type is an expression, the others are shown, and have their first values.
	if (type === 'one_time') return price;
	if (interval === undefined) throw api.refusal('Interval: a value is needed', 'It says how often is paid.');
	return {
		...price,
		interval,
		interval_count: interval_count ?? 1,
		...(type === 'payment_plan' && { duration }),
	};
}

/** What is to be changed about the variant that comes with a product; undefined for nothing. */
function variantOf({ product_type, description, sku }: Wanted): Row | undefined {
	const fields = { product_type, description, sku } as Row;
	return Object.values(fields).some((value) => value !== undefined) ? fields : undefined;
}
