import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { ClickFunnels } from '../../nodes/ClickFunnels/ClickFunnels.node';
import { ClickFunnelsTrigger } from '../../nodes/ClickFunnels/ClickFunnelsTrigger.node';
import { ClickFunnelsApi } from '../../nodes/ClickFunnelsApi/ClickFunnelsApi.node';
import { deliveredEvents, deliveredTypes } from '../support/webhook-contract.mts';
import { startAlteringGateway } from './altering-gateway.mts';
import { useTrigger } from './use-trigger.mts';

const t = useTrigger();

const eventIds = [...deliveredTypes].sort();

const { description, methods, webhookMethods } = new ClickFunnelsTrigger();
const action = new ClickFunnelsApi();

const property = (name: string) => description.properties.find((one) => one.name === name) as INodeProperties;
const inside = (name: string) => property(name).options as INodeProperties[];

describe('the picker of events', () => {
	/** What holds for the live list and for the built-in one. */
	function expectReadable(options: INodePropertyOptions[]): void {
		const names = options.map(({ name }) => name);
		expect(options.map(({ value }) => String(value)).sort()).toEqual(eventIds);
		expect(new Set(names).size).toBe(eventIds.length);
		expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
		// Words in Title Case, with what tells two alike apart in brackets.
		expect(
			names.filter((name) => !/^[A-Z][A-Za-z]+( [A-Z][A-Za-z]*|-[A-Z][a-z]+)*( \([^()]+\))?$/.test(name)),
		).toEqual([]);
	}

	test('shows the live list in readable names, each once, sorted', async () => {
		const options = await t.workflow().options('getEvents');
		expect(t.sandbox.requests().map(({ path, status }) => `${path} ${status}`)).toEqual([
			'/clickfunnels/api/v2/webhooks/outgoing/event_types 200',
		]);
		expectReadable(options);
		expect(options).toContainEqual({ name: 'Order Completed', value: 'order.completed' });
		expect(options).toContainEqual({ name: 'Contact Tag Applied', value: 'contacts/applied_tag.created' });
	});

	test('groups events by what they are about: names begin with the group of the contract', async () => {
		const options = await t.workflow().options('getEvents');
		for (const { id, group } of deliveredEvents) {
			// "Opportunity" is the user's word.
			const start = group.replace('Sales ', '');
			const name = options.find(({ value }) => value === id)?.name;
			expect(name?.startsWith(`${start} `)).toBe(true);
		}
	});

	test('shows a new event by itself, in readable words', async () => {
		const gateway = await startAlteringGateway(() => t.sandbox.url);
		const fresh = ['subscription.paused', 'courses/lesson_quiz.passed', 'shiny-thing.created'];
		gateway.alter = (_, { body }) => ({
			status: 200,
			body: [...(body as object[]), ...fresh.map((id) => ({ id, topic: 'New' }))],
		});
		const options = await t.workflow({}, { gatewayUrl: gateway.url }).options('getEvents');
		await gateway.close();
		expect(options).toHaveLength(deliveredTypes.length + fresh.length);
		const names = fresh.map((id) => options.find(({ value }) => value === id)?.name);
		expect(names).toEqual(['Subscription Paused', 'Courses Lesson Quiz Passed', 'Shiny Thing Created']);
	});

	test('an event that is gone from the live list is not offered', async () => {
		const gateway = await startAlteringGateway(() => t.sandbox.url);
		gateway.alter = () => ({ status: 200, body: [{ id: 'order.completed', topic: 'Order' }] });
		const options = await t.workflow({}, { gatewayUrl: gateway.url }).options('getEvents');
		await gateway.close();
		expect(options).toEqual([{ name: 'Order Completed', value: 'order.completed' }]);
	});

	describe('falls back to the built-in list', () => {
		test('without a credential', async () => {
			expectReadable(await t.workflow({}, { apiKey: null }).options('getEvents'));
			expect(t.sandbox.requests()).toEqual([]);
		});

		test('with a key that is refused', async () => {
			expectReadable(await t.workflow({}, { apiKey: 'not-a-key' }).options('getEvents'));
		});

		test('with an answer that is no list', async () => {
			t.sandbox.setFaults([{ kind: 'html' }]);
			expectReadable(await t.workflow().options('getEvents'));
		});

		test('with a gateway that is down', async () => {
			const gateway = await startAlteringGateway(() => t.sandbox.url);
			await gateway.close();
			const workflow = t.workflow({}, { gatewayUrl: gateway.url });
			expectReadable(await workflow.options('getEvents'));
		});
	});
});

