import type { INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { matonApiTest } from './gateway/credentialTest';
import { pickers } from './pickers/pickers';
import { catalog } from './resources';
import { trigger } from './trigger/catchUp';
import { webhook } from './trigger/delivery';
import { loadEvents } from './trigger/events';
import { lifeCycle } from './trigger/lifeCycle';
import { triggerProperties } from './trigger/properties';
import { execute } from './trigger/run';

const properties = triggerProperties();

const { listSearch, loadOptions } = pickers(properties, catalog);

/** The trigger node: has ClickFunnels deliver events to the workflow while it is active. */
export class ClickFunnelsTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'ClickFunnels Trigger',
		name: 'clickFunnelsTrigger',
		icon: { light: 'file:clickFunnels.svg', dark: 'file:clickFunnels.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["events"].join(", ") }}',
		// n8n shows the text of the trigger for the action node of its name, too.
		description:
			'Starts the workflow when something happens in ClickFunnels 2.0; as an action, tags, finds and enrolls contacts, lists orders and more. For every other route take ClickFunnels API.',
		eventTriggerDescription: '',
		activationMessage: 'Your workflow now starts whenever one of the chosen events happens in ClickFunnels.',
		defaults: { name: 'ClickFunnels Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'matonApi', required: true, testedBy: 'matonApiTest' }],
		webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' }],
		properties,
	};

	methods = {
		listSearch,
		loadOptions: { ...loadOptions, getEvents: loadEvents },
		credentialTest: { matonApiTest },
	};

	webhookMethods = { default: lifeCycle };

	webhook = webhook;

	trigger = trigger;

	execute = execute;
}
