import { startSandbox } from '../../../sandbox/index.mts';
import type { Sandbox } from '../../../sandbox/types.mts';
import { signature } from '../../../sandbox/webhooks/signature.mts';
import { startRecorder, type Recorder } from '../../support/recorder.mts';
import { until } from '../../support/until.mts';

describe('a sandbox as it is started', () => {
	let sandbox: Sandbox;
	let receiver: Recorder;
	beforeAll(async () => {
		sandbox = await startSandbox({ rate: 0 });
		receiver = await startRecorder(() => ({}));
	});
	beforeEach(() => sandbox.reset());
	afterAll(async () => {
		await sandbox.close();
		await receiver.close();
	});

	async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
		const answer = await fetch(`${sandbox.url}/clickfunnels/api/v2${path}`, {
			method,
			headers: { authorization: `Bearer ${sandbox.keys.good}`, 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
		expect(answer.status).toBeLessThan(300);
		return (await answer.json()) as T;
	}
	async function workspaceId(): Promise<number> {
		const [team] = await ask<Array<{ id: number }>>('GET', '/teams');
		const [workspace] = await ask<Array<{ id: number }>>('GET', `/teams/${team.id}/workspaces`);
		return workspace.id;
	}

	test('a contact that is created arrives at the endpoint, signed with its secret', async () => {
		const workspace = await workspaceId();
		const { webhook_secret } = await ask<{ webhook_secret: string }>(
			'POST',
			`/workspaces/${workspace}/webhooks/outgoing/endpoints`,
			{
				webhooks_outgoing_endpoint: { url: receiver.url, name: 'Test', event_type_ids: ['contact.created'] },
			},
		);
		const contact = await ask<{ id: number }>('POST', `/workspaces/${workspace}/contacts`, {
			contact: { email_address: 'new.person@example.com' },
		});
		const { headers, text, body } = await until('the delivery', () => receiver.requests[0]);
		expect(body).toMatchObject({
			event_type: 'contact.created',
			subject_id: contact.id,
			workspace_id: workspace,
			data: { email_address: 'new.person@example.com' },
		});
		const timestamp = headers['x-webhook-clickfunnels-timestamp'] as string;
		expect(headers['x-webhook-clickfunnels-signature']).toBe(signature(webhook_secret, timestamp, text));
	});

	test('reset takes back what was created', async () => {
		const path = `/workspaces/${await workspaceId()}/webhooks/outgoing/endpoints`;
		const before = await ask<unknown[]>('GET', path);
		const root = { url: receiver.url, name: 'Test', event_type_ids: ['contact.created'] };
		await ask('POST', path, { webhooks_outgoing_endpoint: root });
		sandbox.reset();
		expect(await ask<unknown[]>('GET', path)).toEqual(before);
	});

	test('emitting at a workspace that does not exist starts nothing', () => {
		expect(sandbox.emit({ event_type: 'contact.created', workspace_id: 999_999_999 })).toEqual([]);
	});
});
