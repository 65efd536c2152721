import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import { fieldProperty } from '../description/property';
import { conditions, type Condition } from './conditions';
import { ONLY_WHEN } from './onlyWhen';

/**
 * The parameter for conditions.
 * @param offered where a condition is offered, once for each way to come there; never where it gives none
 * @param more what else can be added
 */
export function onlyWhenProperty(
	offered: (condition: Condition) => Array<IDisplayOptions | undefined>,
	more: INodeProperties[] = [],
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
		options: [...properties, ...more].sort((one, other) => one.displayName.localeCompare(other.displayName)),
	};
}
