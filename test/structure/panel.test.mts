import type { INodeParameters, INodeProperties, INodePropertyCollection } from 'n8n-workflow';

import { ClickFunnels } from '../../nodes/ClickFunnels/ClickFunnels.node';
import { ClickFunnelsPollingTrigger } from '../../nodes/ClickFunnels/ClickFunnelsPollingTrigger.node';
import { ClickFunnelsTrigger } from '../../nodes/ClickFunnels/ClickFunnelsTrigger.node';
import { ClickFunnelsApi } from '../../nodes/ClickFunnelsApi/ClickFunnelsApi.node';
import { Form } from '../support/fill.mts';

/** Longer labels are cut by n8n 2 in a collection, where the panel is as wide as it comes. */
const LONGEST_LABEL = 29;

const { description: everyday } = new ClickFunnels();

/** Of the node with every route n8n's rules make some labels longer: Replace All Tags With Names or IDs. */
const SHORT = [everyday, new ClickFunnelsTrigger().description, new ClickFunnelsPollingTrigger().description];

const NODES = [...SHORT, new ClickFunnelsApi().description];

/** The properties of collections, and of collections in them. */
function inBoxes(properties: INodeProperties[]): INodeProperties[] {
	return properties.flatMap(({ type, options = [] }) => {
		if (type === 'fixedCollection')
			return inBoxes((options as INodePropertyCollection[]).flatMap(({ values }) => values));
		return type === 'collection'
			? [...(options as INodeProperties[]), ...inBoxes(options as INodeProperties[])]
			: [];
	});
}

test.each(SHORT)('$displayName: no label in a box is cut', ({ properties }) => {
	const labels = inBoxes(properties).map(({ displayName }) => displayName);
	expect(labels.filter(({ length }) => length > LONGEST_LABEL)).toEqual([]);
});

test.each(NODES)(
	'$displayName: no number has decimals that nobody entered, such as 60.000000',
	({ properties }) => {
		const numbers = [...properties, ...inBoxes(properties)].filter(({ type }) => type === 'number');
		expect(numbers.filter(({ typeOptions }) => typeOptions?.numberPrecision !== undefined)).toEqual([]);
	},
);

describe('ClickFunnels', () => {
	const { shownProperties } = new Form(everyday);
	const labels = (resource: string, operation: string, more: INodeParameters = {}) =>
		shownProperties(resource, operation, more).map(({ displayName }) => displayName);

	test('what a choice asks for stands right behind it', () => {
		const broadcast = labels('emailBroadcast', 'createAndSend', { sendTo: 'segment', send: 'at_a_time' });
		expect(broadcast.join(', ')).toContain('Send To, Segment, Send, Send At, ');
		const product = labels('product', 'create', { paymentType: 'payment_plan' });
		expect(product.join(', ')).toContain('Payment Type, Interval, Interval Count, Number of Payments, ');
	});

	test('Output is shown where it makes a difference', () => {
		expect(labels('contact', 'find')).toContain('Output');
		expect(labels('contact', 'export')).not.toContain('Output');
		expect(labels('contactTag', 'create')).not.toContain('Output');
	});
});
