import { pass } from '../support/clock.mts';
import type { TriggerWorkflow } from '../support/trigger.mts';
import { until } from '../support/until.mts';
import { anotherProcess } from './another-process.mts';
import { useTrigger } from './use-trigger.mts';

// ClickFunnels' tries after 12 and 24 hours come 2 and 5 seconds after an event.
const t = useTrigger({ webhookSpeed: 30_000 });

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const EVENTS = 1_000;
/** How many of them come before n8n is killed. */
const BEFORE = 100;

const idOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
const ids = Array.from({ length: EVENTS }, (_, index) => idOf(index));

/** Events happen, one after the other. */
function happen(from: number, to: number): void {
	for (let index = from; index < to; index++) {
		const event = { event_type: 'contact.created', event_id: idOf(index), subject_id: index + 1 };
		t.sandbox.emit({ ...event, created_at: new Date().toISOString() });
	}
}

function down(workflow: TriggerWorkflow): void {
	t.receiver.serve(new URL(workflow.url).pathname, async () => ({
		status: 503,
		body: { message: 'n8n is starting up' },
	}));
}

/** n8n starts, and knows nothing but what it has saved. */
async function start(workflow: TriggerWorkflow): Promise<void> {
	workflow.settings.nodeType = await anotherProcess();
	t.receiver.serve(new URL(workflow.url).pathname, (incoming) => workflow.deliver(incoming));
	await workflow.activate();
}

const ran = ({ items }: TriggerWorkflow) => items.map(({ event_id: id }) => String(id)).sort();

test.each([
	[1, 'two hours', 2 * HOUR],
	[2, 'two hours', 2 * HOUR],
	[1, 'two days', 48 * HOUR],
	[2, 'two days', 48 * HOUR],
] as const)(
	'n8n %i is killed for %s: each of 1,000 events passes once, whether it is tried again or not',
	async (generation, _, downFor) => {
		const workflow = t.workflow({}, { generation });
		await workflow.activate();
		await pass(MINUTE);
		happen(0, BEFORE);
		await until('the first events', () => workflow.items.length === BEFORE);
		await pass(MINUTE);
		await workflow.stop();
		down(workflow);
		const parts = 9;
		for (let part = 0; part < parts; part++) {
			happen(BEFORE + part * 100, BEFORE + (part + 1) * 100);
			await pass(downFor / parts - MINUTE);
		}
		await start(workflow);
		await pass(2 * MINUTE);
		await t.settled();
		// How many ClickFunnels' tries still bring, and how many the log, is the machine's; a busy one takes several looks.
		for (let looks = 0; looks < 4 && workflow.items.length < EVENTS; looks++) {
			await pass(5 * MINUTE);
			await workflow.tick();
			await pass(MINUTE);
		}
		await pass(11 * MINUTE);
		await workflow.tick();
		await pass(MINUTE);
		expect(ran(workflow)).toEqual(ids);
		await workflow.stop();
		await start(workflow);
		await pass(11 * MINUTE);
		expect(workflow.items).toHaveLength(EVENTS);
		const triedAgain = t.sandbox.deliveries().filter(({ attempts }) => attempts.length > 7);
		expect(triedAgain.length).toBeGreaterThan(EVENTS / 2);
	},
);
