import type { INodeProperties } from 'n8n-workflow';

import { ClickFunnels } from '../../nodes/ClickFunnels/ClickFunnels.node';
import { ClickFunnelsApi } from '../../nodes/ClickFunnelsApi/ClickFunnelsApi.node';
import { Form } from '../support/fill.mts';

const { shownProperties } = new Form(new ClickFunnels().description);

const labels = (...of: Parameters<typeof shownProperties>) =>
	shownProperties(...of).map(({ displayName }) => displayName);

test('a broadcast asks for its segment and its time where these were chosen', () => {
	const shown = (sendTo: string, send: string) =>
		labels('emailBroadcast', 'createAndSend', { sendTo, send }).filter((label) =>
			['Segment', 'Send At'].includes(label),
		);
	expect(shown('segment', 'now')).toEqual(['Segment']);
	expect(shown('all_contacts', 'at_a_time')).toEqual(['Send At']);
	expect(shown('all_contacts', 'now')).toEqual([]);
});

test('a refund asks for an amount where the charge of an amount was chosen', () => {
	const shown = (refund: string) => labels('order', 'refund', { refund }).includes('Amount');
	expect(['last_charge', 'charge_of_amount', 'all_charges'].filter(shown)).toEqual(['charge_of_amount']);
});

test('a product is named before its price', () => {
	const shown = labels('product', 'create');
	expect(shown.indexOf('Name')).toBeLessThan(shown.indexOf('Amount'));
});

test('a list that another record narrows says so under that record', () => {
	const [order] = new Form(new ClickFunnelsApi().description).shownProperties('transaction', 'get');
	expect(order).toMatchObject({ displayName: 'Order', hint: 'Only narrows the list to choose from' });
});

test('the settings of the node say what a connection is entered in place of', () => {
	const { properties } = new ClickFunnels().description;
	const connection = properties.find(({ name }) => name === 'connection');
	expect(connection?.placeholder).toMatch(/^e\.g\. [\da-f-]+ \(instead of the credential’s\)$/);
});

test.each([
	['fulfillment', 'create', 'notify_customer'],
	['fulfillment', 'shipOrder', 'notify_customer'],
	['emailBroadcast', 'createAndSend', 'smart_sending'],
])(
	'%s: %s asks Yes or No where No is not the same as leaving it out, Yes first',
	(resource, operation, name) => {
		const fields = shownProperties(resource, operation).find((one) => one.name === 'additionalFields');
		const field = (fields?.options as INodeProperties[]).find((one) => one.name === name);
		expect(field).toMatchObject({ options: [{ name: 'Yes', value: true }, { name: 'No' }], default: true });
	},
);
