import type { INodeParameters } from 'n8n-workflow';

import { unreachable } from '../../nodes/ClickFunnels/trigger/webhookUrl';
import { byId } from '../support/engine.mts';
import { useTrigger } from './use-trigger.mts';

const t = useTrigger();

interface Reason {
	message: string;
	description?: string;
}

/** Why an activation fails, with the requests that it sent. */
async function failing(parameters: INodeParameters): Promise<Reason> {
	t.sandbox.clearRequests();
	try {
		await t.workflow(parameters).activate();
	} catch (error) {
		// n8n's own clean-up after it sends nothing either.
		expect(t.sandbox.requests()).toEqual([]);
		return error as Reason;
	}
	throw new Error('The activation did not fail');
}

describe('a parameter that is missing or wrong is named, and nothing is sent', () => {
	test.each<[string, INodeParameters, string]>([
		['no workspace', { workspaceId: '' }, 'Workspace: a value is needed'],
		['an empty workspace', { workspaceId: byId('') }, 'Workspace: a value is needed'],
		[
			'a workspace that leads elsewhere',
			{ workspaceId: byId('../teams') },
			'Workspace: "../teams" is not an ID',
		],
		['dots', { workspaceId: byId('..') }, 'Workspace: ".." is not an ID'],
		['a workspace with a query', { workspaceId: byId('5?x=1') }, 'Workspace: "5?x=1" is not an ID'],
		['an encoded path', { workspaceId: byId('1%2F..%2F2') }, 'Workspace: "1%2F..%2F2" is not an ID'],
		['a line break', { workspaceId: byId('1\r\nX: y') }, 'Workspace: "1\r\nX: y" is not an ID'],
		['an object', { workspaceId: byId({ id: 5 }) }, 'Workspace: "{"id":5}" is not an ID'],
		['no events', { events: [] }, 'Trigger On Events: a value is needed'],
		['empty events', { events: '' }, 'Trigger On Events: a value is needed'],
		['an event that is none', { events: ['<script>'] }, 'Trigger On Events: "<script>" is not an ID'],
		[
			'a funnel that is none',
			{ filters: { funnel_ids: ['../x'] } },
			'Funnel Names or IDs: "../x" is not an ID',
		],
		[
			'a page by its public ID',
			{ filters: { page_ids: ['PjvAAJ'] } },
			'Page Names or IDs: "PjvAAJ" is a public ID',
		],
	])('%s', async (_, parameters, start) => {
		const { message, description } = await failing(parameters);
		expect(message.startsWith(start)).toBe(true);
		expect(description).toMatch(/^(Enter|Choose) /);
	});
});

test('a workspace can be chosen by its address in the app', async () => {
	const workspaceId = { __rl: true, mode: 'url', value: '' } as unknown as INodeParameters;
	const id = t.workspaceIds[1];
	workspaceId.value = `https://example.myclickfunnels.com/account/workspaces/${id}/contacts`;
	const workflow = t.workflow({ workspaceId });
	await workflow.activate();
	expect(t.endpointOf(workflow).workspaceId).toBe(id);
});

test('events can come from an expression, as a list or separated by commas', async () => {
	for (const events of [
		'={{ ["contact.created", "order.completed"] }}',
		'contact.created , order.completed',
	]) {
		const workflow = t.workflow({ events });
		await workflow.activate();
		expect(t.endpointOf(workflow).eventTypeIds).toEqual(['contact.created', 'order.completed']);
		t.sandbox.emit({ event_type: 'order.completed', workspace_id: t.workspaceIds[0] });
		await t.settled();
		expect(workflow.items.map(({ event_type: type }) => type)).toEqual(['order.completed']);
		await workflow.deactivate();
	}
});

test('an event that was not asked for is not taken for one whose name begins the same', async () => {
	const workflow = t.workflow({ events: 'one-time-order.invoice.paid' });
	await workflow.activate();
	const { secret } = t.endpointOf(workflow);
	workflow.settings.parameters.options = { verifySignature: false };
	const rawBody = Buffer.from(JSON.stringify({ event_id: secret, event_type: 'invoice.paid' }));
	expect((await workflow.deliver({ headers: {}, rawBody })).body).toEqual({ ignored: 'event not asked for' });
});

