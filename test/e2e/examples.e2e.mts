import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';

import { PROJECT } from '../../scripts/lib/project.mjs';
import { saveCredential, saveWorkflow, withCredential, type Workflow } from '../../scripts/n8n/example.mjs';
import { execute, unflatten } from '../../scripts/n8n/execution.mjs';
import { until } from '../support/until.mts';
import { newDataTable, withDataTable } from './data-table.mts';
import { openRealN8n, type RealN8n } from './real-n8n.mts';

const major = process.env.E2E_N8N === '2' ? 2 : 1;

interface Example {
	file: string;
	/** The node at the end of its way, with what its first item holds among others. */
	ends: [name: string, item: Record<string, unknown>];
	/** Requests that changed something, ids left out, with what their bodies hold among others. */
	writes: Array<[request: string, body: unknown]>;
	/** The event that starts it, where one does. */
	event?: string;
}

const MADE_CONTACT = [
	'POST /workspaces/…/contacts/upsert',
	{ contact: { email_address: 'bob@example.com' } },
];
const madeTag = (name: string) => ['POST /workspaces/…/contacts/tags', { contacts_tag: { name } }];
const PUT_TAG_ON = ['POST /contacts/…/applied_tags', {}];
const madeOpportunity = (name: string) => [
	'POST /workspaces/…/sales/opportunities',
	{ sales_opportunity: { name } },
];

const EXAMPLES = [
	{
		file: '01-new-lead-to-sheet',
		event: 'contact.created',
		ends: ['Your Sheet', { Email: 'bob@example.com', 'Last Name': 'Dullan', Source: 'podcast' }],
		writes: [],
	},
	{
		file: '02-form-to-crm',
		event: 'form_submission.created',
		ends: ['Your CRM', { Email: 'bob@example.com', Deal: "Bob's request", Result: 'created' }],
		writes: [MADE_CONTACT, madeOpportunity("Bob's request")],
	},
	{
		file: '03-order-paid-enroll-and-tag',
		event: 'one-time-order.completed',
		ends: ['Your Welcome Message', { email_address: 'bob@example.com', tag_result: 'added' }],
		writes: [MADE_CONTACT, ['POST /courses/…/enrollments', {}], PUT_TAG_ON],
	},
	{
		file: '04-failed-payment-alert-and-tag',
		event: 'renewal-invoice-payment-declined',
		ends: [
			'Your Alert',
			{
				Subject: 'Payment failed: bob@example.com',
				Text: '49.00 USD of invoice INV-1001, order #1001, could not be charged.',
			},
		],
		writes: [madeTag('Payment Failed'), MADE_CONTACT, PUT_TAG_ON],
	},
	{
		file: '05-subscription-cancelled',
		event: 'subscription.canceled',
		ends: ['Your Win-Back Message', { To: 'bob@example.com', Name: 'Bob', Reason: 'too_expensive' }],
		writes: [madeTag('Cancelled'), MADE_CONTACT, PUT_TAG_ON],
	},
	{
		file: '06-course-completed',
		event: 'courses/enrollment.course_completed',
		ends: ['Your Certificate', { To: 'bob@example.com', Name: 'Bob Dullan', Date: '2026-04-04' }],
		writes: [madeTag('Course Completed'), MADE_CONTACT, PUT_TAG_ON],
	},
	{
		file: '08-appointment-booked',
		event: 'appointments/scheduled_event.created',
		ends: ['Your Calendar', { Title: 'Discovery call with Bob', Start: '2026-08-09T15:00:00.000Z' }],
		writes: [madeTag('Booked a Call'), MADE_CONTACT, PUT_TAG_ON, madeOpportunity('Discovery call')],
	},
] as Example[];

