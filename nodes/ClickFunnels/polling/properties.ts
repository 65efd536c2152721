import type { INodeProperties } from 'n8n-workflow';

import { IMPLIED } from '../description/properties';
import { fieldProperty, idProperty } from '../description/property';
import { workspace } from '../kinds';
import { CONNECTION, CONNECTION_NAME } from '../table/connection';
import { idLabel, idName } from '../table/names';
import {
	MOST,
	MOST_NAME,
	OUTPUT_CHOICE,
	RECORD,
	START_DATE,
	START_DATE_NAME,
	START_FROM,
	TRIGGER_ON,
	type Choice,
} from './choices';
import { pollingConditions } from './onlyWhen';
import { parentOf, RECORDS } from './records';

/** The parameters of the polling trigger; Poll Times stand before them, by n8n. */
export function pollingProperties(): INodeProperties[] {
	return [
		{
			displayName: workspace.name,
			name: idName(workspace.value),
			...idProperty(workspace, { hint: IMPLIED }),
		},
		choiceProperty(RECORD),
		...parentProperties(),
		choiceProperty(TRIGGER_ON),
		{
			...choiceProperty(START_FROM),
			hint: 'Counts at first, and again once you change this, Record, Trigger On or where it is looked for. After a pause it goes on where it was.',
		},
		{
			...fieldProperty(START_DATE_NAME, START_DATE),
			required: true,
			displayOptions: { show: { [START_FROM.name]: ['date'] } },
		},
		pollingConditions(),
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [fieldProperty(CONNECTION_NAME, CONNECTION), fieldProperty(MOST_NAME, MOST)],
		},
		choiceProperty(OUTPUT_CHOICE),
	];
}

function choiceProperty({ name, label, options, initial }: Choice): INodeProperties {
	return {
		displayName: label,
		name,
		type: 'options',
		noDataExpression: true,
		options,
		default: initial,
	};
}

/** What a list is within, where that is not the workspace: each once, for all records that ask for it. */
function parentProperties(): INodeProperties[] {
	const parents = new Map(RECORDS.flatMap((one) => parentOf(one) ?? []).map((one) => [one.property, one]));
	return [...parents.values()].map(({ kind, property }) => ({
		displayName: idLabel(kind),
		name: property,
		...idProperty(kind),
		required: true,
		displayOptions: {
			show: {
				[RECORD.name]: RECORDS.filter((one) => parentOf(one)?.property === property).map(
					({ value }) => value,
				),
			},
		},
	}));
}
