import type { INodeParameters } from 'n8n-workflow';

import type { Json, Rec } from '../support/company.mts';
import { byId } from '../support/engine.mts';
import { useSandbox } from '../support/use-sandbox.mts';

const inUse = useSandbox();

let workspaceId: number;
/** The workspace that has no mailing address yet. */
let unsettled: number;
let topic: Rec;
beforeAll(async () => {
	workspaceId = await inUse.company.workspaceId();
	const [, team] = await inUse.company.list('/teams');
	[{ id: unsettled }] = await inUse.company.list(`/teams/${team.id}/workspaces`);
	[topic] = await inUse.company.in('emails/topics');
});

const FROM = 'support@clickfunnelsmail.com';

const newBroadcast = (additionalFields: INodeParameters, more: INodeParameters = {}): INodeParameters => ({
	workspaceId: byId(workspaceId),
	name: 'Letter',
	fromEmail: FROM,
	additionalFields,
	...more,
});

async function draft(more: Json = {}): Promise<Rec> {
	return await inUse.company.createIn('emails/broadcasts', {
		emails_broadcast: { name: 'Letter', from_email: FROM, topic_ids: [topic.id], ...more },
	});
}

describe('Email Broadcast', () => {
	test('is simplified to its ten most useful keys', async () => {
		const [template] = await inUse.company.in('emails/templates');
		const { id, created_at } = await draft({ template_id: template.id, subject: 'Hello' });
		expect(await inUse.record('emailBroadcast', 'get', { emailBroadcast: byId(id) })).toEqual({
			id,
			name: 'Letter',
			subject: 'Hello',
			status: 'draft',
			from_email: FROM,
			template_id: template.id,
			filter_id: null,
			topic_ids: [topic.id],
			send_at: null,
			created_at,
		});
	});

	test('with bodies and no template makes a template of its own', async () => {
		const created = await inUse.record(
			'emailBroadcast',
			'create',
			newBroadcast({ html_body: '<p>Hello</p>', text_body: 'Hello' }),
		);
		const template = await inUse.record('emailTemplate', 'get', {
			emailTemplate: byId(created.template_id),
			options: { expand: ['html_body', 'text_body'] },
		});
		expect(template).toMatchObject({ name: 'Letter', html_body: '<p>Hello</p>', text_body: 'Hello' });
	});

	test('takes a saved filter by its number, and no other ID', async () => {
		const { id, public_id } = await inUse.company.createIn('refine_filters', {
			refine_filter: { criteria: [{ attribute: 'first_name', clause: 'sw', value: 'a' }] },
		});
		const [{ body }] = await inUse.sent({
			resource: 'emailBroadcast',
			operation: 'create',
			...newBroadcast({ filter_id: byId(String(id)) }),
		});
		expect(body).toMatchObject({ emails_broadcast: { filter_id: id } });
		const { problem } = await inUse.run({
			resource: 'emailBroadcast',
			operation: 'create',
			...newBroadcast({ filter_id: byId(public_id) }),
		});
		expect(problem?.message).toMatch(/Saved Filter: .* takes only the numeric one here$/);
	});

	test.each([
		['an address that is no sender', { fromEmail: 'nobody@example.com' }, /not a usable sender/],
		['no day to go out on', { additionalFields: { send_immediately: false } }, /^Send Date: can't be blank/],
		[
			'a preheadline of 151 characters',
			{ additionalFields: { preheadline: 'x'.repeat(151) } },
			/maximum is 150 characters/,
		],
		[
			'a time of smart sending without its unit',
			{ additionalFields: { smart_sending_time: 2 } },
			/^Smart Sending Time and Smart Sending Unit must be set together/,
		],
		[
			'a split test of one subject',
			{ additionalFields: { split_test: true, split_test_percentage: 20 } },
			/needs exactly one alternate variant/,
		],
	])('with %s is refused', async (_, more, text) => {
		expect(
			await inUse.refusal('emailBroadcast', 'create', newBroadcast({}, more as INodeParameters)),
		).toMatch(text);
	});

	test('is refused where the email settings have no mailing address', async () => {
		const elsewhere = newBroadcast({}, { workspaceId: byId(unsettled) });
		expect(await inUse.refusal('emailBroadcast', 'create', elsewhere)).toMatch(
			/A complete business mailing address is required/,
		);
	});

	test('is sent at once without a body, and done when it is read later', async () => {
		const { id } = await draft({
			recipients: [{ email: 'a@example.com' }, { email: 'b@example.com', first_name: 'Bea' }],
		});
		const [request] = await inUse.sent({
			resource: 'emailBroadcast',
			operation: 'send',
			emailBroadcast: byId(id),
			additionalFields: { send_at: '' },
		});
		expect(request.body).toBeUndefined();
		const [send] = await inUse.company.list(`/emails/broadcasts/${id}/send_actions`);
		expect(await inUse.record('emailBroadcast', 'getSend', { emailSendActionId: byId(send.id) })).toEqual({
			id: send.id,
			broadcast_id: id,
			send_type: 'default',
			target_count: 2,
			performed_count: 2,
			scheduled_for: null,
			started_at: expect.any(String),
			completed_at: expect.any(String),
			approved_by_id: expect.any(Number),
			created_at: send.created_at,
		});
		const { status } = await inUse.record('emailBroadcast', 'get', { emailBroadcast: byId(id) });
		expect(status).toBe('complete');
	});

	test('goes out in batches unless that is turned off; its time can be left to ClickFunnels again', async () => {
		const created = await inUse.record(
			'emailBroadcast',
			'create',
			newBroadcast({ smart_sending_time: 0.5, smart_sending_unit: 'hour' }, { output: 'raw' }),
		);
		expect(created).toMatchObject({
			smart_sending: true,
			smart_sending_time: 0.5,
			smart_sending_unit: 'hour',
		});
		const changed = {
			smart_sending: false,
			fieldsToClear: 'Smart Sending Time, Smart Sending Unit',
		};
		expect(
			await inUse.record('emailBroadcast', 'update', {
				emailBroadcast: byId(created.id),
				output: 'raw',
				additionalFields: changed,
			}),
		).toMatchObject({ smart_sending: false, smart_sending_time: null, smart_sending_unit: null });
	});

	test('loses its second subject line where the split test is turned off with it', async () => {
		const { id, subject } = await draft({
			subject: 'One',
			split_test: true,
			variants: [{ subject: 'Other' }],
		});
		const changed = await inUse.record('emailBroadcast', 'update', {
			emailBroadcast: byId(id),
			output: 'raw',
			additionalFields: { split_test: false, fieldsToClear: 'Split Test Variant' },
		});
		expect(changed).toMatchObject({ split_test: false, variants: [{ subject, main: true }] });
		expect(changed.variants).toHaveLength(1);
	});

	test('has figures once it is sent; parameters of time are not offered, as they would be refused', async () => {
		const recipients = Array.from({ length: 10 }, (_, at) => ({ email: `reader${at}@example.com` }));
		const { id } = await draft({ recipients });
		await inUse.company.create(`/emails/broadcasts/${id}/send_actions`, {});
		expect(
			(await inUse.company.ask(`/emails/broadcasts/${id}/stats`, 'timerange_start=2026-01-01T00:00:00Z'))
				.status,
		).toBe(422);
		expect(await inUse.record('emailBroadcast', 'getStats', { emailBroadcast: byId(id) })).toMatchObject({
			progress: { total: 10, queued: 0, processing: 0, sent: 10, failed: 0 },
			performance: { delivered: 10, unique_opens: 4, open_rate: 40 },
		});
	});

	test('can be neither changed nor deleted once it was sent', async () => {
		const { id } = await draft();
		await inUse.company.create(`/emails/broadcasts/${id}/send_actions`, {});
		const changed = { emailBroadcast: byId(id), additionalFields: { subject: 'Too late' } };
		expect(await inUse.refusal('emailBroadcast', 'update', changed)).toMatch(
			/Only draft broadcasts can be updated/,
		);
		expect(await inUse.refusal('emailBroadcast', 'delete', { emailBroadcast: byId(id) })).toMatch(
			/Only draft broadcasts can be deleted/,
		);
	});

	test('is not sent without a topic', async () => {
		const { id } = await draft();
		const emptied = await inUse.record('emailBroadcast', 'update', {
			emailBroadcast: byId(id),
			additionalFields: { fieldsToClear: 'Topic' },
		});
		expect(emptied.topic_ids).toEqual([]);
		expect(await inUse.refusal('emailBroadcast', 'send', { emailBroadcast: byId(id) })).toMatch(
			/Topic can't be blank/,
		);
	});
});
