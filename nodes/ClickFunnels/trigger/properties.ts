import type { INodeProperties } from 'n8n-workflow';

import { CHANGED_FIELDS, CHANGED_FIELDS_NAME } from '../conditions/conditions';
import { onlyWhenProperty } from '../conditions/onlyWhenProperty';
import { IMPLIED } from '../description/properties';
import { fieldProperty, idProperty } from '../description/property';
import { workspace } from '../kinds';
import { CONNECTION, CONNECTION_NAME } from '../table/connection';
import { idName } from '../table/names';
import { eventProperties } from './asked';
import { offeredForEvents } from './conditionsOfEvents';
import { LONGEST_TOLERANCE, ONCE, ONCE_NAME, OUTPUTS } from './options';
import { filterFields } from './wanted';

/** The parameters of the trigger. Properties of records and pickers are those of the action node. */
export function triggerProperties(): INodeProperties[] {
	return [
		{
			displayName: workspace.name,
			name: idName(workspace.value),
			...idProperty(workspace, { hint: IMPLIED }),
		},
		...eventProperties,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: Object.entries(filterFields).map(([name, field]) => fieldProperty(name, field)),
		},
		onlyWhenProperty(offeredForEvents, [fieldProperty(CHANGED_FIELDS_NAME, CHANGED_FIELDS)]),
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Catch Up Missed Events',
					name: 'catchUp',
					type: 'boolean',
					default: true,
					description:
						'Whether to start the workflow also with events that ClickFunnels could not deliver, as while this n8n was down. They come from its event log, marked _caught_up, about ten minutes late.',
				},
				fieldProperty(CONNECTION_NAME, CONNECTION),
				{
					displayName: 'Ignore Repeated Deliveries',
					name: 'ignoreRepeated',
					type: 'boolean',
					default: true,
					description:
						'Whether to start the workflow only once for an event, however often ClickFunnels delivers it',
				},
				{
					displayName: 'Latest Event',
					name: 'latestEvent',
					type: 'boolean',
					default: true,
					description:
						'Whether test runs take the newest real event from the log at once, instead of waiting for one',
				},
				fieldProperty(ONCE_NAME, ONCE),
				{
					displayName: 'Output',
					name: 'output',
					type: 'options',
					options: OUTPUTS,
					default: 'simple',
					description: 'What the item of an event holds',
				},
				{
					displayName: 'Signature Tolerance (Seconds)',
					name: 'signatureTolerance',
					type: 'number',
					typeOptions: { minValue: 1, maxValue: LONGEST_TOLERANCE },
					default: 600,
					description: 'How far the timestamp of a delivery may be away from now, a day (86400) at most',
					hint: 'Raise it only if the clock of this machine is off',
				},
				{
					displayName: 'Verify Signature',
					name: 'verifySignature',
					type: 'boolean',
					default: true,
					description: 'Whether to refuse deliveries that ClickFunnels did not sign',
				},
			],
		},
	];
}
