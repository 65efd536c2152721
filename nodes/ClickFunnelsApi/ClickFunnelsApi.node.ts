import type { INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { actions, SUBTITLE } from '../ClickFunnels/actions';
import { matonApiTest } from '../ClickFunnels/gateway/credentialTest';
import { pickers } from '../ClickFunnels/pickers/pickers';
import { catalog } from '../ClickFunnels/resources';
import { customOperations } from '../ClickFunnels/run/loop';

/** The node for every route of the API: an operation is a line of a table in resources/. */
export class ClickFunnelsApi implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'ClickFunnels API',
		name: 'clickFunnelsApi',
		icon: { light: 'file:clickFunnelsApi.svg', dark: 'file:clickFunnelsApi.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: SUBTITLE,
		description:
			'Call any route of the ClickFunnels 2.0 API, one operation each. For everyday work, such as tagging or enrolling by e-mail, take ClickFunnels.',
		defaults: { name: 'ClickFunnels API' },
		usableAsTool: true,
		// n8n 2 shows them in no execution; n8n 1 knows nothing of it.
		sensitiveOutputFields: ['webhook_secret'],
		// AI builders of n8n 2 read it; n8n 1 knows nothing of it.
		builderHint: {
			searchHint:
				'Every route of the ClickFunnels API, by IDs. Look into clickFunnels first, which takes names and e-mail addresses. workspaceId can be left empty where the connection covers one workspace.',
		},
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'matonApi', required: true, testedBy: 'matonApiTest' }],
		...actions(catalog, 'shared'),
	};

	customOperations = customOperations(catalog);

	methods = { ...pickers(this.description.properties, catalog), credentialTest: { matonApiTest } };
}
