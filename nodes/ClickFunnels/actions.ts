import type { INodeTypeDescription } from 'n8n-workflow';

import type { Layout } from './description/boxes';
import { properties } from './description/properties';
import { USUAL_RETRIES } from './gateway/retryPolicy';
import { paginationHook } from './run/hook';
import type { Catalog } from './table/resource';

/** On the canvas, the names that the editor shows, such as "Get Many: Course Enrollment", out of the values. */
export const SUBTITLE = `={{ { getAll: 'Get Many', upsert: 'Create or Update' }[$parameter.operation] ?? ${inWords('operation')} }}: {{ ${inWords('resource')} }}`;

/** An expression for a value such as "getEverything" in words. */
function inWords(parameter: string): string {
	return `$parameter.${parameter}.replace(/([A-Z])/g, ' $1').toTitleCase()`;
}

/** What the description of an action node says of what it does: its properties, and who does their requests. */
export function actions(
	catalog: Catalog,
	layout: Layout,
): Pick<INodeTypeDescription, 'requestDefaults' | 'requestOperations' | 'properties'> {
	return {
		// The client adds the credential's gateway URL: an expression for it would be evaluated twice an item.
		requestDefaults: { headers: { Accept: 'application/json' } },
		requestOperations: { pagination: paginationHook(catalog) },
		properties: properties(catalog, {
			routing: { send: { paginate: true } },
			retries: USUAL_RETRIES,
			layout,
		}),
	};
}
