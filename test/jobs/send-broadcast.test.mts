import type { INodeParameters } from 'n8n-workflow';

import type { Json, Rec } from '../support/company.mts';
import { byEmail, byId, byName, type NodeRunOptions } from '../support/engine.mts';
import { useJob } from './use-job.mts';

const job = useJob('emailBroadcast', 'createAndSend');

const BY_TEMPLATE = { template_id: byName('announcement') };

const send = async (
	additionalFields: INodeParameters = BY_TEMPLATE,
	more: INodeParameters = {},
	options: Partial<NodeRunOptions> = {},
) =>
	await job.run(
		{
			workspaceId: job.workspaceId,
			name: 'Launch',
			emailSenderId: byEmail('news@clickfunnelsmail.com'),
			emailTopicId: byName('product news'),
			subject: 'It is here',
			sendTo: 'segment',
			toSegment: byName('active readers'),
			send: 'now',
			additionalFields,
			...more,
		},
		options,
	);

const named = async (name: string) =>
	(await job.company.in('emails/broadcasts')).filter((one) => one.name === name);

const idOf = async (collection: string, name: string) =>
	(await job.company.in(`emails/${collection}`)).find((one) => one.name === name)?.id;

const AHEAD = '2099-06-30T10:00:00.000Z';

test.each([
	['a run', false],
	['a call of a tool', true],
])('by %s, it goes out now to a segment, all by their names', async (_, asTool) => {
	const { items, problem } = await send(
		{ ...BY_TEMPLATE, preheadline: 'At last', smart_sending: true, smart_sending_time: 2.5 },
		{},
		{ asTool },
	);
	expect(problem?.message).toBeUndefined();
	expect(items.map(({ json }) => json)).toMatchObject([
		{
			name: 'Launch',
			subject: 'It is here',
			status: 'complete',
			from_email: 'news@clickfunnelsmail.com',
			topic_ids: [await idOf('topics', 'Product news')],
			template_id: await idOf('templates', 'Announcement'),
			send_result: 'sending',
		},
	]);
	const [[, , made], sent] = job.writes();
	expect((made as Json).emails_broadcast).toMatchObject({
		external_id: 'Launch',
		filter_id: expect.any(Number),
		preheadline: 'At last',
		smart_sending: true,
		smart_sending_time: 2.5,
		smart_sending_unit: 'hour',
	});
	expect(sent.slice(0, 2)).toEqual(['POST', 'send_actions']);
	expect(JSON.stringify(sent)).not.toContain('send_at');
});

test('it goes out at a time, to all contacts, as HTML', async () => {
	const { items, problem } = await send(
		{ html_body: '<p>Here</p>' },
		{ send: 'at_a_time', sendAt: AHEAD, sendTo: 'all_contacts' },
	);
	expect(problem?.message).toBeUndefined();
	expect(items[0].json).toMatchObject({
		status: 'scheduled',
		send_result: 'scheduled',
		scheduled_for: expect.stringContaining('2099-06-30T10:00:00'),
	});
	const [[, , made], [, , sent]] = job.writes();
	expect((made as Json).emails_broadcast).not.toHaveProperty('filter_id');
	expect((sent as Json).emails_broadcasts_send_action).toEqual({
		send_at: expect.stringContaining('2099-06-30T10:00:00'),
	});
});

test.each<[string, INodeParameters, INodeParameters, string]>([
	['a name of blanks', BY_TEMPLATE, { name: ' \u00a0 ' }, 'Name: a value is needed'],
	['no segment', BY_TEMPLATE, { toSegment: byName('') }, 'Segment: a segment is needed'],
	[
		'a segment beside all contacts',
		BY_TEMPLATE,
		{ sendTo: '={{ "all_contacts" }}' },
		'Segment: it goes with Send To set to Segment alone',
	],
	['no time', BY_TEMPLATE, { send: 'at_a_time' }, 'Send At: a time is needed'],
	[
		'a time beside now',
		BY_TEMPLATE,
		{ send: '={{ "now" }}', sendAt: AHEAD },
		'Send At: it goes with Send set to At a Time alone',
	],
	['nothing to send', {}, {}, 'Email Template: either it or HTML Body is needed'],
	[
		'hours beside no batches',
		{ ...BY_TEMPLATE, smart_sending: false, smart_sending_time: 2 },
		{},
		'Spread Over (Hours): it goes with Send in Batches alone',
	],
	[
		'too many hours',
		{ ...BY_TEMPLATE, smart_sending_time: 101 },
		{},
		'Spread Over (Hours): ClickFunnels takes 100 at most',
	],
])('%s is refused, and nothing is made', async (_, fields, more, message) => {
	const { problem } = await send(fields, more);
	expect(problem?.message).toBe(message);
	expect(job.writes()).toEqual([]);
});

