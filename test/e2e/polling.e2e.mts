import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { saveCredential, saveWorkflow } from '../../scripts/n8n/example.mjs';
import { execute, unflatten } from '../../scripts/n8n/execution.mjs';
import { Company, type Rec } from '../support/company.mts';
import { until } from '../support/until.mts';
import { databaseOf } from './database.mts';
import { openRealN8n, type RealN8n } from './real-n8n.mts';

const PACKAGE = 'n8n-nodes-clickfunnels-maton';
const NAME = 'ClickFunnels Polling Trigger';
const major = process.env.E2E_N8N === '2' ? 2 : 1;

/** Seconds of a minute from which the next whole one, the shortest poll time that n8n takes, is near but not at hand. */
const LATE = { from: 25, to: 50 };

/** A workflow as n8n answers it. */
interface Saved {
	id: string;
	nodes: unknown[];
}

describe(`the polling trigger in a real n8n ${major}`, { timeout: 900_000 }, () => {
	let n8n: RealN8n;
	/** Missing when it did not start. */
	let running: RealN8n | undefined;
	let company: Company;
	let contacts: Rec[];
	let workflow: Saved;

	before(async () => {
		running = await openRealN8n(major);
		n8n = running;
		company = new Company(n8n.sandbox.api);
		contacts = await company.in('contacts');
		workflow = await saveWorkflow(n8n.call, await pollingWorkflow('Polling'));
	});

	after(() => running?.close());

	/** @param more further parameters of the trigger */
	async function pollingWorkflow(name: string, more = {}) {
		const {
			id,
			name: called,
			type,
		} = await saveCredential(n8n.call, {
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
				...more,
			},
			credentials: { [type]: { id, name: called } },
		};
		const end = { id: 'end', name: 'End', type: 'n8n-nodes-base.noOp', typeVersion: 1, position: [208, 0] };
		return {
			name,
			nodes: [trigger, { ...end, parameters: {} }],
			connections: { [NAME]: { main: [[{ node: 'End', type: 'main', index: 0 }]] } },
		};
	}

	const deactivate = async ({ id } = workflow) =>
		await n8n.call('POST', `/rest/workflows/${id}/deactivate`, {});

	const change = async ({ id }: Rec, first_name: string) => {
		const { status } = await company.send('PUT', `/contacts/${id}`, { contact: { first_name } });
		assert.equal(status, 200);
	};

	/** Of each run, by a poll and not by hand, the names of the contacts that it was started with; the oldest run first. */
	const runs = async ({ id: workflowId } = workflow) => {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
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

	const untilRuns = async (expected: string[][], of = workflow) => {
		const { length } = expected;
		assert.deepEqual(
			await until(
				`${length} runs`,
				() => runs(of),
				(found) => found.length >= length,
			),
			expected,
		);
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

	/** Until its first look is over: two requests, as there are no more rows of the last minute. */
	const activate = async ({ id } = workflow) => {
		n8n.sandbox.clearRequests();
		await n8n.activate(id);
		const looks = () => n8n.sandbox.requests().filter(({ path }) => path.endsWith('/contacts'));
		await until('the first look', looks, ({ length }) => length >= 2);
	};

	const untilMinuteEnds = async () => {
		const second = () => new Date().getSeconds();
		await until('the end of a minute', second, (now) => now >= LATE.from && now <= LATE.to);
	};

	test('what is changed starts the workflow at the next poll time, once; what was there does not', async () => {
		await activate();
		await untilMinuteEnds();
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

	test('with Only When, also where what n8n keeps of it is damaged, only who has the tag starts it', async () => {
		const [tag] = contacts.flatMap(({ tags }) => tags as Rec[]);
		const hasTag = ({ tags }: Rec) => (tags as Rec[]).some(({ id }) => id === tag.id);
		const content = await pollingWorkflow('Picky', { onlyWhen: { contact_tag_ids: tag.name } });
		const picky: Saved = await saveWorkflow(n8n.call, content);
		const staticData = JSON.stringify({ [`node:${NAME}`]: null });
		await databaseOf(n8n)(`UPDATE workflow_entity SET staticData = '${staticData}' WHERE id = '${picky.id}'`);
		await activate(picky);
		await untilMinuteEnds();
		await change(contacts.find((one) => !hasTag(one))!, 'Without');
		await change(contacts.find(hasTag)!, 'Tagged');
		await untilRuns([['Tagged']], picky);
		await deactivate(picky);
	});
});
