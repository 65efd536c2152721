import { simplified } from '../../nodes/ClickFunnels/trigger/simplified';
import { deliveredEvents, webhookContract } from '../support/webhook-contract.mts';
import { signed, useTrigger } from './use-trigger.mts';

const t = useTrigger();

const about = {
	event_id: '123b4741-3f2d-431a-90d1-ddca0f4d6721',
	created_at: '2026-04-04T19:16:31.000Z',
	api_version: 2,
	workspace_id: 42,
	page_id: null,
	funnel_id: null,
};

const bob = {
	id: 7,
	email_address: 'bob@example.com',
	first_name: 'Bob',
	last_name: 'Dullan',
	phone_number: null,
};

const BOB = {
	email_address: 'bob@example.com',
	first_name: 'Bob',
	last_name: 'Dullan',
	phone_number: null,
	contact_id: 7,
};

const behind = {
	created_at: '2026-04-04T19:16:31.000Z',
	event_id: '123b4741-3f2d-431a-90d1-ddca0f4d6721',
	page_id: null,
	funnel_id: null,
	workspace_id: 42,
};

/** An event as the trigger has read it. */
const event = (event_type: string, subject_type: string, data: unknown) =>
	({ ...about, event_type, subject_type, subject_id: 5, data }) as Parameters<typeof simplified>[0];

test('who and what come first, products as text', () => {
	const json = simplified(
		event('order.completed', 'Order', {
			id: 5,
			total_amount: '247.00',
			currency: 'USD',
			order_number: '#1001',
			contact: bob,
			line_items: [
				{ id: 1, original_product: { id: 2, name: 'Workshop' } },
				{ id: 2, original_product: null },
				{ id: 3, original_product: { id: 4, name: 'Book' } },
			],
			shipping_address_city: null,
		}),
	);
	expect(json).toEqual({
		event_type: 'order.completed',
		...BOB,
		products: 'Workshop, Book',
		amount: '247.00',
		currency: 'USD',
		order_number: '#1001',
		id: 5,
		...behind,
	});
	const first = ['event_type', ...Object.keys(BOB), 'products', 'amount', 'currency'];
	expect(Object.keys(json).slice(0, first.length)).toEqual(first);
});

test('the sample delivery of the contract', () => {
	expect(simplified(webhookContract.sampleDelivery as Parameters<typeof simplified>[0])).toEqual({
		event_type: 'contact.identified',
		email_address: 'bob@example.com',
		first_name: 'Bob',
		last_name: 'Dullan',
		phone_number: '+18472555555',
		tags: [],
		custom_attributes: {},
		unsubscribed_at: null,
		id: 236296209,
		...behind,
	});
});

test('an invoice shows the customer of its order', () => {
	const json = simplified(
		event('orders/invoice.paid', 'Orders::Invoice', {
			total_amount: '49.00',
			currency: 'USD',
			order: { id: 9, order_number: '#1002', contact: bob },
			line_items: [{ description: 'Membership' }],
		}),
	);
	expect(json).toMatchObject({ ...BOB, products: 'Membership', amount: '49.00', order_number: '#1002' });
});

test('the answers of a form stand beside the address that is among them', () => {
	const data = { email: 'bob@example.com', first_name: 'Bob', budget: 'large' };
	const json = simplified(event('form_submission.created', 'FormSubmission', { contact_id: 7, data }));
	expect(json).toMatchObject({
		email_address: 'bob@example.com',
		first_name: 'Bob',
		contact_id: 7,
		answers: data,
	});
});

test('page and funnel that come as objects are named', () => {
	const places = {
		page: { id: 7, name: 'Landing' },
		page_id: 7,
		funnel: { id: 9, name: 'Launch' },
		funnel_id: 9,
	};
	const json = simplified({ ...event('contact.created', 'Contact', bob), ...places });
	expect(json).toMatchObject({ page_id: 7, page_name: 'Landing', funnel_id: 9, funnel_name: 'Launch' });
});

test('a record of a new kind keeps what is plain', () => {
	const data = { id: 5, title: 'New', score: 3, seen_at: null, parts: [1], owner: { id: 1 } };
	expect(simplified(event('quiz.passed', 'Quiz', data))).toEqual({
		event_type: 'quiz.passed',
		id: 5,
		title: 'New',
		score: 3,
		seen_at: null,
		...behind,
	});
});

test.each([undefined, null, [], 'text'])('a record that is %p still gives the event', (data) => {
	expect(simplified(event('order.completed', 'Order', data))).toEqual({
		event_type: 'order.completed',
		id: 5,
		...behind,
	});
});

test('every event of the sandbox becomes short, and tells the person where the record does', async () => {
	const workflow = t.workflow({ events: deliveredEvents.map(({ id }) => id), options: { output: 'simple' } });
	await workflow.activate();
	for (const { id, group } of deliveredEvents) {
		const [delivery] = t.sandbox.emit({ event_type: id, workspace_id: t.workspaceIds[0] });
		await t.settled();
		const item = workflow.items.at(-1)!;
		expect(Object.keys(item).length).toBeLessThanOrEqual(25);
		expect(item).toMatchObject({ event_type: id, id: delivery.event.subject_id });
		const hasPerson = /^(Appointment|Contact|Course Enrollment|Form|Order|Subscription|Invoice)/.test(group);
		if (hasPerson) expect(item.email_address).toContain('@');
		// Nothing that the node looks for is misspelled for all that the sandbox sends.
		expect(Object.keys(item).length).toBeGreaterThan(7);
	}
});

test('is what comes unless the user says otherwise', async () => {
	const workflow = t.workflow({ events: ['contact.identified'] });
	workflow.settings.parameters.options = {};
	await workflow.activate();
	await workflow.deliver(signed(t.endpointOf(workflow).secret, webhookContract.sampleDelivery));
	expect(workflow.items[0]).not.toHaveProperty('data');
	expect(workflow.items[0]).toMatchObject({
		event_type: 'contact.identified',
		email_address: 'bob@example.com',
	});
});
