import type { INodePropertyOptions } from 'n8n-workflow';

import { ClickFunnelsTrigger } from '../../nodes/ClickFunnels/ClickFunnelsTrigger.node';
import { deliveredEvents, deliveredTypes, webhookContract } from '../support/webhook-contract.mts';
import { startAlteringGateway } from './altering-gateway.mts';
import { useTrigger } from './use-trigger.mts';

const t = useTrigger();

const { properties } = new ClickFunnelsTrigger().description;
const usual = properties.find(({ name }) => name === 'events')?.options as INodePropertyOptions[];
const usualTypes = usual.map(({ value }) => String(value));
const otherTypes = deliveredTypes.filter((type) => !usualTypes.includes(type));

/** Names in Title Case, with what tells two alike apart in brackets, each once, sorted. */
function expectReadable(options: INodePropertyOptions[]): void {
	const names = options.map(({ name }) => name);
	expect(new Set(names).size).toBe(names.length);
	expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
	expect(
		names.filter((name) => !/^[A-Z][A-Za-z]+( [A-Z][A-Za-z]*|-[A-Z][a-z]+)*( \([^()]+\))?$/.test(name)),
	).toEqual([]);
}

describe('the events that are used first', () => {
	test('stand there without asking anybody, in readable names, each with a line of help', () => {
		expectReadable(usual);
		expect(usual.length).toBeGreaterThanOrEqual(20);
		expect(usual.length).toBeLessThanOrEqual(30);
		expect(usual.filter(({ description = '' }) => description.length < 20)).toEqual([]);
	});

	test('are events that ClickFunnels delivers', () => {
		expect(usualTypes.filter((type) => !deliveredTypes.includes(type))).toEqual([]);
	});

	test('say what a sale is, and what is sent for some payment processors only', () => {
		const help = (name: string) => usual.find((one) => one.name === name)?.description ?? '';
		expect(help('Order One-Time Completed')).toContain('Somebody bought');
		expect(help('Order Completed')).toContain('no new sale');
		expect(help('Contact Identified')).toContain('opt-ins');
		expect(help('Invoice Renewal Payment Declined')).toContain('Payments AI and Stripe only');
		expect(help('Opportunity Closed')).toContain('once only');
	});
});

describe('the list of more events', () => {
	const typesOf = (options: INodePropertyOptions[]) => options.map(({ value }) => String(value)).sort();

	test('shows the rest of the live list', async () => {
		const options = await t.workflow().options('getMoreEvents');
		expect(t.sandbox.requests().map(({ path, status }) => `${path} ${status}`)).toEqual([
			'/clickfunnels/api/v2/webhooks/outgoing/event_types 200',
		]);
		expectReadable(options);
		expect(typesOf(options)).toEqual([...otherTypes].sort());
		expect(options).toContainEqual({ name: 'Order Deleted', value: 'order.deleted' });
	});

	test('together with the usual ones it groups events by what they are about', async () => {
		const options = [...usual, ...(await t.workflow().options('getMoreEvents'))];
		for (const { id, group } of deliveredEvents) {
			// "Opportunity" is the user's word.
			const start = group.replace('Sales ', '');
			const name = options.find(({ value }) => value === id)?.name;
			expect(name?.startsWith(`${start} `)).toBe(true);
		}
	});

	test('an event that never reaches an endpoint of the API is in neither list, and can be typed', async () => {
		const options = [...usual, ...(await t.workflow().options('getMoreEvents'))];
		const never = webhookContract.events.filter(({ versions }) => !versions.includes('V2'));
		expect(never).toHaveLength(4);
		expect(options.filter(({ value }) => never.some(({ id }) => id === value))).toEqual([]);
		const workflow = t.workflow({ events: [], moreEvents: '={{ ["runs/step.dontrunme"] }}' });
		await workflow.activate();
		expect(t.endpointOf(workflow).eventTypeIds).toEqual(['runs/step.dontrunme']);
	});

	test('shows a new event by itself, in readable words', async () => {
		const gateway = await startAlteringGateway(() => t.sandbox.url);
		const fresh = ['subscription.paused', 'courses/lesson_quiz.passed', 'shiny-thing.created'];
		gateway.alter = (_, { body }) => ({
			status: 200,
			body: [...(body as object[]), ...fresh.map((id) => ({ id, topic: 'New' }))],
		});
		const options = await t.workflow({}, { gatewayUrl: gateway.url }).options('getMoreEvents');
		await gateway.close();
		expect(options).toHaveLength(otherTypes.length + fresh.length);
		const names = fresh.map((id) => options.find(({ value }) => value === id)?.name);
		expect(names).toEqual(['Subscription Paused', 'Courses Lesson Quiz Passed', 'Shiny Thing Created']);
	});

	test('an event that is gone from the live list is not offered, nor one of the usual in another spelling', async () => {
		const gateway = await startAlteringGateway(() => t.sandbox.url);
		gateway.alter = () => ({
			status: 200,
			body: [{ id: 'order.deleted' }, { id: 'contact/applied_tag.created' }],
		});
		const options = await t.workflow({}, { gatewayUrl: gateway.url }).options('getMoreEvents');
		await gateway.close();
		expect(options).toEqual([{ name: 'Order Deleted', value: 'order.deleted' }]);
	});

	describe('falls back to what the node knows', () => {
		const expectKnown = (options: INodePropertyOptions[]) => {
			expectReadable(options);
			expect(typesOf(options)).toEqual([...otherTypes].sort());
		};

		test('without a credential', async () => {
			expectKnown(await t.workflow({}, { apiKey: null }).options('getMoreEvents'));
			expect(t.sandbox.requests()).toEqual([]);
		});

		test('with a key that is refused', async () => {
			expectKnown(await t.workflow({}, { apiKey: 'not-a-key' }).options('getMoreEvents'));
		});

		test('with an answer that is no list', async () => {
			t.sandbox.setFaults([{ kind: 'html' }]);
			expectKnown(await t.workflow().options('getMoreEvents'));
		});

		test('with a gateway that is down', async () => {
			const gateway = await startAlteringGateway(() => t.sandbox.url);
			await gateway.close();
			expectKnown(await t.workflow({}, { gatewayUrl: gateway.url }).options('getMoreEvents'));
		});
	});
});

