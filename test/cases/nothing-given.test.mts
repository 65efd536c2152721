import type { INodeParameters } from 'n8n-workflow';

import { byId } from '../support/engine.mts';
import { entered, operations, useNode, type Entered } from './use-node.mts';

const node = useNode();

/** What an item without the field, or with nothing in it, gives. */
const NOTHING = ['={{ $json.missing }}', '={{ null }}', '={{ "" }}', '={{ [] }}'];

const workflowTrigger = (additionalFields: unknown) =>
	entered('workflowTrigger', 'create', {
		workflowId: byId(1),
		eventTypeKey: '$course.enroll',
		additionalFields,
	});

const tagContacts = (parameters: object) =>
	entered('bulkJob', 'tagContacts', { workspaceId: byId(1), tagIds: ['PjvAAJ'], ...parameters });

const webhookEndpoint = (additionalFields: unknown) =>
	entered('webhookEndpoint', 'create', {
		workspaceId: byId(1),
		url: 'https://example.com',
		name: 'Mine',
		eventTypeIds: ['contact.created'],
		additionalFields,
	});

const far: Array<[string, (nothing: unknown) => Entered, string]> = [
	['Send At', (send_at) => operations.send({ send_at }), 'now'],
	['Apply Until', (apply_until) => operations.discount({ apply_until }), 'for ever'],
	['Apply From', (apply_from) => operations.discount({ apply_from }), 'now'],
	['Applies To', (applies_to) => operations.discount({ applies_to }), 'all products'],
	['Product Names or IDs', (product_ids) => operations.discount({ product_ids }), 'all products'],
	['Effective Date', (effective_date) => operations.cancelOrder({ effective_date }), 'the next renewal'],
	['Send Date', (send_at) => operations.broadcast({ send_at }), 'at once'],
	['Saved Filter', (filter_id) => operations.broadcast({ filter_id: byId(filter_id) }), 'other contacts'],
	[
		'Recipients',
		(json) => operations.broadcast({ recipients: { json: [{ json }] } }),
		'the contacts of Saved Filter',
	],
	['Scheduled For', (scheduled_for) => tagContacts({ additionalFields: { scheduled_for } }), 'now'],
	['Target Contact IDs', (targetContactIds) => tagContacts({ targetContactIds }), 'other contacts'],
	['Course', (course_id) => workflowTrigger({ course_id: byId(course_id) }), 'every such event'],
	['Funnel Names or IDs', (funnel_ids) => webhookEndpoint({ funnel_ids }), 'all funnels'],
	[
		'Publish At',
		(published_at) => entered('course', 'publish', { course: byId(1), additionalFields: { published_at } }),
		'now',
	],
	[
		'Variant to Delete',
		(branch) =>
			entered('funnelSplitTest', 'delete', {
				funnelId: byId(1),
				funnelSplitTest: byId(2),
				options: { branch },
			}),
		'both',
	],
	[
		'Partial',
		(partial) => entered('transaction', 'refund', { transaction: byId(1), additionalFields: { partial } }),
		'all of it',
	],
];

describe.each(far)('%s', (label, operation, without) => {
	test.each(NOTHING)('%s is refused by name, and nothing is sent', async (nothing) => {
		const { message, description } = await node.refusal(operation(nothing));
		expect(message).toBe(`${label}: the expression gives no value, which would mean ${without}`);
		expect(description).toBe('Give the expression a value to fall back to, or take it out.');
	});
});

test('fields that were added and left empty are not set', async () => {
	expect((await node.request(operations.send({ send_at: '' }))).body).toBeUndefined();
	expect((await node.request(operations.cancelOrder({}))).body).toBeUndefined();
	expect(await node.fields(operations.discount({ apply_until: '', product_ids: [] }))).toEqual({
		name: 'Summer',
	});
});

test('an AI tool refuses it, too', async () => {
	const send = operations.send({ send_at: '={{ $json.missing }}' });
	expect((await node.refusal(send, { asTool: true })).message).toMatch(/^Send At: .* would mean now$/);
	const contacts = operations.contacts({ filters: { tag_ids: '={{ [] }}' } });
	expect((await node.refusal(contacts, { asTool: true })).message).toMatch(/^Tag Names or IDs: /);
});

test('a value beside it goes as it is', async () => {
	const input = [{ json: { at: '2027-01-31T10:00:00Z' } }];
	expect(await node.fields(operations.send({ send_at: '={{ $json.at }}' }), { input })).toEqual({
		send_at: '2027-01-31T10:00:00.000Z',
	});
});

test('an update leaves the field as it is', async () => {
	const update = entered('discount', 'update', {
		discount: byId(1),
		additionalFields: { name: 'Winter', apply_until: '={{ $json.missing }}' },
	});
	expect(await node.fields(update)).toEqual({ name: 'Winter' });
});

test.each(NOTHING)('elsewhere, %s leaves the field out', async (nothing) => {
	const sent = await node.fields(operations.upsert({ last_name: nothing }));
	expect(sent).toEqual({ email_address: 'ann@example.com' });
});

describe('filters', () => {
	test.each([
		['IDs', { id: '={{ $json.missing }}' }],
		['Tag Names or IDs', { tag_ids: '={{ [] }}' }],
		['Saved Filter', { stored_filter_id: byId('={{ $json.missing }}') }],
		['Is Active', { is_active: '={{ $json.missing }}' }],
	] as Array<[string, INodeParameters]>)('%s is refused', async (label, filters) => {
		const { message } = await node.refusal(operations.contacts({ filters }));
		expect(message).toBe(`${label}: the expression gives no value to filter by`);
	});
});
