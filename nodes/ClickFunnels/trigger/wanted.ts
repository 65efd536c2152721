import type { IDataObject, IHookFunctions } from 'n8n-workflow';

import type { Fields } from '../table/field';
import { references } from '../table/field';
import { locatorName, parameterName } from '../table/words';
import type { Catalog } from '../table/types';
import { readId } from '../input/ids';
import { missing, type InputContext } from '../input/input';
import { toApi, toApiObject } from '../input/values';
import type { WantedEndpoint } from './endpoint';

/** What the trigger asks ClickFunnels to deliver. */
export const eventsField = references('Trigger On Events', 'webhookEventType', 'string', {
	description: 'What starts the workflow',
});

/** What narrows it. Keys as the API has them. */
export const filterFields: Fields = {
	funnel_ids: references('Funnel', 'funnel', 'integer', { description: 'Only events of these funnels' }),
	page_ids: references('Page', 'page', 'integer', { description: 'Only events of these pages' }),
};

/** Where this n8n takes deliveries for the node; a test run has an address of its own. */
export function webhookUrl(context: IHookFunctions): string {
	return context.getNodeWebhookUrl('default') as string;
}

/**
 * The endpoint that the node's parameters ask for.
 * @throws NodeOperationError that names the parameter that is missing or wrong
 */
export function wantedBy(
	context: IHookFunctions,
	entities: Catalog['entities'],
): { workspaceId: string; endpoint: WantedEndpoint } {
	const input: InputContext = {
		node: context.getNode(),
		itemIndex: 0,
		timezone: context.getTimezone(),
		entities,
	};
	const workspace = context.getNodeParameter(locatorName('workspace'), null);
	const workspaceId = readId(workspace, entities.workspace, entities.workspace.name, input);
	if (workspaceId === undefined) throw missing(entities.workspace.name, input);
	const events = context.getNodeParameter(parameterName('events', eventsField), null);
	const eventTypeIds = toApi(eventsField, events, eventsField.label, input);
	if (eventTypeIds === undefined) throw missing(eventsField.label, input);
	const filters = toApiObject(filterFields, context.getNodeParameter('filters', {}) as IDataObject, input);
	const { id, name } = context.getWorkflow();
	return {
		workspaceId,
		endpoint: {
			url: webhookUrl(context),
			name: `n8n: ${name ?? 'workflow'} (${id})`,
			event_type_ids: eventTypeIds as string[],
			funnel_ids: (filters.funnel_ids ?? []) as number[],
			page_ids: (filters.page_ids ?? []) as number[],
		},
	};
}
