import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { saveCredential, saveWorkflow } from '../../scripts/n8n/example.mjs';
import { execute, unflatten } from '../../scripts/n8n/execution.mjs';
import { Company, type Rec } from '../support/company.mts';
import { until } from '../support/until.mts';
import { openRealN8n, type RealN8n } from './real-n8n.mts';

const PACKAGE = 'n8n-nodes-clickfunnels-maton';
const NAME = 'ClickFunnels Polling Trigger';
const major = process.env.E2E_N8N === '2' ? 2 : 1;

/** Seconds of a minute from which the next whole one, the shortest poll time that n8n takes, is near but not at hand. */
const LATE = { from: 25, to: 50 };

describe(`the polling trigger in a real n8n ${major}`, { timeout: 900_000 }, () => {
	let n8n: RealN8n;
	/** Missing when it did not start. */
	let running: RealN8n | undefined;
	let company: Company;
	let contacts: Rec[];
	let workflow: { id: string; nodes: unknown[] };

	before(async () => {
		running = await openRealN8n(major);
		n8n = running;
		company = new Company(n8n.sandbox.api);
		contacts = await company.in('contacts');
		workflow = await savePollingWorkflow();
	});

	after(() => running?.close());

	async function savePollingWorkflow() {
		const { id, name, type } = await saveCredential(n8n.call, {
			name: 'polling',
			type: 'matonApi',
			data: { apiKey: n8n.sandbox.keys.good, gatewayUrl: n8n.sandbox.url },
		});
		const trigger = {
			id: 'trigger',
			name: NAME,
			type: `${PACKAGE}.clickFunnelsPollingTrigger`,
			typeVersion: 1,
			position: [0, 0],
			parameters: {
				// Every Minute is at a second by chance.
				pollTimes: { item: [{ mode: 'custom', cronExpression: '0 * * * * *' }] },
				workspaceId: { __rl: true, mode: 'id', value: String(await company.workspaceId()) },
				record: 'contact',
				triggerOn: 'either',
			},
			credentials: { [type]: { id, name } },
		};
		const end = { id: 'end', name: 'End', type: 'n8n-nodes-base.noOp', typeVersion: 1, position: [208, 0] };
		return await saveWorkflow(n8n.call, {
			name: 'Polling',
			nodes: [trigger, { ...end, parameters: {} }],
			connections: { [NAME]: { main: [[{ node: 'End', type: 'main', index: 0 }]] } },
		});
	}

	const deactivate = async () => await n8n.call('POST', `/rest/workflows/${workflow.id}/deactivate`, {});

	const change = async ({ id }: Rec, first_name: string) => {
		const { status } = await company.send('PUT', `/contacts/${id}`, { contact: { first_name } });
		assert.equal(status, 200);
	};

	/** Of each run, by a poll and not by hand, the names of the contacts that it was started with; the oldest run first. */
	const runs = async () => {
		const filter = encodeURIComponent(JSON.stringify({ workflowId: workflow.id }));
		const { results } = await n8n.call('GET', `/rest/executions?filter=${filter}`);
		const found: string[][] = [];
		for (const { id, status, mode } of [...results].reverse()) {
			if (mode !== 'trigger') continue;
			const { data } = await n8n.call('GET', `/rest/executions/${id}`);
			if (status !== 'success' || !data) continue;
			const { runData } = unflatten(data, n8n.installed.folder).resultData;
			found.push(runData.End[0].data.main[0].map(({ json }: { json: Rec }) => json.first_name));
		}
		return found;
	};

	const untilRuns = async (expected: string[][]) => {
		const { length } = expected;
		assert.deepEqual(await until(`${length} runs`, runs, (found) => found.length >= length), expected);
	};

	test('n8n shows it with Poll Times', async () => {
		const nodes: Array<{ name: string; polling?: boolean; properties: Array<{ name: string }> }> =
			await n8n.call('GET', '/types/nodes.json');
		const node = nodes.find(({ name }) => name === `${PACKAGE}.clickFunnelsPollingTrigger`);
		assert.equal(node?.polling, true);
		assert.ok(node.properties.some(({ name }) => name === 'pollTimes'));
	});

	test('Fetch Test Event gives the contact that was changed last, and starts nothing else', async () => {
		await change(contacts[3], 'Tested');
		const { status, data } = await execute(n8n.call, workflow, n8n.installed.folder);
		assert.equal(status, 'success');
		const items = data.resultData.runData[NAME][0].data.main[0];
		assert.deepEqual(
			items.map(({ json }: { json: Rec }) => json.first_name),
			['Tested'],
		);
		assert.deepEqual(await runs(), []);
	});

	test('what is changed starts the workflow at the next poll time, once; what was there does not', async () => {
		await n8n.activate(workflow.id);
		await until(
			'the first look',
			() => n8n.sandbox.requests().filter(({ path }) => path.endsWith('/contacts')),
			({ length }) => length >= 3,
		);
		await until(
			'the end of a minute',
			() => new Date().getSeconds(),
			(second) => second >= LATE.from && second <= LATE.to,
		);
		await change(contacts[5], 'Changed');
		await untilRuns([['Changed']]);
	});

	test('after a crash nothing comes again, and what was changed meanwhile comes', async () => {
		const restarted = n8n.crashAndRestart();
		await change(contacts[7], 'Meanwhile');
		await restarted;
		await untilRuns([['Changed'], ['Meanwhile']]);
	});

	test('deactivated, it starts nothing; activated again, it goes on where it was', async () => {
		await deactivate();
		await change(contacts[9], 'While it was off');
		await change(contacts[11], 'Later');
		await n8n.activate(workflow.id);
		await untilRuns([['Changed'], ['Meanwhile'], ['While it was off', 'Later']]);
		await deactivate();
	});
});
