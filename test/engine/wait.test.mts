import type { INodeParameters } from 'n8n-workflow';

import type { Rec } from '../support/company.mts';
import { byId } from '../support/engine.mts';
import { SET_UP_MS } from '../support/limits.mts';
import { useSandbox } from '../support/use-sandbox.mts';
import { startAlteringGateway, type AlteringGateway } from '../trigger/altering-gateway.mts';

const inUse = useSandbox();

let gateway: AlteringGateway;
beforeAll(async () => {
	gateway = await startAlteringGateway(() => inUse.sandbox.url);
}, SET_UP_MS);
afterAll(async () => await gateway.close());

let where: INodeParameters;
let contact: Rec;
beforeEach(async () => {
	inUse.sandbox.reset();
	gateway.alter = () => undefined;
	where = { workspaceId: byId(await inUse.company.workspaceId()) };
	[contact] = await inUse.company.in('contacts');
	inUse.sandbox.clearRequests();
});

/** Unsubscribes a contact by a bulk job. */
const unsubscribe = async (options: INodeParameters) => {
	const { items, problem } = await inUse.run(
		{
			resource: 'bulkJob',
			operation: 'unsubscribeContacts',
			...where,
			targetContactIds: [String(contact.id)],
			options,
		},
		{ url: gateway.url },
	);
	expect(problem?.message).toBeUndefined();
	return items.map(({ json }) => json);
};

/** Has the first so many reads of a record show that it is not done yet. */
function notDoneFor(reads: number) {
	let count = 0;
	gateway.alter = ({ method }, { status, body }) =>
		method === 'GET' && !Array.isArray(body) && ++count <= reads
			? { status, body: { ...(body as Rec), completed_at: null } }
			: undefined;
}

const methods = () => inUse.sandbox.requests().map(({ method }) => method);

test.each([{}, { max_wait: 0 }])('without a time (%j) nothing is waited for', async (options) => {
	const [job] = await unsubscribe(options);
	expect(job).toMatchObject({ completed_at: null, performed_count: 0 });
	expect(job).not.toHaveProperty('_done');
	expect(methods()).toEqual(['POST']);
});

test('a bulk job is read until it is done', async () => {
	notDoneFor(2);
	const [job] = await unsubscribe({ max_wait: 60 });
	expect(job).toMatchObject({ completed_at: expect.any(String), performed_count: 1, _done: true });
	expect(methods()).toEqual(['POST', 'GET', 'GET', 'GET']);
});

test('one that takes longer comes out as it is, and says so', async () => {
	notDoneFor(Infinity);
	const [job] = await unsubscribe({ max_wait: 5 });
	expect(job).toMatchObject({ completed_at: null, _done: false });
	// At once, after a second and after two more; another four would be past the time.
	expect(methods()).toEqual(['POST', 'GET', 'GET', 'GET']);
});

test('sections are waited for until they are published; nothing to publish is done at once', async () => {
	const course = await inUse.company.createIn('courses', { course: { title: 'Draft' } });
	const section = await inUse.company.create(`/courses/${course.id}/sections`, {
		courses_section: { title: 'Section' },
	});
	await inUse.company.create(`/courses/sections/${section.id}/lessons`, {
		courses_lesson: { title: 'Lesson' },
	});
	const publish = async () =>
		await inUse.record('courseSection', 'publishMany', {
			courseId: byId(course.id),
			targetAll: true,
			options: { max_wait: 30 },
		});
	expect(await publish()).toMatchObject({ status: 'completed', publish_result: 'accepted', _done: true });
	expect(await publish()).toMatchObject({ publish_result: 'nothing_to_publish', _done: true });
});

/** An active subscription. */
async function activeAt(processor: string): Promise<Rec> {
	return (await inUse.company.in('orders')).find(
		({ payment_processor, order_type, service_status }) =>
			payment_processor === processor && order_type === 'subscription-order' && service_status === 'active',
	) as Rec;
}

test.each([
	['prompt', { status: 'refunded', refund_result: 'refunded', _done: true }],
	['slow', { status: 'completed', refund_result: 'pending', _done: false }],
] as const)('a refund is waited for until Stripe shows it: %s', async (stripe, shown) => {
	inUse.sandbox.setReadings({ stripe });
	const { id } = await activeAt('stripe');
	const [charge] = (await inUse.company.list(`/orders/${id}/transactions`)).filter(
		({ result }) => result === 'approved',
	);
	const refund = { transaction: byId(charge.id), output: 'raw', options: { max_wait: 5 } };
	expect(await inUse.record('transaction', 'refund', refund)).toMatchObject(shown);
});

test('a broadcast is waited for until it is sent', async () => {
	const [topic] = await inUse.company.in('emails/topics');
	const senders = await inUse.company.in('emails/addresses');
	const sender = senders.find(({ usable_as_sender }) => usable_as_sender === true);
	const { id } = await inUse.company.createIn('emails/broadcasts', {
		emails_broadcast: { name: 'Spring', from_email: sender?.email_address, topic_ids: [topic.id] },
	});
	const send = { emailBroadcast: byId(id), output: 'raw', options: { max_wait: 30 } };
	expect(await inUse.record('emailBroadcast', 'send', send)).toMatchObject({
		broadcast_id: id,
		completed_at: expect.any(String),
		_done: true,
	});
});

describe('a subscription of Payments AI that is canceled now', () => {
	const cancel = async (max_wait: number) => {
		const { id } = await activeAt('payments_ai');
		const parameters = { additionalFields: { effective_date: 'now' }, options: { max_wait } };
		const { items } = await inUse.run(
			{ resource: 'order', operation: 'cancel', order: byId(id), output: 'raw', ...parameters },
			{ url: gateway.url },
		);
		return items[0].json;
	};

	test('is waited for until it has ended', async () => {
		expect(await cancel(30)).toMatchObject({
			service_status: 'churned',
			canceled_at: expect.any(String),
			_done: true,
		});
	});

	test('is not done while it is only canceled', async () => {
		gateway.alter = ({ method }, { status, body }) =>
			method === 'GET'
				? { status, body: { ...(body as Rec), service_status: 'canceled', canceled_at: null } }
				: undefined;
		expect(await cancel(5)).toMatchObject({ service_status: 'canceled', _done: false });
	});
});

test('an order shows its new date once it is waited for, and says that it is updated', async () => {
	const orders = await inUse.company.in('orders');
	const order = orders.find(
		({ payment_processor, in_trial }) => payment_processor === 'stripe' && in_trial === true,
	) as Rec;
	const trial_end_at = new Date(Math.floor(Date.now() / 60_000 + 20 * 24 * 60) * 60_000).toISOString();
	const updated = await inUse.record('order', 'update', {
		order: byId(order.id),
		output: 'raw',
		additionalFields: { trial_end_at },
		options: { max_wait: 30 },
	});
	expect(updated).toMatchObject({ trial_end_at, update_result: 'updated', _done: true });
});

test('an update that moves no date is done at once; a simplified record says so too', async () => {
	const [order] = await inUse.company.in('orders');
	inUse.sandbox.clearRequests();
	const updated = await inUse.record('order', 'update', {
		order: byId(order.id),
		additionalFields: { notes: 'Called' },
		options: { max_wait: 30 },
	});
	expect(updated).toMatchObject({ id: order.id, _done: true });
	expect(methods()).toEqual(['PUT']);
});
