import type { INodeParameters } from 'n8n-workflow';

import type { Rec } from '../support/company.mts';
import { byId, type NodeRunOptions } from '../support/engine.mts';
import { useSandbox } from '../support/use-sandbox.mts';

const inUse = useSandbox('clickFunnels');

/** Of the company's 27 appointments three have been, and four of the others were canceled. */
let upcoming: Rec[];
let workspaceId: INodeParameters;
beforeEach(async () => {
	inUse.sandbox.api.reset();
	workspaceId = byId(await inUse.company.workspaceId());
	upcoming = (await inUse.company.in('appointments/scheduled_events'))
		.filter(({ start_on, status }) => String(start_on) > '2030' && status !== 'canceled')
		.sort((a, b) => String(a.start_on).localeCompare(String(b.start_on)));
	inUse.sandbox.clearRequests();
});

const getUpcoming = async (filters: INodeParameters = {}, more: INodeParameters = { returnAll: true }) =>
	await inUse.run({ resource: 'appointment', operation: 'getUpcoming', workspaceId, filters, ...more });

const idsOf = ({ items }: Awaited<ReturnType<typeof getUpcoming>>) => items.map(({ json }) => json.id);

test('those to come, the soonest first, without canceled ones', async () => {
	const run = await getUpcoming();
	expect(run.problem?.message).toBeUndefined();
	expect(upcoming).toHaveLength(20);
	expect(idsOf(run)).toEqual(upcoming.map(({ id }) => id));
});

test('each says who comes, when and to what', async () => {
	const [first] = upcoming;
	const contact = first.primary_contact as Rec;
	const { items } = await getUpcoming({}, { returnAll: false, limit: 1 });
	expect(items.map(({ json }) => json)).toEqual([
		{
			id: first.id,
			start_on: '2031-01-01T09:00:00.000Z',
			end_on: '2031-01-01T10:00:00.000Z',
			event_type: (first.event_type as Rec).name,
			status: 'scheduled',
			contact_id: contact.id,
			contact_email: contact.email_address,
			contact_first_name: contact.first_name,
			contact_last_name: contact.last_name,
			comments: first.comments,
		},
	]);
	expect(contact.email_address).toMatch(/@/);
});

test.each([
	[
		'from a moment on',
		{ from: '2031-01-05T09:00:00Z' },
		({ start_on }: Rec) => String(start_on) >= '2031-01-05',
	],
	[
		'within so many days of it',
		{ from: '2031-01-05T09:00:00Z', within_days: 3 },
		({ start_on }: Rec) => String(start_on) >= '2031-01-05' && String(start_on) < '2031-01-09',
	],
	['within days from now, where none is', { within_days: 3 }, () => false],
])('%s', async (_, filters, isMeant) => {
	expect(idsOf(await getUpcoming(filters))).toEqual(upcoming.filter(isMeant).map(({ id }) => id));
});

test('the list is read once in a run, a page for each twenty of the 27', async () => {
	await inUse.run(
		{ resource: 'appointment', operation: 'getUpcoming', workspaceId, returnAll: false, limit: 1 },
		{ input: [{ json: {} }, { json: {} }, { json: {} }] } satisfies Partial<NodeRunOptions>,
	);
	expect(inUse.sandbox.requests().map(({ method }) => method)).toEqual(['GET', 'GET']);
});

test('an expression that gives no moment does not mean now', async () => {
	const { problem } = await getUpcoming({ from: '={{ $json.from }}' });
	expect(problem?.message).toMatch(/^From: the expression gives no value/);
	expect(inUse.sandbox.requests()).toEqual([]);
});
