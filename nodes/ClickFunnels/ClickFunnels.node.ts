import type { INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { properties } from './description/properties';
import { USUAL_RETRIES } from './gateway/retryPolicy';
import { pickers } from './pickers/pickers';
import { catalog } from './resources';
import { paginationHook } from './run/hook';
import { customOperations } from './run/loop';

/** The action node: every operation is a line of a table in resources/. */
export class ClickFunnels implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'ClickFunnels',
		name: 'clickFunnels',
		icon: { light: 'file:clickFunnels.svg', dark: 'file:clickFunnels.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Work with contacts, orders, products, courses, forms and more in ClickFunnels 2.0',
		defaults: { name: 'ClickFunnels' },
		usableAsTool: true,
		// n8n 2 shows them in no execution; n8n 1 knows nothing of it.
		sensitiveOutputFields: ['webhook_secret'],
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'matonApi', required: true }],
		// The client adds the credential's gateway URL: an expression for it would be evaluated twice an item.
		requestDefaults: { headers: { Accept: 'application/json' } },
		requestOperations: { pagination: paginationHook(catalog) },
		properties: properties(catalog, { routing: { send: { paginate: true } }, retries: USUAL_RETRIES }),
	};

	customOperations = customOperations(catalog);

	methods = pickers(this.description.properties, catalog);
}
