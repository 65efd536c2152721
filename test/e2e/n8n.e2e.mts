import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { freePort } from '../../scripts/lib/free-port.mjs';
import { saveCredential, saveWorkflow, withCredential } from '../../scripts/n8n/example.mjs';
import { execute } from '../../scripts/n8n/execution.mjs';
import { checkResult, readExample } from '../../scripts/start/example.mjs';
import { Company } from '../support/company.mts';
import { batchesOf } from './batches.mts';
import { openRealN8n, type RealN8n } from './real-n8n.mts';

const PACKAGE = 'n8n-nodes-clickfunnels-maton';
const NODES = ['clickFunnels', 'clickFunnelsApi', 'clickFunnelsTrigger', 'clickFunnelsPollingTrigger'];
const major = process.env.E2E_N8N === '2' ? 2 : 1;
describe(`the packed package in a real n8n ${major}`, { timeout: 900_000 }, () => {
	let n8n: RealN8n;
	/** Missing when it did not start. */
	let running: RealN8n | undefined;

	before(async () => {
		running = await openRealN8n(major);
		n8n = running;
	});

	after(() => running?.close());

	const credential = (name: string, data: { apiKey: string; gatewayUrl?: string }) =>
		saveCredential(n8n.call, { name, type: 'matonApi', data: { gatewayUrl: n8n.sandbox.url, ...data } });

	/** What a picker shows. */
	const look = async (methodName: string, parameters: Record<string, unknown>, filter?: string) => {
		const { id, name } = await credential('picker', { apiKey: n8n.sandbox.keys.good });
		const { results } = await n8n.call('POST', '/rest/dynamic-node-parameters/resource-locator-results', {
			path: 'parameters.workspaceId',
			nodeTypeAndVersion: { name: `${PACKAGE}.clickFunnels`, version: 1 },
			methodName,
			filter,
			currentNodeParameters: parameters,
			credentials: { matonApi: { id, name } },
		});
		return results as Array<{ name: string; value: string | number }>;
	};

	test('n8n knows its nodes and its credential', async () => {
		const nodes: Array<{ name: string }> = await n8n.call('GET', '/types/nodes.json');
		const credentials: Array<{ name: string }> = await n8n.call('GET', '/types/credentials.json');
		for (const own of NODES) {
			assert.ok(
				nodes.some(({ name }) => name === `${PACKAGE}.${own}`),
				own,
			);
		}
		assert.ok(credentials.some(({ name }) => name === 'matonApi'));
	});

	test('the editor can show the fields of a contact before the first run', async () => {
		const schema = await n8n.call('GET', `/schemas/${PACKAGE}.clickFunnels/1.0.0/contact/get.json`);
		assert.equal(schema.properties.email_address.type, 'string');
		assert.equal(schema.properties.tags.items.type, 'string');
		const ofJob = await n8n.call('GET', `/schemas/${PACKAGE}.clickFunnels/1.0.0/contact/addTags.json`);
		assert.equal(ofJob.properties.tag_result.type, 'string');
		const ofRoute = await n8n.call('GET', `/schemas/${PACKAGE}.clickFunnelsApi/1.0.0/theme/get.json`);
		assert.equal(ofRoute.properties.id.type, 'integer');
	});

	describe('the credential test', () => {
		const outcome = async (name: string, data: { apiKey: string; gatewayUrl?: string }) =>
			(await n8n.call('POST', '/rest/credentials/test', { credentials: await credential(name, data) })) as {
				status: string;
				message: string;
			};

		test('passes with a good key', async () => {
			const { status, message } = await outcome('good', { apiKey: n8n.sandbox.keys.good });
			assert.equal(status, 'OK');
			assert.match(message, /workspaces Brightpath \(\d+\),.* user .+@/);
		});

		test('lists the connections where there are several and none is named', async () => {
			const { status, message } = await outcome('several', { apiKey: n8n.sandbox.keys.twoConnections });
			assert.equal(status, 'Error');
			assert.match(message, /has 2 ClickFunnels connections.*Enter the Connection ID/);
		});

		test('names the key when the key is wrong', async () => {
			const { status, message } = await outcome('bad', { apiKey: 'not-a-key' });
			assert.equal(status, 'Error');
			assert.match(message, /does not accept this API key/);
		});

		test('names the connection when there is none', async () => {
			const { status, message } = await outcome('unconnected', {
				apiKey: n8n.sandbox.keys.withoutConnection,
			});
			assert.equal(status, 'Error');
			assert.match(message, /no active ClickFunnels connection/);
		});

		test('says so when the gateway can not be reached', async () => {
			const gatewayUrl = `http://127.0.0.1:${await freePort()}`;
			const { status, message } = await outcome('unreachable', { apiKey: n8n.sandbox.keys.good, gatewayUrl });
			assert.equal(status, 'Error');
			assert.match(message, /^The gateway could not be reached\. Nothing answered at the Gateway URL/);
		});
	});

	test('the example workflow runs to its end and leaves nothing behind', async () => {
		const saved = await credential('example', { apiKey: n8n.sandbox.keys.good });
		const workflow = await saveWorkflow(n8n.call, withCredential(readExample(), saved));
		n8n.sandbox.clearRequests();
		const { data } = await execute(n8n.call, workflow, n8n.installed.folder);
		checkResult(workflow, data.resultData);
		const writes = n8n.sandbox.requests().filter(({ method }) => method !== 'GET');
		assert.deepEqual(
			writes.map(({ method, status }) => `${method} ${status}`),
			['POST 201', 'POST 201', 'DELETE 204'],
		);
	});

	test('a loop of n8n takes a list in batches: each contact once, until there is no cursor', async () => {
		const company = new Company(n8n.sandbox.api);
		const ids = (await company.in('contacts')).map(({ id }) => id);
		const saved = await credential('batches', { apiKey: n8n.sandbox.keys.good });
		const wanted = withCredential(batchesOf(await company.workspaceId(), 60), saved);
		const workflow = await saveWorkflow(n8n.call, wanted);
		const { data } = await execute(n8n.call, workflow, n8n.installed.folder);
		assert.equal(data.resultData.error, undefined);
		const batches: number[][] = data.resultData.runData.Batch.map((run) =>
			run.data.main[0].map(({ json }: { json: { id: number } }) => json.id),
		);
		assert.deepEqual(batches, [ids.slice(0, 60), ids.slice(60, 120), ids.slice(120, 180), ids.slice(180)]);
		assert.equal(batches.at(-1)?.length, 20);
	});

	describe('the pickers', () => {
		test('list the workspaces of every team', async () => {
			const workspaces = await look('searchWorkspace', { resource: 'contact', operation: 'getAll' });
			assert.ok(workspaces.length >= 2);
			assert.ok(workspaces.every(({ name, value }) => name && value));
		});

		test('find a contact by its e-mail address', async () => {
			const [{ value }] = await look('searchWorkspace', { resource: 'contact', operation: 'getAll' });
			const workspaceId = { __rl: true, mode: 'id', value };
			const parameters = { resource: 'contact', operation: 'get', workspaceId };
			const [contact] = await look('searchContact', parameters);
			const found = await look('searchContact', parameters, contact.name.slice(0, 8));
			assert.ok(found.some((other) => other.value === contact.value));
		});

		test('list the tags of the workspace in a multi-select', async () => {
			const workspaces = await look('searchWorkspace', { resource: 'contact', operation: 'getAll' });
			const { id, name } = await credential('picker', { apiKey: n8n.sandbox.keys.good });
			const options: Array<{ name: string; value: number }> = await n8n.call(
				'POST',
				'/rest/dynamic-node-parameters/options',
				{
					path: 'parameters.additionalFields.tag_ids',
					nodeTypeAndVersion: { name: `${PACKAGE}.clickFunnelsApi`, version: 1 },
					methodName: 'getContactTagOptions',
					currentNodeParameters: {
						resource: 'contact',
						operation: 'create',
						workspaceId: { __rl: true, mode: 'id', value: workspaces[0].value },
					},
					credentials: { matonApi: { id, name } },
				},
			);
			assert.ok(options.length >= 2);
			assert.ok(options.every((option) => option.name && Number.isInteger(option.value)));
		});
	});
});
