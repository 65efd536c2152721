import fc from 'fast-check';

import { asOption } from '../../nodes/ClickFunnels/input/option';
import { byId } from '../support/engine.mts';
import { entered, operations, useNode } from './use-node.mts';

const node = useNode();

test.each(['next_renewal', 'NEXT_RENEWAL', 'Next Renewal', 'next renewal', ' next_renewal\n'])(
	'%j is the next renewal',
	async (effective_date) => {
		expect(await node.fields(operations.cancelOrder({ effective_date }))).toEqual({
			effective_date: 'next_renewal',
		});
	},
);

const statusesOf = (status: unknown) => operations.contacts({ ...BROADCASTS, filters: { status } as never });
const BROADCASTS = { resource: 'emailBroadcast', limit: 1 };

test('several are each held against the values, also as text', async () => {
	for (const status of [['Draft', 'SENDING'], 'draft, Sending', '["draft","sending"]']) {
		expect(await node.query(statusesOf(status))).toEqual({ 'filter[status]': 'draft,sending' });
	}
});

test('numbers behind names', async () => {
	for (const access of [2, '2', 'secret']) {
		const group = entered('communitySpaceGroup', 'create', {
			communityId: byId(1),
			name: 'Staff',
			additionalFields: { access },
		});
		expect(await node.fields(group)).toEqual({ name: 'Staff', access: 2 });
	}
});

test('sort and further parts of a record go by name, too', async () => {
	const request = await node.request(
		operations.contacts({
			limit: 1,
			options: { sort: 'last changed first', expand: 'Email Engagement' },
		}),
	);
	expect(Object.fromEntries(request.query)).toEqual({
		sort_property: 'updated_at',
		sort_order: 'desc',
		'expand[]': 'email_engagement',
	});
});

test.each([
	[
		'Effective Date',
		operations.cancelOrder({ effective_date: '={{ "at_period_end" }}' }),
		'at_period_end',
		'Use one of: Next Renewal, Now.',
	],
	['Applies To', operations.discount({ applies_to: 'everything' }), 'everything', /All Products/],
	[
		'Status',
		statusesOf(['draft', 'sent']),
		'sent',
		'Use one of: Canceled, Complete, Draft, Paused, Scheduled, Sending, Unhealthy.',
	],
	[
		'Sort',
		operations.contacts({ options: { sort: '={{ "name:asc" }}' } }),
		'name:asc',
		'Use one of: Newest First, Oldest First, Last Changed First, Longest Unchanged First.',
	],
	[
		'Include',
		operations.contacts({ options: { expand: ['tags'] } }),
		'tags',
		'Use one of: Email Engagement.',
	],
	[
		'Event',
		entered('workflowTrigger', 'create', { workflowId: byId(1), eventTypeKey: 'order.completed' }),
		'order.completed',
		/, and others of the list\.$/,
	],
	[
		'Criteria, Criterion 1, Clause',
		operations.savedFilter({ entries: [{ attribute: 'email_address', clause: 'contains', value: 'x' }] }),
		'contains',
		/Is Between/,
	],
	['Discount Type', operations.discount({ discount_type: '={{ true }}' }), 'true', /Automatic/],
])('%s is refused by name with what the panel offers', async (label, operation, value, advice) => {
	const { message, description } = await node.refusal(operation);
	expect(message).toBe(`${label}: "${value}" is not one of its values`);
	expect(description).toMatch(advice);
	expect(description.length).toBeLessThan(350);
});

test('what is taken is always one of the values', () => {
	const options = [
		{ name: 'First', value: 'a' },
		{ name: 'A', value: 'b' },
	];
	fc.assert(
		fc.property(fc.anything(), (value) => {
			expect([undefined, 'a', 'b']).toContain(asOption(value, options));
		}),
		{ examples: [['a'], ['A'], ['FIRST'], ['B']] },
	);
	// The value itself counts before its spelling, and that before the name.
	expect(['a', 'A', 'B', 'first'].map((one) => asOption(one, options))).toEqual(['a', 'a', 'b', 'a']);
});