describe('the address of n8n', () => {
	const PUBLIC = 'https://api.maton.ai';
	const path = '/webhook/1/webhook';

	test.each([
		'http://n8n.example.com',
		'http://localhost:5678',
		'http://192.168.1.5:5678',
		'ftp://n8n.example.com',
	])('%s is no https address', (address) => {
		const reason = unreachable(address + path, PUBLIC);
		expect(reason).toContain('https addresses only');
		expect(reason).toContain(address + path);
		expect(reason).toContain('Set WEBHOOK_URL of n8n to a public https address');
	});

	test.each([
		'https://localhost',
		'https://localhost:5678',
		'https://localhost.',
		'https://n8n.localhost',
		'https://127.0.0.1',
		'https://127.8.9.10',
		'https://2130706433',
		'https://0x7f.1',
		'https://0.0.0.0',
		'https://10.0.0.1',
		'https://10.255.255.255',
		'https://192.168.0.10:8443',
		'https://172.16.0.1',
		'https://172.31.255.254',
		'https://169.254.1.1',
		'https://100.64.0.1',
		'https://100.127.255.254',
		'https://n8n.local',
		'https://N8N.LOCAL',
		'https://n8n.local.',
		'https://n8n.internal',
		'https://n8n.lan',
		'https://n8n.home.arpa',
		'https://n8n',
		'https://n8n:5678',
		'https://[::1]',
		'https://[::]',
		'https://[fc00::1]',
		'https://[fd12:3456::1]',
		'https://[fe80::1]',
		'https://[febf::1]',
		'https://[::ffff:10.0.0.1]',
		'https://[::ffff:127.0.0.1]',
	])('%s is not public', (address) => {
		const reason = unreachable(address + path, PUBLIC);
		expect(reason).toContain('can’t reach');
		expect(reason).toContain('Set WEBHOOK_URL of n8n to an address that is public');
	});

	test.each([
		'https://n8n.example.com',
		'https://n8n.example.com:8443',
		'https://example.app.n8n.cloud',
		'https://8.8.8.8',
		'https://11.0.0.1',
		'https://172.15.0.1',
		'https://172.32.0.1',
		'https://192.169.0.1',
		'https://100.63.0.1',
		'https://100.128.0.1',
		'https://10.example.com',
		'https://127.example.com',
		'https://192.168.example.com',
		'https://172.16.example.com',
		'https://fc.example.com',
		'https://local.example.com',
		'https://mylocal.com',
		'https://[2001:db8::1]',
		'https://[2606:4700::1111]',
	])('%s will do', (address) => {
		expect(unreachable(address + path, PUBLIC)).toBeUndefined();
	});

	test.each(['http://127.0.0.1:9300', 'http://localhost:9300', 'http://[::1]:9300', 'https://localhost'])(
		'any address will do with a gateway on this machine, such as %s',
		(gateway) => {
			expect(unreachable(`http://localhost:5678${path}`, gateway)).toBeUndefined();
		},
	);

	test('the activation says so, before anything is sent', async () => {
		const workflow = t.workflow(
			{},
			{ gatewayUrl: 'https://gateway.invalid', address: 'http://localhost:5678' },
		);
		// n8n's own clean-up would only look for the gateway.
		const reason = await workflow.activate({ killed: true }).catch((error: Reason) => error);
		expect(reason).toMatchObject({
			message: 'ClickFunnels can’t deliver to this n8n',
			description: unreachable(workflow.url, 'https://gateway.invalid'),
		});
	});

	test('a gateway URL that is unusable is named', async () => {
		const workflow = t.workflow({}, { gatewayUrl: 'http://gateway.example.com' });
		await expect(workflow.activate()).rejects.toThrow(/^Gateway URL: .*unencrypted/);
	});
});
