import type { WebhookDelivery } from '../../../sandbox/types.mts';
import { startFake } from '../gateway/start-fake.mts';
import { deliveredTypes, eventTypes } from '../../support/webhook-contract.mts';
import { startRecorder, type Recorder } from '../../support/recorder.mts';
import { until } from '../../support/until.mts';

describe('POST /_sandbox/emit', () => {
	let fake: Awaited<ReturnType<typeof startFake>>;
	let receiver: Recorder;
	beforeAll(async () => {
		fake = await startFake();
		receiver = await startRecorder(() => ({}));
		const endpoint = {
			url: receiver.url,
			secret: 's',
			eventTypeIds: eventTypes,
			funnelIds: [5],
			pageIds: [],
		};
		fake.api.endpoints = [
			{ ...endpoint, id: 1, workspaceId: 42 },
			{ ...endpoint, id: 2, workspaceId: 43 },
		];
	});
	beforeEach(() => {
		fake.sandbox.reset();
		receiver.requests.length = 0;
	});
	afterAll(async () => {
		await fake.sandbox.close();
		await receiver.close();
	});

	/** Waits until that many deliveries have arrived. */
	const arrived = async (count: number) =>
		await until(
			`${count} deliveries`,
			() => receiver.requests.length,
			(length) => length === count,
		);

	const emit = async (body: Record<string, unknown>) => {
		const answer = await fake.ask('/_sandbox/emit', { method: 'POST', key: null, body });
		return ((await answer.json()) as { deliveries: WebhookDelivery[] }).deliveries;
	};

	test('every event can be fired, at the workspace of the newest endpoint', async () => {
		for (const id of deliveredTypes) {
			expect(fake.sandbox.emit({ event_type: id })).toMatchObject([
				{ endpoint_id: 2, event: { event_type: id, workspace_id: 43, subject_id: 7, data: { id: 7 } } },
			]);
		}
		await arrived(deliveredTypes.length);
	});

	test('events of V1 alone can be asked for, and reach no endpoint', async () => {
		const V1 = eventTypes.filter((id) => !deliveredTypes.includes(id));
		expect(V1).toHaveLength(4);
		for (const event_type of V1) expect(await emit({ event_type })).toEqual([]);
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
		await arrived(1);
		expect(receiver.requests[0].body).toMatchObject(given);
	});

	test('an event that no endpoint wants starts nothing', async () => {
		expect(await emit({ event_type: 'order.completed', workspace_id: 44 })).toEqual([]);
		expect(await emit({ event_type: 'order.completed', funnel_id: 6 })).toEqual([]);
	});

	test('from code it refuses an unknown type too', () => {
		expect(() => fake.sandbox.emit({ event_type: 'nope' })).toThrow('Unknown event type "nope"');
	});
});
