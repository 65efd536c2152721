import type { INodePropertyOptions } from 'n8n-workflow';

import { dateTime, number } from '../table/field';
import { OUTPUTS } from '../table/output';
import { RECORDS } from './records';

/** A drop-down at the top of the node: its parameter, what the editor calls it, and what can be chosen. */
export interface Choice {
	name: string;
	label: string;
	options: INodePropertyOptions[];
	initial: string;
}

export const RECORD: Choice = {
	name: 'record',
	label: 'Record',
	options: RECORDS.map(({ name, value, description }) => ({ name, value, description })),
	initial: 'contact',
};

export const TRIGGER_ON: Choice = {
	name: 'triggerOn',
	label: 'Trigger On',
	options: [
		{
			name: 'New Record',
			value: 'created',
			description: 'Each once, also if it was changed before it was seen',
		},
		{
			name: 'Changed Record',
			value: 'changed',
			description: 'Whenever it was changed more than a second after it was made',
		},
		{
			name: 'New or Changed Record',
			value: 'either',
			description: 'Each as it is now, once for all changes since the last poll',
		},
	],
	initial: 'created',
};

export const START_FROM: Choice = {
	name: 'startFrom',
	label: 'Start From',
	options: [
		{ name: 'Now', value: 'now', description: 'What comes after the workflow is activated' },
		{ name: 'Date', value: 'date', description: 'Also what came since a date' },
		{ name: 'All', value: 'all', description: 'Also all that is there' },
	],
	initial: 'now',
};

export const START_DATE = dateTime('Start Date', {});
export const START_DATE_NAME = 'startDate';

/** Whole records or their useful keys; by the names that the action nodes have. */
export const OUTPUT_CHOICE: Choice = {
	name: 'output',
	label: 'Output',
	options: OUTPUTS.filter(({ value }) => value !== 'fields'),
	initial: 'simple',
};

/** How many records a poll starts the workflow with; a member of Options. */
export const MOST = number('Most per Poll', {
	min: 1,
	initial: 500,
	description: 'More records wait for the next polls, the oldest come first',
});
export const MOST_NAME = 'mostPerPoll';
