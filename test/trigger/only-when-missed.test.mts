import { pass } from '../support/clock.mts';
import { ignored, listening } from './listening.mts';
import { useTrigger } from './use-trigger.mts';

const t = useTrigger({ webhookSpeed: 1000 });

const MINUTE = 60_000;

describe('events that are caught up', () => {
	const miss = (eventId: string, data: Record<string, unknown>) => {
		const event = t.sandbox.api.sampleEvent('contact.created', t.workspaceIds[0]);
		const createdAt = new Date(Date.now()).toISOString();
		t.sandbox.api.logEvent({
			...event,
			eventId,
			createdAt,
			data,
		});
	};

	test('meet the conditions, and what was refused is not taken for missed', async () => {
		const { workflow, deliver } = await listening(t, { onlyWhen: { contact_tag_ids: [7] } });
		await pass(MINUTE);
		await deliver({ type: 'contact.created', data: { tags: [] }, more: { event_id: 'refused' } });
		miss('refused', { tags: [{ id: 7 }] });
		await pass(MINUTE);
		miss('other', { tags: [] });
		await pass(MINUTE);
		miss('wanted', { tags: [{ id: 7 }] });
		await pass(11 * MINUTE);
		for (let look = 0; look < 2; look++) await workflow.tick();
		expect(workflow.items.map(({ event_id: id }) => id)).toEqual(['wanted']);
		// A late try of ClickFunnels' own.
		const late = await deliver({
			type: 'contact.created',
			data: { tags: [{ id: 7 }] },
			more: { event_id: 'other' },
		});
		expect(late).toEqual(ignored('delivered before'));
	});
});
