import type { INodeParameters } from 'n8n-workflow';

import { ignored, listening, STARTED, type Happening } from './listening.mts';
import { useTrigger } from './use-trigger.mts';

const t = useTrigger({ webhookSpeed: 1000 });

const order = (data: Record<string, unknown>): Happening => ({ type: 'order.completed', data });
const invoice = (data: Record<string, unknown>): Happening => ({ type: 'orders/invoice.paid', data });
const contact = (data: Record<string, unknown>): Happening => ({ type: 'contact.updated', data });
const moved = (data: Record<string, unknown>): Happening => ({ type: 'sales/opportunity.moved_stage', data });
const submitted = (more: Record<string, unknown>, data = {}): Happening => ({
	type: 'form_submission.created',
	data,
	more,
});

const bought = (...ids: number[]) => ({
	line_items: ids.map((id) => ({ original_product: { id, public_id: `p${id}` } })),
});

describe('starts the workflow with what meets a condition, and says to ClickFunnels why not with the rest', () => {
	test.each<[string, INodeParameters, Happening, Happening, string]>([
		[
			'a product of an order',
			{ product_ids: [7] },
			order(bought(3, 7)),
			order(bought(3)),
			'product is another one',
		],
		[
			'one of several products',
			{ product_ids: [7, 8] },
			order(bought(8)),
			order({ line_items: [] }),
			'product is another one',
		],
		[
			'a product of an invoice',
			{ product_ids: [7] },
			invoice({ line_items: [{ products_variant: { id: 9, product_id: 7 } }] }),
			invoice({ line_items: [{ products_variant: { id: 7, product_id: 9 } }] }),
			'product is another one',
		],
		[
			'the order type',
			{ order_type: 'subscription-order' },
			order({ order_type: 'subscription-order' }),
			order({ order_type: 'one-time-order' }),
			'order type is another one',
		],
		[
			'the order type of an invoice',
			{ order_type: 'one-time-order' },
			invoice({ order: { order_type: 'one-time-order' } }),
			invoice({ order: { order_type: 'subscription-order' } }),
			'order type is another one',
		],
		[
			'real orders',
			{ live_mode: true },
			order({ live_mode: true }),
			order({ live_mode: false }),
			'live mode is the other one',
		],
		[
			'test orders',
			{ live_mode: false },
			order({ live_mode: false }),
			order({ live_mode: true }),
			'live mode is the other one',
		],
		[
			'a tag of a contact',
			{ contact_tag_ids: [7] },
			contact({ tags: [{ id: 6 }, { id: 7 }] }),
			contact({ tags: [{ id: 6 }] }),
			'contact tag is another one',
		],
		[
			'a tag by its public ID',
			{ contact_tag_ids: ['abcDEF'] },
			contact({ tags: [{ id: 7, public_id: 'abcDEF' }] }),
			contact({ tags: [{ id: 7, public_id: 'abcdef', name: 'VIP' }] }),
			'contact tag is another one',
		],
		[
			'a tag by its name, in whatever case',
			{ contact_tag_ids: '={{ "new lead, VIP" }}' },
			contact({ tags: [{ id: 7, public_id: 'abcDEF', name: 'New Lead' }] }),
			contact({ tags: [{ id: 7, public_id: 'abcDEF', name: 'Lead' }] }),
			'contact tag is another one',
		],
		[
			'the tag that was put on, by its name',
			{ contact_tag_ids: '={{ ["VIP"] }}' },
			{ type: 'contacts/applied_tag.created', data: { tag_id: 7, tag: { public_id: 'x', name: 'VIP' } } },
			{ type: 'contacts/applied_tag.created', data: { tag_id: 7, tag: { public_id: 'x', name: 'VIPs' } } },
			'contact tag is another one',
		],
		[
			'the tag that was put on',
			{ contact_tag_ids: [7] },
			{ type: 'contacts/applied_tag.created', data: { id: 1, tag_id: 7 } },
			{ type: 'contacts/applied_tag.created', data: { id: 7, tag_id: 1 } },
			'contact tag is another one',
		],
		[
			'a tag of the customer',
			{ contact_tag_ids: [7] },
			order({ contact: { tags: [{ id: 7 }] } }),
			order({ contact: { tags: [] } }),
			'contact tag is another one',
		],
		[
			'a tag of an order',
			{ order_tag_ids: [7] },
			order({ tag_ids: [7] }),
			order({ tag_ids: [6] }),
			'order tag is another one',
		],
		[
			'the course',
			{ course_ids: [7] },
			{ type: 'courses/enrollment.created', data: { course_id: 7 } },
			{ type: 'courses/enrollment.created', data: { id: 7, course_id: 8 } },
			'course is another one',
		],
		[
			'the form',
			{ form_ids: [7] },
			submitted({}, { form_id: 7 }),
			submitted({}, { form_id: 8 }),
			'form is another one',
		],
		[
			'the funnel',
			{ funnel_ids: [7] },
			submitted({ funnel_id: 7 }),
			submitted({ funnel_id: null }),
			'funnel is another one',
		],
		[
			'the funnel as an object',
			{ funnel_ids: [7] },
			submitted({ funnel_id: undefined, funnel: { id: 7 } }),
			submitted({ funnel_id: undefined, funnel: { id: 8 } }),
			'funnel is another one',
		],
		[
			'the page',
			{ page_ids: [7] },
			submitted({ page_id: 7 }),
			submitted({ page_id: 8 }),
			'page is another one',
		],
		[
			'the stage',
			{ pipelines_stage_ids: [7] },
			moved({ pipelines_stage_id: 7 }),
			moved({ pipelines_stage_id: 8, pipelines_stage: { id: 8 } }),
			'pipeline stage is another one',
		],
		[
			'the amount',
			{ amount_at_least: 57 },
			order({ total_amount: '57.00' }),
			order({ total_amount: '56.99' }),
			'the amount is lower',
		],
		[
			'the value of an opportunity',
			{ amount_at_least: 100 },
			moved({ value: 100 }),
			moved({ value: null }),
			'the amount is lower',
		],
		[
			'the amount of a charge',
			{ amount_at_least: 5 },
			{ type: 'orders/transaction.created', data: { amount: '19.5' } },
			{ type: 'orders/transaction.created', data: { amount: '4' } },
			'the amount is lower',
		],
	])('%s', async (_, onlyWhen, wanted, other, reason) => {
		const { workflow, deliver } = await listening(t, { events: [wanted.type], onlyWhen });
		expect(await deliver(other)).toEqual(ignored(`Only When: ${reason}`));
		expect(workflow.items).toEqual([]);
		expect(await deliver(wanted)).toEqual(STARTED);
		expect(workflow.items).toHaveLength(1);
		expect(workflow.items[0]).not.toHaveProperty('_unchecked');
	});

	test('several conditions must all be met', async () => {
		const { workflow, deliver } = await listening(t, {
			events: ['order.completed'],
			onlyWhen: { product_ids: [7], live_mode: true },
		});
		await deliver(order({ ...bought(7), live_mode: false }));
		await deliver(order({ ...bought(8), live_mode: true }));
		expect(workflow.items).toEqual([]);
		await deliver(order({ ...bought(7), live_mode: true }));
		expect(workflow.items).toHaveLength(1);
	});
});

