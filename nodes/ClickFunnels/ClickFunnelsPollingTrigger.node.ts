import type { INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { matonApiTest } from './gateway/credentialTest';
import { pickers } from './pickers/pickers';
import { fetching } from './polling/fetching';
import { poll } from './polling/poll';
import { pollingProperties } from './polling/properties';
import { catalog } from './resources';

const properties = pollingProperties();

const { listSearch, loadOptions } = pickers(properties, catalog);

/** The trigger that asks: looks at a list at the Poll Times, and starts the workflow with what is new in it. */
export class ClickFunnelsPollingTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'ClickFunnels Polling Trigger',
		name: 'clickFunnelsPollingTrigger',
		icon: { light: 'file:clickFunnels.svg', dark: 'file:clickFunnels.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: `={{ { created: 'New', changed: 'Changed', either: 'New or Changed' }[$parameter.triggerOn] }}: {{ $parameter.record.replace(/([A-Z])/g, ' $1').toTitleCase() }}`,
		description:
			'Starts the workflow with the records of ClickFunnels 2.0 that are new or changed since the last poll. Needs no public address. For events at once take ClickFunnels Trigger.',
		eventTriggerDescription: '',
		activationMessage:
			'Your workflow now looks at ClickFunnels at the poll times, and starts with what is new.',
		...fetching,
		polling: true,
		defaults: { name: 'ClickFunnels Polling Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'matonApi', required: true, testedBy: 'matonApiTest' }],
		properties,
	};

	methods = { listSearch, loadOptions, credentialTest: { matonApiTest } };

	poll = poll;
}
