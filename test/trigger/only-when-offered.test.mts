import { NodeHelpers, type INodeProperties } from 'n8n-workflow';

import { ClickFunnelsTrigger } from '../../nodes/ClickFunnels/ClickFunnelsTrigger.node';
import { nodeOf } from '../support/nodes.mts';

const { description } = new ClickFunnelsTrigger();
const property = description.properties.find(({ name }) => name === 'onlyWhen');
const conditions = property?.options as INodeProperties[];

/** The names of the conditions that n8n's editor offers for events of the two lists. */
function offered(events: unknown, moreEvents?: unknown): string[] {
	const root = { events, moreEvents } as never;
	const node = nodeOf('Trigger', 'clickFunnelsTrigger', {});
	return conditions
		.filter((condition) => NodeHelpers.displayParameter({}, condition, node, description, root))
		.map(({ displayName }) => displayName.replace(' Names or IDs', ''));
}

const ALWAYS = ['Fields Changed', 'Funnel', 'Page'];
const OF_ORDERS = ['Amount at Least', 'Contact Tag', 'Live Mode', 'Order Tag', 'Order Type', 'Product'];

test.each<[string, unknown, unknown, string[]]>([
	['an order', ['order.completed'], [], OF_ORDERS],
	['an invoice of a subscription', ['subscription.invoice.paid'], undefined, OF_ORDERS],
	['a contact', ['contact.identified'], [], ['Contact Tag']],
	['a form submission', ['form_submission.created'], [], ['Form']],
	[
		'an opportunity',
		['sales/opportunity.moved_stage'],
		[],
		['Amount at Least', 'Contact Tag', 'Pipeline Stage'],
	],
	['an enrollment', ['courses/enrollment.created'], [], ['Course']],
	['a fulfillment', ['fulfillment.created'], [], []],
	['an order among other events', ['contact.deleted', 'order.completed'], [], OF_ORDERS],
	['an order in the other list', ['fulfillment.created'], ['order.updated'], OF_ORDERS],
	['orders in both lists', ['order.completed'], ['order.updated'], OF_ORDERS],
	['no event', [], [], []],
])('what is offered for %s', (_, events, moreEvents, names) => {
	expect(offered(events, moreEvents)).toEqual([...ALWAYS, ...names].sort());
});

test('every condition is offered where the events come from an expression', () => {
	const all = new Set(conditions.map(({ name }) => name));
	expect(new Set(offered('={{ $vars.events }}')).size).toBe(all.size);
});