describe('an event is never lost for a condition that nothing shows, and says so', () => {
	test.each<[string, INodeParameters, Happening, string[]]>([
		['a record without the field', { product_ids: [7] }, order({ id: 1 }), ['Product Names or IDs']],
		[
			'line items without their product',
			{ product_ids: [7] },
			order({ line_items: [{ id: 7 }] }),
			['Product Names or IDs'],
		],
		[
			'a tag without the name that is looked for',
			{ contact_tag_ids: '={{ "VIP" }}' },
			contact({ tags: [{ id: 7 }] }),
			['Contact Tag Names or IDs'],
		],
		['an amount that is none', { amount_at_least: 5 }, order({ total_amount: 'much' }), ['Amount at Least']],
		['a submission that names no form', { form_ids: [7] }, submitted({ page_id: 3 }), ['Form Names or IDs']],
	])('%s', async (_, onlyWhen, happening, unchecked) => {
		const { workflow, deliver } = await listening(t, { events: [happening.type], onlyWhen });
		expect(await deliver(happening)).toEqual(STARTED);
		expect(workflow.items[0]._unchecked).toEqual(unchecked);
	});

	test.each([
		['={{ undefined }}', 'gives nothing'],
		['={{ ["../x"] }}', 'gives no ID'],
		['={{ $json.not.there }}', 'can’t be worked out'],
	])('a condition whose expression has been spoiled since: %s %s', async (product_ids) => {
		const { workflow, deliver } = await listening(t, { events: ['order.completed'] });
		workflow.settings.parameters.onlyWhen = { product_ids, live_mode: true };
		expect(await deliver(order({ ...bought(8), live_mode: true }))).toEqual(STARTED);
		expect(workflow.items[0]._unchecked).toContainEqual(
			expect.stringMatching(/^(Product Names or IDs|Only When)$/),
		);
	});

	test.each(['record', 'simple'])('the mark is also in an item of the output %s', async (output) => {
		const { workflow, deliver } = await listening(t, {
			events: ['order.completed'],
			onlyWhen: { product_ids: [7] },
			options: { output },
		});
		await deliver(order({ id: 5 }));
		expect(workflow.items[0]).toMatchObject({ id: 5, _unchecked: ['Product Names or IDs'] });
	});
});

test('conditions hold while the editor listens, too', async () => {
	const workflow = t.workflow({ events: ['contact.created'], onlyWhen: { contact_tag_ids: [7] } });
	await workflow.listen();
	const emit = async (tags: object[]) => {
		t.sandbox.emit({ event_type: 'contact.created', data: { id: 1, tags } });
		await t.settled();
	};
	await emit([{ id: 6 }]);
	expect(t.receiver.answers).toEqual([ignored('Only When: contact tag is another one')]);
	await emit([{ id: 7 }]);
	expect(workflow.items).toHaveLength(1);
});
