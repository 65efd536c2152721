import { pass } from '../support/clock.mts';
import { anotherProcess } from './another-process.mts';
import { ignored, listening, STARTED, type Listening } from './listening.mts';
import { useTrigger } from './use-trigger.mts';

const t = useTrigger({ webhookSpeed: 1000 });

const ONCE = ignored('Once per Record: the contact has just started the workflow');
const MINUTE = 60_000;

const events = ['contact.created', 'contact.identified', 'contact.updated', 'form_submission.created'];

/** What one opt-in fires, within two seconds. */
const OPT_IN = [
	{ type: 'contact.created', data: { id: 5 } },
	{ type: 'contact.identified', data: { id: 5, email_address: 'a@example.com' } },
	{ type: 'contact.updated', data: { id: 5, email_address: 'a@example.com' } },
	{ type: 'form_submission.created', data: { id: 900, contact_id: 5 } },
];

async function optIn({ deliver }: Listening, at = Date.now()) {
	const answers = [];
	for (const [index, event] of OPT_IN.entries())
		answers.push(await deliver({ ...event, at: at + index * 500 }));
	return answers;
}

describe.each([1, 2] as const)('n8n %i', (generation) => {
	const active = async (onceWithin: unknown = 60) =>
		await listening(t, { events, options: { onceWithin } as never }, { generation });

	test('one opt-in starts the workflow once: the first of the chosen events wins', async () => {
		const one = await active();
		expect(await optIn(one)).toEqual([STARTED, ONCE, ONCE, ONCE]);
		expect(one.workflow.items.map(({ event_type: type }) => type)).toEqual(['contact.created']);
	});

	test('it is off unless a time is given', async () => {
		for (const onceWithin of [0, null]) {
			const one = await active(onceWithin);
			expect(await optIn(one)).toEqual([STARTED, STARTED, STARTED, STARTED]);
		}
	});

	test('another contact, and the same after that time, start it again', async () => {
		const { deliver } = await active();
		const at = Date.now();
		const save = async (id: number, after: number) =>
			await deliver({ type: 'contact.updated', data: { id }, at: at + after });
		expect(await save(5, 0)).toEqual(STARTED);
		expect(await save(6, 0)).toEqual(STARTED);
		expect(await save(5, 59_999)).toEqual(ONCE);
		expect(await save(5, 60_000)).toEqual(STARTED);
		expect(await save(5, 119_999)).toEqual(ONCE);
	});

	test('the time is that of the events, in whatever order they come', async () => {
		const { deliver } = await active();
		const at = Date.now();
		const save = async (after: number) =>
			await deliver({ type: 'contact.updated', data: { id: 5 }, at: at + after });
		expect(await save(30 * MINUTE)).toEqual(STARTED);
		expect(await save(0)).toEqual(STARTED);
		expect(await save(1_000)).toEqual(ONCE);
		expect(await save(-1_000)).toEqual(ONCE);
	});

	test('of events at the same moment one wins; where its run can’t be stored, another does', async () => {
		const one = await active();
		const { workflow, deliver } = one;
		const together = async (at: number) =>
			await Promise.all(OPT_IN.map(async (event) => await deliver({ ...event, at })));
		expect(await together(Date.now())).toEqual([STARTED, ONCE, ONCE, ONCE]);
		workflow.stores = false;
		const at = Date.now() + 10 * MINUTE;
		const [first, ...others] = OPT_IN.map(async (event) => await deliver({ ...event, at }));
		void first.then(() => (workflow.stores = true));
		expect((await first).status).toBe(500);
		expect((await Promise.all(others)).filter(({ body }) => body !== ONCE.body)).toContainEqual(STARTED);
		expect(workflow.items).toHaveLength(2);
	});

	test('who started it is known after a restart', async () => {
		const { workflow, deliver } = await active();
		const at = Date.now();
		await deliver({ ...OPT_IN[0], at });
		await pass(1_000);
		workflow.settings.nodeType = await anotherProcess();
		expect(await deliver({ ...OPT_IN[3], at: at + 1_000 })).toEqual(ONCE);
	});

	test('an opt-in that was missed starts it once, and what was refused is not caught up', async () => {
		const one = await active();
		await pass(MINUTE);
		for (const [index, { type, data }] of OPT_IN.entries()) {
			const event = t.sandbox.api.sampleEvent(type, t.workspaceIds[0]);
			const createdAt = new Date(Date.now()).toISOString();
			t.sandbox.api.logEvent({ ...event, eventId: `missed-${index}`, createdAt, subjectId: data.id, data });
		}
		await pass(11 * MINUTE);
		for (let look = 0; look < 2; look++) await one.workflow.tick();
		expect(one.workflow.items.map(({ event_type: type }) => type)).toEqual(['contact.created']);
	});
});

test.each<[string, string, Record<string, unknown>]>([
	['an order', 'order.completed', { id: 900, contact: { id: 5 } }],
	['an invoice', 'orders/invoice.paid', { id: 901, order: { contact: { id: 5 } } }],
	['an opportunity', 'sales/opportunity.created', { id: 902, primary_contact: { id: 5 } }],
	['a tag', 'contacts/applied_tag.created', { id: 903, contact_id: 5 }],
	['an enrollment', 'courses/enrollment.created', { id: 904, contact_id: 5 }],
])('%s counts by its contact', async (_, type, data) => {
	const { deliver } = await listening(t, { events: ['contact.created', type], options: { onceWithin: 60 } });
	expect(await deliver({ type: 'contact.created', data: { id: 5 } })).toEqual(STARTED);
	expect(await deliver({ type, data })).toEqual(ONCE);
});

test('a record without a contact counts for itself', async () => {
	const { deliver } = await listening(t, { events: ['product.updated'], options: { onceWithin: 60 } });
	expect(await deliver({ type: 'product.updated', data: { id: 1 } })).toEqual(STARTED);
	expect(await deliver({ type: 'product.updated', data: { id: 2 } })).toEqual(STARTED);
	expect(await deliver({ type: 'product.updated', data: { id: 1 } })).toEqual(ONCE);
});

test.each([
	['={{ undefined }}', 'the expression gives no value'],
	['={{ "soon" }}', '"soon" is not a number'],
	['={{ -5 }}', '"-5" is not a number of at least 0'],
])('%s is refused at the activation', async (onceWithin, message) => {
	const workflow = t.workflow({ options: { onceWithin } });
	await expect(workflow.activate()).rejects.toThrow(`Once per Record (Seconds): ${message}`);
});
