import type { IDataObject, IHookFunctions } from 'n8n-workflow';

import { funnel, page, webhookEventType, workspace } from '../kinds';
import type { Fields } from '../table/field';
import { references } from '../table/field';
import { idName, propertyName } from '../table/names';
import { readId } from '../input/ids';
import type { InputContext } from '../input/context';
import { missing } from '../input/refusal';
import { fieldValue, fieldValues } from '../input/fields';
import type { WantedEndpoint } from './endpoint';

/** What the trigger asks ClickFunnels to deliver. */
export const eventsField = references('Trigger On Events', webhookEventType, {
	as: 'string',
	description: 'What starts the workflow',
});

/** What narrows it. Keys as the API has them. */
export const filterFields: Fields = {
	funnel_ids: references('Funnel', funnel, { description: 'Only events of these funnels' }),
	page_ids: references('Page', page, { description: 'Only events of these pages' }),
};

/** Where this n8n takes deliveries for the node; a test run has an address of its own. */
export function webhookUrl(context: IHookFunctions): string {
	return context.getNodeWebhookUrl('default') as string;
}

/**
 * The endpoint that the node's parameters ask for.
 * @throws NodeOperationError that names the parameter that is missing or wrong
 */
export function wantedBy(context: IHookFunctions): { workspaceId: string; endpoint: WantedEndpoint } {
	const input: InputContext = {
		node: context.getNode(),
		itemIndex: 0,
		timezone: context.getTimezone(),
	};
	const at = { ...input, label: workspace.name };
	const workspaceId = readId(context.getNodeParameter(idName(workspace.value), null), workspace, at);
	if (workspaceId === undefined) throw missing(at);
	const atEvents = { ...input, label: eventsField.label };
	const events = context.getNodeParameter(propertyName('events', eventsField), null);
	const eventTypeIds = fieldValue(eventsField, events, atEvents);
	if (eventTypeIds === undefined) throw missing(atEvents);
	const filters = fieldValues(filterFields, context.getNodeParameter('filters', {}) as IDataObject, input);
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
