import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import { fieldProperty } from '../description/property';
import { CHANGED_FIELDS, CHANGED_FIELDS_NAME, conditions, type Condition } from './conditions';
import { ONLY_WHEN } from './onlyWhen';

/**
 * The parameter for conditions.
 * @param offered where a condition is offered, once for each way to come there; never where it gives none
 */
export function onlyWhenProperty(
	offered: (condition: Condition) => Array<IDisplayOptions | undefined>,
): INodeProperties {
	const properties = conditions.flatMap(([name, condition]) =>
		offered(condition).map((displayOptions) => ({
			...fieldProperty(name, condition.field),
			...(displayOptions && { displayOptions }),
		})),
	);
	return {
		displayName: ONLY_WHEN.label,
		name: ONLY_WHEN.name,
		type: 'collection',
		placeholder: 'Add Condition',
		default: {},
		description: 'What must be true before an execution is started. All conditions must be met.',
		options: [...properties, fieldProperty(CHANGED_FIELDS_NAME, CHANGED_FIELDS)].sort((one, other) =>
			one.displayName.localeCompare(other.displayName),
		),
	};
}
