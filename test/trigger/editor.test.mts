import type { INodeProperties } from 'n8n-workflow';

import { ClickFunnels } from '../../nodes/ClickFunnels/ClickFunnels.node';
import { ClickFunnelsTrigger } from '../../nodes/ClickFunnels/ClickFunnelsTrigger.node';
import { ClickFunnelsApi } from '../../nodes/ClickFunnelsApi/ClickFunnelsApi.node';
import { useTrigger } from './use-trigger.mts';

const t = useTrigger();

const { description, methods, webhookMethods } = new ClickFunnelsTrigger();
const action = new ClickFunnelsApi();

const property = (name: string) => description.properties.find((one) => one.name === name) as INodeProperties;
const inside = (name: string) => property(name).options as INodeProperties[];

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
			'getFormOptions',
			'getFunnelOptions',
			'getMoreEvents',
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
			// Either of the two will do.
			['events', false],
			['moreEvents', false],
			['filters', false],
			['onlyWhen', false],
			['options', false],
		]);
		// By this name n8n's list of nodes finds the events.
		expect(property('events').displayName).toBe('Trigger On');
	});

	test('has safe options unless the user says otherwise', () => {
		const defaults = Object.fromEntries(inside('options').map((one) => [one.name, one.default]));
		expect(defaults).toEqual({
			catchUp: true,
			// None: that of the credential.
			connection: { mode: 'list', value: '' },
			ignoreRepeated: true,
			// Off until it is added.
			onceWithin: 60,
			latestEvent: true,
			output: 'simple',
			signatureTolerance: 600,
			verifySignature: true,
		});
		const tolerance = inside('options').find(({ name }) => name === 'signatureTolerance');
		// Each delivery attempt is signed anew: a late one is no reason.
		expect(tolerance?.hint).toBe('Raise it only if the clock of this machine is off');
	});
});