describe('trigger and action node share', () => {
	test('the workspace locator', () => {
		const ofAction = action.description.properties.find(({ name }) => name === 'workspaceId');
		const { modes, type, default: empty } = property('workspaceId');
		expect({ modes, type, empty }).toEqual({
			modes: ofAction?.modes,
			type: 'resourceLocator',
			empty: ofAction?.default,
		});
	});

	test('the pickers of funnels and pages', () => {
		const named = inside('filters').map(({ typeOptions }) => String(typeOptions?.loadOptionsMethod));
		expect(named).toEqual(['getFunnelOptions', 'getPageOptions']);
		expect(named.filter((name) => !(name in action.methods.loadOptions))).toEqual([]);
	});

	test('pickers, of which the trigger has those that it shows and one of its own', () => {
		expect(Object.keys(methods.listSearch)).toEqual(['searchMatonConnection', 'searchWorkspace']);
		expect(Object.keys(methods.loadOptions).sort()).toEqual([
			'getContactTagOptions',
			'getCourseOptions',
			'getEvents',
			'getFormOptions',
			'getFunnelOptions',
			'getOrderTagOptions',
			'getPageOptions',
			'getPipelineStageOptions',
			'getProductOptions',
		]);
	});

	test('the credential and the icon', () => {
		expect(description.credentials).toEqual(action.description.credentials);
		expect(description.icon).toEqual(new ClickFunnels().description.icon);
	});

	test('and they work in the trigger too, narrowed to its workspace', async () => {
		const workflow = t.workflow();
		const { results } = await workflow.search('searchWorkspace');
		expect(results.map(({ value }) => value).sort()).toEqual([...t.workspaceIds].sort());
		for (const kind of ['funnel', 'page']) {
			const wanted = (await t.company.in(`${kind}s`)).map(({ id }) => id);
			const options = await workflow.options(`get${kind === 'funnel' ? 'Funnel' : 'Page'}Options`);
			expect(options.map(({ value }) => value).sort()).toEqual(wanted.sort());
		}
	});
});

describe('the description', () => {
	test('is that of a trigger', () => {
		expect(description.displayName).toBe('ClickFunnels Trigger');
		expect(description.group).toEqual(['trigger']);
		expect(description.inputs).toEqual([]);
		expect(description.outputs).toEqual(['main']);
		expect(description).not.toHaveProperty('usableAsTool');
	});

	test('has one POST address, answered on receipt, with all its methods', () => {
		expect(description.webhooks).toEqual([
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' },
		]);
		expect(Object.keys(webhookMethods.default).sort()).toEqual(['checkExists', 'create', 'delete']);
	});

	test('asks for workspace and events, and offers filters and options', () => {
		expect(description.properties.map(({ name, required }) => [name, required ?? false])).toEqual([
			['workspaceId', false],
			['events', true],
			['filters', false],
			['onlyWhen', false],
			['options', false],
		]);
		expect(property('events').displayName).toMatch(/^Trigger On/);
	});

	test('has safe options unless the user says otherwise', () => {
		const defaults = Object.fromEntries(inside('options').map((one) => [one.name, one.default]));
		expect(defaults).toEqual({
			catchUp: true,
			// None: that of the credential.
			connection: { mode: 'list', value: '' },
			ignoreRepeated: true,
			onceWithin: 0,
			output: 'event',
			signatureTolerance: 600,
			verifySignature: true,
		});
		const tolerance = inside('options').find(({ name }) => name === 'signatureTolerance');
		// Each delivery attempt is signed anew: a late one is no reason.
		expect(tolerance?.hint).toBe('Raise it only if the clock of this machine is off');
	});
});