test('a time that has passed is refused', async () => {
	const { problem } = await send(BY_TEMPLATE, { send: 'at_a_time', sendAt: '2020-06-30T10:00:00Z' });
	expect(problem?.message).toMatch(/^Send At: 2020-06-30T10:00:00\S* is not ahead$/);
	expect(job.writes()).toEqual([]);
});

test.each<[string, INodeParameters, INodeParameters]>([
	['Send', BY_TEMPLATE, { send: '={{ $json.when }}' }],
	['Send To', BY_TEMPLATE, { sendTo: '={{ $json.whom }}' }],
	['Send At', BY_TEMPLATE, { send: 'at_a_time', sendAt: '={{ $json.when }}' }],
	['Segment', BY_TEMPLATE, { toSegment: byName('={{ $json.whom }}') }],
	['Send in Batches', { ...BY_TEMPLATE, smart_sending: '={{ $json.batches }}' }, {}],
])('an expression that gives nothing for %s is refused', async (label, fields, more) => {
	const { problem } = await send(fields, more);
	expect(problem?.message).toMatch(new RegExp(`^${label}: `));
	expect(job.writes()).toEqual([]);
});

test('what was sent under a name is not sent again, whatever else is said', async () => {
	const [first] = (await send()).items;
	job.sandbox.clearRequests();
	const { items } = await send(BY_TEMPLATE, { name: ' LAUNCH', subject: 'Once more' });
	expect(items[0].json).toMatchObject({
		id: first.json.id,
		subject: 'It is here',
		send_result: 'already_there',
	});
	expect(job.writes()).toEqual([]);
});

test('a draft of the same name that somebody else has made is left alone', async () => {
	const other = await job.company.createIn('emails/broadcasts', {
		emails_broadcast: { name: 'Launch', from_email: 'news@clickfunnelsmail.com' },
	});
	const { items } = await send();
	expect(items[0].json.send_result).toBe('sending');
	expect(items[0].json.id).not.toBe(other.id);
	expect((await named('Launch')).map(({ status }) => status)).toEqual(['draft', 'complete']);
});

test('a draft that an earlier run has left is made anew, with what is wanted now', async () => {
	const left = await job.company.createIn('emails/broadcasts', {
		emails_broadcast: {
			name: 'Launch',
			external_id: 'Launch',
			subject: 'Typo',
			from_email: 'news@clickfunnelsmail.com',
		},
	});
	const { items } = await send();
	expect(items[0].json).toMatchObject({ subject: 'It is here', send_result: 'sending' });
	expect((await named('Launch')).map(({ id }) => id)).toEqual([items[0].json.id]);
	expect(items[0].json.id).not.toBe(left.id);
});

test.each(['/broadcasts', '/send_actions'])(
	'one POST %s whose answer is lost is not sent again',
	async (end) => {
		job.lose(end);
		const { items, problem } = await send();
		expect(problem?.message).toBeUndefined();
		expect(items[0].json).toMatchObject({ status: 'complete', send_result: 'sending' });
		const [{ id }, ...more] = await named('Launch');
		expect(more).toEqual([]);
		expect(await job.company.list(`/emails/broadcasts/${id}/send_actions`)).toHaveLength(1);
	},
);

test('a sender that cannot send is refused before anything is made', async () => {
	const domain = (await job.company.in('emails/domains')).find((one) => one.verified === false) as Rec;
	const { id, email_address } = await job.company.createIn('emails/addresses', {
		emails_address: { username: 'boss', name: 'Boss', emails_domain_id: domain.id },
	});
	job.sandbox.clearRequests();
	const { problem } = await send(BY_TEMPLATE, { emailSenderId: byId(id) });
	expect(problem?.message).toBe(`Email Sender: ${String(email_address)} can’t send yet`);
	expect(job.writes()).toEqual([]);
});

test('where Maton may not send broadcasts, it says so', async () => {
	job.sandbox.setReadings({ platform: 'untrusted' });
	const { problem } = await send();
	expect(problem?.httpCode).toBe('403');
	expect(await named('Launch')).toEqual([]);
});

test('its stats are read by its name', async () => {
	await send();
	const { items, problem } = await job.run({
		operation: 'getStats',
		workspaceId: job.workspaceId,
		emailBroadcast: byName('launch'),
	});
	expect(problem?.message).toBeUndefined();
	expect(items[0].json).toMatchObject({ progress: { failed: 0 }, performance: { bounced: 0 } });
});
