import type { INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { matonApiTest } from './gateway/credentialTest';
import { pickers } from './pickers/pickers';
import { catalog } from './resources';
import { trigger } from './trigger/catchUp';
import { webhook } from './trigger/delivery';
import { loadMoreEvents } from './trigger/events';
import { lifeCycle } from './trigger/lifeCycle';
import { listening } from './trigger/listening';
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
		subtitle: '={{ [].concat($parameter["events"] ?? [], $parameter["moreEvents"] ?? []).join(", ") }}',
		// n8n shows the text of the trigger for the action node of its name, too.
		description:
			'Starts the workflow at once when something happens in ClickFunnels 2.0 (if n8n has no public address, take the Polling Trigger); as an action, tags, finds and enrolls contacts, lists orders and more. For every other route take ClickFunnels API.',
		...listening,
		defaults: { name: 'ClickFunnels Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'matonApi', required: true, testedBy: 'matonApiTest' }],
		webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' }],
		properties,
	};

	methods = {
		listSearch,
		loadOptions: { ...loadOptions, getMoreEvents: loadMoreEvents },
		credentialTest: { matonApiTest },
	};

	webhookMethods = { default: lifeCycle };

	webhook = webhook;

	trigger = trigger;

	execute = execute;
}
