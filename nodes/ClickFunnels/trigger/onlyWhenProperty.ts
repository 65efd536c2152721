import type { INodeProperties } from 'n8n-workflow';

import { fieldProperty } from '../description/property';
import { CHANGED_FIELDS, CHANGED_FIELDS_NAME, conditions, type Condition } from './conditions';
import { ONLY_WHEN, typesWith } from './onlyWhen';

/**
 * The parameter for conditions. Each is offered where one of the chosen events has what it is about: n8n shows a
 * property where any value of a multi-select is among those asked for (n8n-workflow, checkConditions), but can't say
 * "in one list or in another", so that a condition stands there twice, for each list of events.
 */
export const onlyWhenProperty: INodeProperties = {
	displayName: ONLY_WHEN.label,
	name: ONLY_WHEN.name,
	type: 'collection',
	placeholder: 'Add Condition',
	default: {},
	description:
		'Whether an event starts the workflow: all conditions must be met. What is left out costs no execution.',
	options: [...conditions.flatMap(offered), fieldProperty(CHANGED_FIELDS_NAME, CHANGED_FIELDS)].sort(
		(one, other) => one.displayName.localeCompare(other.displayName),
	),
};

function offered([name, condition]: [string, Condition]): INodeProperties[] {
	const property = fieldProperty(name, condition.field);
	// Every event may have been fired on a page.
	if (condition.shownInEvent) return [property];
	const types = typesWith(condition);
	return [
		{ ...property, displayOptions: { show: { '/events': types } } },
		{ ...property, displayOptions: { show: { '/moreEvents': types }, hide: { '/events': types } } },
	];
}