describe('what is asked for', () => {
	const asked = async (parameters: Parameters<typeof t.workflow>[0]) => {
		const workflow = t.workflow(parameters);
		await workflow.activate();
		return t.endpointOf(workflow).eventTypeIds;
	};

	test('is what stands in both lists, each event once', async () => {
		const parameters = { events: ['order.completed'], moreEvents: ['order.deleted', 'order.completed'] };
		expect(await asked(parameters)).toEqual(['order.completed', 'order.deleted']);
		expect(await asked({ events: [], moreEvents: ['order.deleted'] })).toEqual(['order.deleted']);
	});

	test('can be given by its name in the editor, in whatever case', async () => {
		expect(await asked({ events: '={{ "order completed, Invoice Paid (Subscription)" }}' })).toEqual([
			'order.completed',
			'subscription.invoice.paid',
		]);
	});

	test('can be text that is a JSON list', async () => {
		expect(await asked({ events: [], moreEvents: '["order.deleted","course.created"]' })).toEqual([
			'order.deleted',
			'course.created',
		]);
	});

	test('is sent in the spelling of the live list, where sources differ, and taken in either', async () => {
		const gateway = await startAlteringGateway(() => t.sandbox.url);
		gateway.alter = ({ path }) =>
			path.endsWith('/event_types')
				? { status: 200, body: [{ id: 'contact/applied_tag.created' }] }
				: undefined;
		const workflow = t.workflow({ events: ['contacts/applied_tag.created'] }, { gatewayUrl: gateway.url });
		await expect(workflow.activate()).rejects.toThrow('contact/applied_tag.created');
		await gateway.close();
		expect(await asked({ events: ['contact/applied_tag.created'] })).toEqual([
			'contacts/applied_tag.created',
		]);
	});

	test('is delivered, from either list', async () => {
		const workflow = t.workflow({ events: ['contact.created'], moreEvents: ['order.deleted'] });
		await workflow.activate();
		for (const type of ['contact.created', 'order.deleted']) {
			t.sandbox.emit({ event_type: type, workspace_id: t.workspaceIds[0] });
			await t.settled();
		}
		expect(workflow.items.map(({ event_type: type }) => type)).toEqual(['contact.created', 'order.deleted']);
	});
});
