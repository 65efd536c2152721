import { pass } from '../support/clock.mts';
import { startAlteringGateway } from './altering-gateway.mts';
import { anotherProcess } from './another-process.mts';
import { signed, useTrigger } from './use-trigger.mts';

const t = useTrigger({ webhookSpeed: 1000 });

const MINUTE = 60_000;

/** What is no record of ClickFunnels', as JSON. */
const RECORDS = [
	['nothing', 'null'],
	['a list', '[1,null,{"id":5}]'],
	['a text', '"x"'],
	['lists in lists', '['.repeat(20_000) + ']'.repeat(20_000)],
	['names that JavaScript uses', '{"__proto__":{"a":1},"constructor":5,"id":7}'],
	['lists where objects belong', '{"id":{"a":1},"contact":"x","tags":"x","custom_attributes":[1]}'],
];
const SUBJECTS = ['"__proto__"', '"constructor"', '["Contact"]', 'null', '"Contact"'];

test.each(['simple', 'event', 'record'])(
	'an event starts the workflow whatever its record is (Output: %s)',
	async (output) => {
		const workflow = t.workflow({
			events: ['contact.created'],
			options: { output, onceWithin: 1 },
			onlyWhen: { changed_fields: 'email_address, tags.id' },
		});
		await workflow.activate();
		const { secret } = t.endpointOf(workflow);
		const start = Date.now();
		const events = RECORDS.flatMap(([, data]) => SUBJECTS.map((subject) => ({ data, subject })));
		for (const [index, { data, subject }] of events.entries()) {
			const at = new Date(start + index * MINUTE).toISOString();
			const body = `{"event_id":"e${index}","event_type":"contact.created","subject_id":${index},
				"subject_type":${subject},"created_at":"${at}","data":${data}}`;
			expect(await workflow.deliver(signed(secret, Buffer.from(body)))).toEqual({
				status: 200,
				body: { message: 'Workflow was started' },
			});
		}
		expect(workflow.items).toHaveLength(events.length);
	},
);

test('a condition is held against an event of an odd kind, too', async () => {
	const workflow = t.workflow({ onlyWhen: { funnel_ids: [7] } });
	await workflow.activate();
	const { secret } = t.endpointOf(workflow);
	const event = { event_type: 'no.such', subject_type: '__proto__', funnel_id: 7, data: {} };
	workflow.settings.parameters.events = ['no.such'];
	await workflow.deliver(signed(secret, { ...event, event_id: 'a' }));
	expect(workflow.items).toHaveLength(1);
});

test('events that an expression no longer gives do not lose what the endpoint was made for', async () => {
	const workflow = t.workflow();
	await workflow.activate();
	const { secret } = t.endpointOf(workflow);
	workflow.settings.parameters.events = '={{ undefined }}';
	await workflow.deliver(signed(secret, { event_id: 'a', event_type: 'contact.created' }));
	expect(workflow.items).toHaveLength(1);
});

/** ClickFunnels logs an event and can’t deliver it. */
function miss(eventId: string): void {
	const event = t.sandbox.api.sampleEvent('contact.created', t.workspaceIds[0]);
	t.sandbox.api.logEvent({ ...event, eventId, createdAt: new Date(Date.now()).toISOString() });
}

test('rows of the event log that are no records keep no event from being caught up', async () => {
	const gateway = await startAlteringGateway(() => t.sandbox.url);
	const workflow = t.workflow({}, { gatewayUrl: gateway.url });
	await workflow.activate();
	await pass(MINUTE);
	miss('missed');
	const odd = [null, 'x', [], {}, { uuid: 'odd', created_at: { toString: 1 } }];
	gateway.alter = ({ path }, { status, body }) =>
		path.includes('/outgoing/events') ? { status, body: [...odd, ...(body as object[]), ...odd] } : undefined;
	await pass(11 * MINUTE);
	await workflow.tick();
	await gateway.close();
	expect(workflow.items.map(({ event_id: id }) => id)).toEqual(['missed']);
});

test('a clock that was a day ahead when the workflow was changed keeps no event from being caught up after the next start', async () => {
	const workflow = t.workflow();
	await workflow.activate();
	const DAY = 24 * 60 * MINUTE;
	await workflow.stop();
	jest.setSystemTime(Date.now() + DAY);
	workflow.settings.parameters.events = ['contact.created', 'contact.updated'];
	await workflow.activate();
	jest.setSystemTime(Date.now() - DAY);
	await workflow.stop();
	workflow.settings.nodeType = await anotherProcess();
	await workflow.activate();
	await pass(MINUTE);
	miss('missed');
	await pass(11 * MINUTE);
	await workflow.tick();
	expect(workflow.items.map(({ event_id: id }) => id)).toEqual(['missed']);
});

test('an endpoint that somebody has deleted in ClickFunnels is said in n8n’s log', async () => {
	const workflow = t.workflow();
	await workflow.activate();
	await pass(MINUTE);
	await t.company.send('DELETE', `/webhooks/outgoing/endpoints/${t.endpointOf(workflow).id}`);
	await pass(61 * MINUTE);
	for (let look = 0; look < 2; look++) await workflow.tick();
	expect(workflow.warnings).toEqual([
		expect.stringContaining('no longer has the webhook endpoint: deactivate and activate'),
	]);
});
