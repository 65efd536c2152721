import type { WebhookDelivery } from '../../../sandbox/types.mts';
import { readWebhooks } from '../../../scripts/contract/webhooks.mts';
import { startFake } from '../gateway/start-fake.mts';
import { Receiver, until } from './receiver.mts';

const ALL = readWebhooks().events.map(({ id }) => id);

describe('POST /_sandbox/emit', () => {
	let fake: Awaited<ReturnType<typeof startFake>>;
	const receiver = new Receiver();
	beforeAll(async () => {
		fake = await startFake();
		const url = await receiver.start();
		const endpoint = { url, secret: 's', eventTypeIds: ALL, funnelIds: [5], pageIds: [] };
		fake.api.endpoints = [
			{ ...endpoint, id: 1, workspaceId: 42 },
			{ ...endpoint, id: 2, workspaceId: 43 },
		];
	});
	beforeEach(() => {
		fake.sandbox.reset();
		receiver.received = [];
	});
	afterAll(async () => {
		await fake.sandbox.close();
		await receiver.close();
	});

	const emit = async (body: Record<string, unknown>) => {
		const answer = await fake.ask('/_sandbox/emit', { method: 'POST', key: null, body });
		return ((await answer.json()) as { deliveries: WebhookDelivery[] }).deliveries;
	};

	test('every event can be fired, at the workspace of the newest endpoint', async () => {
		for (const id of ALL) {
			expect(fake.sandbox.emit({ event_type: id })).toMatchObject([
				{ endpoint_id: 2, event: { event_type: id, workspace_id: 43, subject_id: 7, data: { id: 7 } } },
			]);
		}
		await until(() => receiver.received.length === ALL.length);
	});

	test('what is given replaces the sample', async () => {
		const given = {
			event_type: 'order.completed',
			workspace_id: 42,
			data: { id: 9, total: '1.00' },
			subject_id: 9,
			event_id: 'mine',
			created_at: '2026-04-04T19:16:31.000Z',
			funnel_id: 5,
		};
		const [delivery] = await emit(given);
		expect(delivery).toMatchObject({ endpoint_id: 1, event: given });
		await until(() => receiver.received.length === 1);
		expect(JSON.parse(receiver.received[0].body)).toMatchObject(given);
	});

	test('an event that no endpoint wants starts nothing', async () => {
		expect(await emit({ event_type: 'order.completed', workspace_id: 44 })).toEqual([]);
		expect(await emit({ event_type: 'order.completed', funnel_id: 6 })).toEqual([]);
	});

	test('from code it refuses an unknown type too', () => {
		expect(() => fake.sandbox.emit({ event_type: 'nope' })).toThrow('Unknown event type "nope"');
	});
});
