import type { INodeParameters } from 'n8n-workflow';

import type { Rec } from '../support/company.mts';
import { byId } from '../support/engine.mts';
import { useSandbox } from '../support/use-sandbox.mts';
import { pick } from './cases/case.mts';

const inUse = useSandbox();
beforeEach(() => inUse.sandbox.reset());

/** A whole minute so many days ahead, as ClickFunnels shows it. */
function ahead(days: number): string {
	return new Date(Math.floor(Date.now() / 60_000 + days * 24 * 60) * 60_000).toISOString();
}

async function subscription(test: (order: Rec) => boolean): Promise<Rec> {
	return pick(
		await inUse.company.in('orders'),
		(order) => order.order_type === 'subscription-order' && test(order),
	);
}

const update = (order: Rec, additionalFields: INodeParameters): INodeParameters => ({
	order: byId(order.id),
	output: 'raw',
	additionalFields,
});

const read = async ({ id }: Rec) => await inUse.company.get(`/orders/${id}`);

test('a renewal that Payments AI confirms is updated, and shows at a later read', async () => {
	const order = await subscription(
		({ payment_processor, service_status }) =>
			payment_processor === 'payments_ai' && service_status === 'active',
	);
	const renewal_at = ahead(40);
	expect(await inUse.record('order', 'update', update(order, { renewal_at }))).toMatchObject({
		id: order.id,
		renewal_at: order.renewal_at,
		update_result: 'updated',
	});
	expect(await read(order)).toMatchObject({ renewal_at, next_charge_at: renewal_at });
});

test('a trial that Stripe has not confirmed yet is pending, also where the record is simplified', async () => {
	const order = await subscription(
		({ payment_processor, in_trial }) => payment_processor === 'stripe' && in_trial === true,
	);
	const trial_end_at = ahead(20);
	const simplified = { order: byId(order.id), additionalFields: { trial_end_at } };
	expect(await inUse.record('order', 'update', simplified)).toMatchObject({
		id: order.id,
		update_result: 'pending',
	});
	expect(await read(order)).toMatchObject({ trial_end_at });
});

test('a time without offset is sent as one of the workflow’s time zone', async () => {
	const order = await subscription(({ payment_processor }) => payment_processor === 'payments_ai');
	const renewal_at = ahead(40);
	// Phoenix is seven hours behind UTC all year.
	const inPhoenix = new Date(Date.parse(renewal_at) - 7 * 3_600_000).toISOString().slice(0, 19);
	const [{ body }] = await inUse.sent(
		{
			resource: 'order',
			operation: 'update',
			...update(order, { renewal_at: inPhoenix, notes: 'By phone' }),
		},
		{ timezone: 'America/Phoenix' },
	);
	expect(body).toEqual({ order: { renewal_at, notes: 'By phone' } });
});

test.each([
	['external', /External orders have no processor-managed schedule/],
	['stripe', /^Renewal At: ".+" cannot be adjusted on a Stripe order/],
])(
	'an order of %s has no renewal to move, which ClickFunnels says in its words',
	async (processor, words) => {
		const order = await subscription(
			({ payment_processor, service_status }) =>
				payment_processor === processor && service_status === 'active',
		);
		expect(await inUse.refusal('order', 'update', update(order, { renewal_at: ahead(40) }))).toMatch(words);
	},
);