describe(`the examples in a real n8n ${major}`, { timeout: 900_000 }, () => {
	let n8n: RealN8n;
	/** Missing when it did not start. */
	let running: RealN8n | undefined;

	before(async () => {
		running = await openRealN8n(major);
		n8n = running;
	});

	beforeEach(() => {
		n8n.sandbox.reset();
		// The test's own requests go past the node's pace.
		n8n.sandbox.setRate(0);
		// The examples leave the workspace empty, as most people can.
		n8n.sandbox.setReadings({ workspaces: 'one' });
	});

	after(() => running?.close());

	/** An example as it is in the repository, imported, with a credential chosen. */
	const imported = async (file: string, change: (workflow: Workflow) => Workflow = (same) => same) => {
		const workflow = JSON.parse(readFileSync(join(PROJECT, 'examples', `${file}.json`), 'utf8')) as Workflow;
		const data = { apiKey: n8n.sandbox.keys.good, gatewayUrl: n8n.sandbox.url };
		const credential = await saveCredential(n8n.call, { name: 'Maton', type: 'matonApi', data });
		return await saveWorkflow(n8n.call, withCredential(change(workflow), credential));
	};

	/** Runs an example as a click on Execute workflow does. */
	const run = async (workflow: unknown) => {
		const { resultData } = (await execute(n8n.call, workflow, n8n.installed.folder)).data;
		assert.equal(resultData.error?.message, undefined);
		return resultData.runData;
	};

	/** Requests that changed something, ids left out, with their bodies. */
	const writes = () =>
		n8n.sandbox
			.requests()
			.filter(({ method }) => method !== 'GET')
			.map(({ method, path, body }) => {
				const bare = path.replace('/clickfunnels/api/v2', '').replace(/\/\d+(?=\/|$)/g, '/…');
				return [`${method} ${bare}`, body ?? {}] as const;
			});

	for (const { file, ends, writes: wanted, event } of EXAMPLES) {
		test(`${file}: its sample`, async () => {
			const items = itemsOf(await run(await imported(file)), ends[0]);
			assert.equal(items.length, 1);
			assert.deepEqual(cutTo(ends[1], items[0]), ends[1]);
			const seen = writes();
			assert.deepEqual(
				seen.map(([request]) => request),
				wanted.map(([request]) => request),
			);
			for (const [at, [, body]] of wanted.entries()) assert.deepEqual(cutTo(body, seen[at][1]), body);
		});

		if (event === undefined) continue;
		test(`${file}: an event of ClickFunnels, once it is active`, async () => {
			const { id } = await imported(file);
			await n8n.activate(id);
			const own = () => n8n.sandbox.api.webhookEndpoints().filter(({ url }) => url.startsWith(n8n.address));
			await until('the endpoint', own, ({ length }) => length === 1);
			n8n.sandbox.emit({ event_type: event, workspace_id: own()[0].workspaceId });
			const filter = encodeURIComponent(JSON.stringify({ workflowId: id }));
			const executions = async () => {
				const { results } = await n8n.call('GET', `/rest/executions?filter=${filter}`);
				return (results as Array<{ id: string; mode: string; status: string }>).filter(
					({ mode }) => mode === 'webhook',
				);
			};
			const isOver = (runs: Array<{ status: string }>) =>
				runs.some(({ status }) => ['success', 'error'].includes(status));
			const [{ id: execution }] = await until('the run', executions, isOver);
			const { data } = await n8n.call('GET', `/rest/executions/${execution}`);
			const { runData } = unflatten(data, n8n.installed.folder).resultData;
			assert.equal(itemsOf(runData, ends[0]).length, 1);
			await n8n.call('POST', `/rest/workflows/${id}/deactivate`, {});
		});
	}

	/** A contact that somebody else makes. */
	const madeContact = async (email_address: string) => {
		const { url, keys } = n8n.sandbox;
		const headers = {
			authorization: `Bearer ${keys.good}`,
			'content-type': 'application/json',
			'user-agent': 'test',
		};
		const ask = async <Answer,>(path: string, body?: string) => {
			const answer = await fetch(`${url}/clickfunnels/api/v2${path}`, {
				method: body ? 'POST' : 'GET',
				headers,
				body,
			});
			assert.ok(answer.ok, `${path}: ${answer.status}`);
			return (await answer.json()) as Answer;
		};
		const [team] = await ask<Array<{ id: number }>>('/teams');
		const [{ id }] = await ask<Array<{ id: number }>>(`/teams/${team.id}/workspaces`);
		return await ask<{ updated_at: string }>(
			`/workspaces/${id}/contacts`,
			JSON.stringify({ contact: { email_address } }),
		);
	};

	test('07-nightly-contact-sync: takes what was changed since the last time', async () => {
		const table = await newDataTable(n8n);
		const workflow = await imported('07-nightly-contact-sync', (example) => withDataTable(example, table));
		const synced = async () => itemsOf(await run(workflow), 'Your CRM').map(({ Email }) => Email);

		const ann = await madeContact('ann@example.com');
		assert.deepEqual(await synced(), ['ann@example.com']);
		const [{ mark }, ...more] = await table.rows();
		assert.deepEqual(more, []);
		// Some seconds before the newest change: records of the same moment may show up one after the other.
		assert.ok(Date.parse(mark) <= Date.parse(ann.updated_at));
		assert.ok(Date.parse(mark) > Date.parse(ann.updated_at) - 60_000);

		n8n.sandbox.clearRequests();
		await madeContact('ben@example.com');
		assert.deepEqual((await synced()).sort(), ['ann@example.com', 'ben@example.com']);
		assert.equal((await table.rows()).length, 1);
	});

	test('10-bulk-import-with-opt-outs: its sample, where one has opted out and one is known', async () => {
		const file = '10-bulk-import-with-opt-outs';
		await madeContact('dan@example.com');
		await madeContact('cara@example.com');
		const cara = { Email: 'cara@example.com', 'Opted Out': 'yes' };
		await run(
			await imported(file, (example) => ({ ...example, pinData: { 'Your Rows': [{ json: cara }] } })),
		);
		const whole = await imported(file);
		const report = itemsOf(await run(whole), 'Your Report');
		assert.deepEqual(Object.fromEntries(report.map(({ Email, Result }) => [Email, Result])), {
			'ann@example.com': 'created',
			'ben@example.com': 'created',
			'cara@example.com': 'opted_out',
			'dan@example.com': 'unsubscribed',
			'no address': 'refused',
		});
		n8n.sandbox.clearRequests();
		await run(whole);
		assert.deepEqual(writes(), []);
	});

	describe('09-refund-request', () => {
		/** The form filled in for a customer. */
		const filledIn = async (Email: string) =>
			await run(
				await imported('09-refund-request', (example) => ({
					...example,
					pinData: { 'Refund Form': [{ json: { Email, Reason: 'Bought by mistake' } }] },
				})),
			);

		test('its sample is of nobody', async () => {
			const ran = await run(await imported('09-refund-request'));
			assert.equal(itemsOf(ran, 'No Such Customer').length, 1);
			assert.deepEqual(writes(), []);
		});

		test('a small order is paid back once', async () => {
			const email = 'greta.kowalski.119@example.com';
			const [message] = itemsOf(await filledIn(email), 'Tell the Customer');
			assert.equal(message.To, email);
			assert.equal(message.Result, 'refunded');
			const [again] = itemsOf(await filledIn(email), 'Tell the Customer');
			assert.equal(again.Result, 'already_refunded');
			assert.deepEqual(
				writes().map(([request]) => request),
				['POST /orders/transactions/…/refund'],
			);
		});

		test('a large one is left to a person', async () => {
			const ran = await filledIn('yuki.quinn.106@example.com');
			assert.equal(itemsOf(ran, 'Ask a Person').length, 1);
			assert.deepEqual(writes(), []);
		});
	});
});

interface Run {
	data?: { main: Array<Array<{ json: Record<string, unknown> }>> };
}

/** What a node gave in all its runs, on its first output; nothing where it did not run. */
function itemsOf(runData: Record<string, Run[] | undefined>, name: string) {
	return (runData[name] ?? []).flatMap(({ data }) => (data?.main[0] ?? []).map(({ json }) => json));
}

/** What a value holds of the keys that another one has. */
function cutTo(keys: unknown, value: unknown): unknown {
	if (typeof keys !== 'object' || typeof value !== 'object' || keys === null || value === null) return value;
	const held = value as Record<string, unknown>;
	return Object.fromEntries(Object.entries(keys).map(([key, inner]) => [key, cutTo(inner, held[key])]));
}
