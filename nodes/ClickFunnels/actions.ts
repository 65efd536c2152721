import type { INodeTypeDescription } from 'n8n-workflow';

import type { Layout } from './description/collections';
import { properties } from './description/properties';
import { USUAL_RETRIES } from './gateway/retryPolicy';
import { paginationHook } from './run/hook';
import type { Catalog } from './table/resource';

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
