import type { INodeParameters } from 'n8n-workflow';

import { ignored, listening, STARTED, type Happening } from './listening.mts';
import { useTrigger } from './use-trigger.mts';

const t = useTrigger();

const orderWith = (product: number): Happening => ({
	type: 'order.completed',
	data: { line_items: [{ original_product: { id: product } }] },
});

describe('what can’t be meant is refused at the activation, by name, and leaves no endpoint', () => {
	test.each<[string, string[], INodeParameters, string]>([
		[
			'an event without it',
			['order.completed', 'contact.created'],
			{ product_ids: [7] },
			'Only When > Product Names or IDs: Contact Created has no such thing',
		],
		[
			'events without it',
			['order.completed', 'contact.created', 'course.created'],
			{ live_mode: true },
			'Only When > Live Mode: Contact Created, Course Created have no such thing',
		],
		[
			'an expression that gives nothing',
			['order.completed'],
			{ product_ids: '={{ [] }}' },
			'Only When > Product Names or IDs: the expression gives no value',
		],
		[
			'a switch that gives nothing',
			['order.completed'],
			{ live_mode: '={{ undefined }}' },
			'Only When > Live Mode: the expression gives no value',
		],
		[
			'an unknown order type',
			['order.completed'],
			{ order_type: '={{ "gift" }}' },
			'Only When > Order Type: "gift" is not one of its values',
		],
		[
			'an object',
			['order.completed'],
			{ product_ids: '={{ [{ id: 7 }] }}' },
			'Only When > Product Names or IDs: "{"id":7}" is not an ID',
		],
		[
			'a public ID where events show numbers',
			['order.completed'],
			{ product_ids: '={{ ["PjvAAJ"] }}' },
			'Only When > Product Names or IDs: "PjvAAJ" is a public ID',
		],
		[
			'an amount that is none',
			['order.completed'],
			{ amount_at_least: '={{ NaN }}' },
			'Only When > Amount at Least: "NaN" is not a number',
		],
		[
			'no fields',
			['contact.updated'],
			{ changed_fields: '={{ "" }}' },
			'Only When > Fields Changed: the expression gives no value',
		],
	])('%s', async (_, events, onlyWhen, message) => {
		const workflow = t.workflow({ events, onlyWhen });
		await expect(workflow.activate()).rejects.toThrow(message);
		expect(t.endpointsOf(workflow).production).toEqual([]);
	});

	test('what is left empty is no condition', async () => {
		const { deliver } = await listening(t, {
			events: ['contact.created'],
			onlyWhen: { product_ids: [], changed_fields: '' },
		});
		expect(await deliver({ type: 'contact.created' })).toEqual(STARTED);
	});
});

test('lists as text, JSON text and numbers as text are taken', async () => {
	for (const product_ids of ['={{ "7, 8" }}', '={{ "[7, 8]" }}', '={{ ["7", 8] }}']) {
		const { deliver } = await listening(t, { events: ['order.completed'], onlyWhen: { product_ids } });
		expect(await deliver(orderWith(8))).toEqual(STARTED);
		expect(await deliver(orderWith(9))).toEqual(ignored('Only When: product is another one'));
	}
});
