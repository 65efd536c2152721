import type { INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { actions, SUBTITLE } from './actions';
import { everyday } from './everyday';
import { matonApiTest } from './gateway/credentialTest';
import { pickers } from './pickers/pickers';
import { customOperations } from './run/loop';

/** The node for what people do with ClickFunnels every day: routes of the API, and jobs that take several. */
export class ClickFunnels implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'ClickFunnels',
		name: 'clickFunnels',
		icon: { light: 'file:clickFunnels.svg', dark: 'file:clickFunnels.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: SUBTITLE,
		description:
			'Tag, find, create and enroll contacts, list orders, courses, forms and products, and what else people do in ClickFunnels 2.0. For every other route take ClickFunnels API.',
		defaults: { name: 'ClickFunnels' },
		usableAsTool: true,
		// n8n 2 shows them in no execution; n8n 1 knows nothing of it.
		sensitiveOutputFields: ['webhook_secret'],
		// AI builders of n8n 2 read it; n8n 1 knows nothing of it.
		builderHint: {
			searchHint:
				'For contacts, tags, courses, forms, orders and opportunities by e-mail address and name. Take clickFunnelsApi only for what has no operation here. workspaceId can be left empty where the connection covers one workspace. outputFields: names as in raw, separated by commas. preview: give the requests, send none. connection: a Maton connection_id instead of the credential’s. changed_since: the last item has the next one as _changed_until; batch_cursor: as _next_cursor, empty at first.',
		},
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'matonApi', required: true, testedBy: 'matonApiTest' }],
		...actions(everyday, 'apart'),
	};

	customOperations = customOperations(everyday);

	methods = { ...pickers(this.description.properties, everyday), credentialTest: { matonApiTest } };
}
