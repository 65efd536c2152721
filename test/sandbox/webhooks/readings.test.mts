import type { Readings } from '../../../sandbox/readings.mts';
import type { Json } from '../../support/company.mts';
import { startRecorder } from '../../support/recorder.mts';
import { until } from '../../support/until.mts';
import { useReadings } from '../use-readings.mts';

const use = useReadings();
const { rows } = use;

describe('deliveries', () => {
	/** What arrives at a new endpoint when a contact is made, and the log's record of it. */
	async function delivered(readings: Partial<Readings>) {
		use.sandbox.setReadings(readings);
		const receiver = await startRecorder(() => ({}));
		await use.company.createIn('webhooks/outgoing/endpoints', {
			webhooks_outgoing_endpoint: { url: receiver.url, name: 'A', event_type_ids: ['contact.created'] },
		});
		const { id } = await use.company.createIn('contacts', { contact: { first_name: 'Ada' } });
		await until('the delivery', () => receiver.requests.at(0));
		const [{ headers, body }] = receiver.requests;
		await receiver.close();
		const [record] = await rows(`/workspaces/${use.workspace}/webhooks/outgoing/events?sort_order=desc`);
		expect([record.event_type_id, record.subject_id]).toEqual(['contact.created', id]);
		return { header: headers['x-webhook-clickfunnels-id'], body: body as Json, uuid: String(record.uuid) };
	}
	const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

	test('usually: event_id, which is the uuid of the log, and no header', async () => {
		const { header, body, uuid } = await delivered({});
		expect(body).toMatchObject({ event_id: expect.stringMatching(UUID), event_type: 'contact.created' });
		expect([header, uuid]).toEqual([undefined, body.event_id]);
	});

	test('eventIds hex: the log has it without dashes', async () => {
		const { body, uuid } = await delivered({ eventIds: 'hex' });
		expect(uuid).toMatch(/^[0-9a-f]{32}$/);
		expect(uuid).toBe(String(body.event_id).replaceAll('-', ''));
	});

	test('eventIds other: the log has another one', async () => {
		const { body, uuid } = await delivered({ eventIds: 'other' });
		expect(uuid).toMatch(UUID);
		expect(uuid).not.toBe(body.event_id);
	});

	test('deliveries uuid: the envelope says uuid and event_type_id', async () => {
		const { body, uuid } = await delivered({ deliveries: 'uuid' });
		expect(body).toMatchObject({ uuid, event_type_id: 'contact.created', api_version: 2 });
		expect(Object.keys(body)).not.toContain('event_id');
		expect(Object.keys(body)).not.toContain('event_type');
	});

	test('eventHeader present: a header has the id', async () => {
		const { header, body } = await delivered({ eventHeader: 'present' });
		expect(header).toBe(body.event_id);
	});

	test('an event fired by hand is logged once, however often it is delivered', async () => {
		await use.company.createIn('webhooks/outgoing/endpoints', {
			webhooks_outgoing_endpoint: {
				url: 'http://127.0.0.1:9',
				name: 'A',
				event_type_ids: ['order.completed'],
			},
		});
		const log = `/workspaces/${use.workspace}/webhooks/outgoing/events`;
		const { length } = await rows(log);
		const event = {
			event_type: 'order.completed',
			event_id: '11111111-2222-4333-8444-555555555555',
			created_at: '2026-09-02T10:00:00.000Z',
		};
		for (const times of [1, 1]) expect(use.sandbox.emit(event)).toHaveLength(times);
		const [newest, ...others] = await rows(`${log}?sort_order=desc`);
		expect(others).toHaveLength(length);
		expect(newest).toMatchObject({
			uuid: event.event_id,
			event_type_id: event.event_type,
			created_at: event.created_at,
		});
	});
});
