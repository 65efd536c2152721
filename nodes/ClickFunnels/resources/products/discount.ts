import * as kinds from '../../kinds';
import {
	boolean,
	clearable,
	dateTime,
	decimal,
	number,
	options,
	references,
	stringList,
	text,
	word,
	type Fields,
} from '../../table/field';
import { create, get, getMany, remove, update } from '../../table/lines';
import { resource } from '../../table/resource';
import { idFilter } from '../shared';

const type = options('Discount Type', ['code', 'automatic', 'sale'], {
	names: { automatic: 'Automatic (Deprecated)', sale: 'Sale (Deprecated)' },
});
const method = options('Discount Method', ['percentage', 'fixed', 'shipping', 'bogo'], {
	names: { bogo: 'Buy One, Get One', fixed: 'Fixed Amount' },
});
const appliesTo = options('Applies To', [
	'all_products',
	'specific_products',
	'specific_variants',
	'specific_collections',
]);

/** What the discount is on, where it is not on all products. An empty list may stand for that. */
const scope: Fields = clearable({
	product_ids: references('Product', kinds.product, {
		replaces: 'Products',
		withoutIt: 'all products',
		description: 'Needed for Specific Products',
	}),
	variant_ids: references('Variant', kinds.productVariant, {
		typed: true,
		replaces: 'Variants',
		withoutIt: 'all products',
		description: 'Needed for Specific Variants',
	}),
	products_collection_ids: references('Collection', kinds.productCollection, {
		replaces: 'Collections',
		withoutIt: 'all products',
		description: 'Needed for Specific Collections',
	}),
});

const minimumSpend: Fields = {
	require_minimum_spend: boolean('Require Minimum Spend', 'Whether an order must reach Minimum Spend'),
	require_minimum_spend_amount: number('Minimum Spend', {
		min: 1,
		description: 'In whole units of the currency, not in cents',
	}),
};

export const discount = resource({
	kind: kinds.discount,
	description: 'A code that takes something off at the checkout',
	fields: {
		name: text('Name'),
		code: word('Code', {
			placeholder: 'e.g. SUMMER-20',
			description:
				'Letters, numbers and hyphens; stored in upper case. Needed for every discount of type Code.',
		}),
		discount_type: { ...type, withoutIt: 'Code', description: 'Without it: Code' },
		discount_method: { ...method, withoutIt: 'Percentage', description: 'Without it: Percentage' },
		percent: decimal('Percent', {
			placeholder: 'e.g. 20',
			description: 'From 0.01 to 100. Needed for Percentage.',
		}),
		amount: decimal('Amount', { description: 'More than 0. Needed for Fixed Amount.' }),
		currency: word('Currency', {
			placeholder: 'e.g. usd',
			description: 'Without it: the currency of the workspace',
		}),
		applies_to: { ...appliesTo, withoutIt: 'all products', description: 'Without it: All Products' },
		apply_from: dateTime('Apply From', {
			withoutIt: 'now',
			description: 'Without it: now. A time to come schedules the discount.',
		}),
		...clearable({
			apply_until: dateTime('Apply Until', {
				withoutIt: 'for ever',
				description: 'A time to come, after Apply From. Revives a discount that has expired.',
			}),
		}),
		expired: boolean(
			'Expired',
			'Whether the discount is over: on ends it now, off lifts an end that has passed unless it is on an order',
		),
		limit_1_per_customer: boolean('Limit 1 Per Customer', 'Whether each customer can use it only once', {
			withoutIt: 'no limit',
		}),
		...minimumSpend,
		discounts_per_redemption: number('Discounts Per Redemption', { min: 1, withoutIt: 'no limit' }),
		...scope,
	},
	simplify: `id name code percent amount currency applies_to apply_until active redemptions_count`,
	operations: [
		getMany({
			filters: {
				...idFilter,
				code: stringList('Codes', {
					description: 'Whole codes; separate several with commas',
					placeholder: 'e.g. SUMMER-20',
				}),
				discount_type: type,
				discount_method: method,
				applies_to: appliesTo,
			},
		}),
		get('GET /discounts/{id}'),
		create('POST /workspaces/{workspace_id}/discounts', {
			root: 'discount',
			required: ['name'],
			except: ['expired'],
		}),
		update(
			'PATCH /discounts/{id}',
			{ root: 'discount' },
			{
				description:
					'Rename, end or change a discount. Once it is on an order, what it takes off is locked; once it has expired, everything is.',
			},
		),
		remove('DELETE /discounts/{id}', {
			description:
				'Delete a discount permanently. One that is on an order or invoice can’t be deleted: expire it by an update.',
		}),
	],
});
