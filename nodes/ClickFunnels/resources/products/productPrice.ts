import * as kinds from '../../kinds';
import { boolean, clearable, decimal, number, options, text, word, type Fields } from '../../table/field';
import { action, create, get, getMany, update } from '../../table/lines';
import { resource } from '../../table/resource';
import { idFilter, recordFilter } from '../shared';

/** The API refuses the singular of these (ClickFunnels' answer: "Interval is not included in the list"). */
const INTERVALS = ['days', 'weeks', 'months', 'quarters', 'years'];

const state: Fields = {
	visible: boolean('Visible', 'Whether customers see the price'),
	archived: boolean('Archived', 'Whether the price is archived'),
};

const recurring: Fields = clearable({
	interval: options('Interval', INTERVALS, { description: 'Unit of the time from payment to payment' }),
	interval_count: number('Interval Count', {
		min: 1,
		description: 'Number of intervals from payment to payment, for example 3 for every 3 months',
	}),
	duration: number('Duration', {
		min: 1,
		withoutIt: 'payments without end',
		description: 'Number of payments of a payment plan',
	}),
	trial_interval: options('Trial Interval', INTERVALS, {
		description: 'Unit of Trial Duration, without which it is dropped',
	}),
	trial_duration: number('Trial Duration', {
		min: 1,
		description: 'Length of the trial. It has no effect without Trial Interval.',
	}),
	trial_amount: decimal('Trial Amount'),
	setup_amount: decimal('Setup Amount'),
	self_cancel: boolean('Self Cancel', 'Whether customers can cancel by themselves'),
	self_upgrade: boolean('Self Upgrade', 'Whether customers can upgrade by themselves'),
	self_downgrade: boolean('Self Downgrade', 'Whether customers can downgrade by themselves'),
	self_reactivate: boolean('Self Reactivate', 'Whether customers can reactivate by themselves'),
});

export const productPrice = resource({
	kind: kinds.productPrice,
	description: 'What a product variant costs: once, by subscription or in installments',
	fields: {
		amount: decimal('Amount'),
		currency: word('Currency', {
			placeholder: 'e.g. usd',
			description: 'Has no effect: a price takes the currency of its workspace',
		}),
		...clearable({
			name: text('Name', { placeholder: 'e.g. Monthly' }),
			payment_type: options('Payment Type', ['one_time', 'subscription', 'payment_plan'], {
				names: { one_time: 'One-Time' },
				withoutIt: 'One-Time',
				description: 'Without it: One-Time. The others need Interval and Interval Count.',
			}),
			compare_at_amount: decimal('Compare-At Amount', {
				description: 'Shown crossed out. It does not change what is charged.',
			}),
			cost: decimal('Cost'),
			key: word('Key'),
			...state,
		}),
		...recurring,
	},
	simplify: `id public_id variant_id name amount currency payment_type interval interval_count visible`,
	operations: [
		getMany({
			description: 'Retrieve a list of the prices of every variant of a product',
			filters: { ...idFilter, variant_id: recordFilter('Variant', kinds.productVariant), ...state },
		}),
		get('GET /products/prices/{id}'),
		create(
			'POST /products/variants/{variant_id}/prices',
			{ root: 'products_price', required: ['amount'] },
			{ description: 'Create a price of a product variant. A one-time price needs no more than an amount.' },
		),
		update(
			'PUT /products/prices/{id}',
			{ root: 'products_price' },
			{
				description:
					'Change fields of a product price. Of a subscription price that is on an order, only Archived and Visible can change.',
			},
		),
		action('GET /products/prices/{price_id}/change_options', {
			hasId: false,
			value: 'getChangeOptions',
			name: 'Get Change Options',
			action: 'Get change options of product price',
			description: 'Retrieve the prices that a subscription at this price may be upgraded or downgraded to',
			wrappedIn: 'products_prices_change_options',
			simplify: false,
		}),
	],
});
