import type { IHookFunctions, ITriggerFunctions, IWebhookFunctions } from 'n8n-workflow';

import { checkOnlyWhen } from '../conditions/onlyWhen';
import { byConnection } from '../gateway/connection';
import { meant, theOnly, workspaces } from '../gateway/workspaces';
import { funnel, page, workspace } from '../kinds';
import type { Fields } from '../table/field';
import { references } from '../table/field';
import { idName } from '../table/names';
import { readId } from '../input/ids';
import { collection, parameter } from '../input/collection';
import type { InputContext, Read } from '../input/context';
import { fieldValues } from '../input/fields';
import { isExpression } from '../input/raw';
import { readConnection } from '../input/settings';
import { guarded, nothingGiven } from '../input/refusal';
import { enteredTypes } from './asked';
import { eventsWithout } from './conditionsOfEvents';
import { spelledLive } from './events';
import { checkOptions } from './options';
import type { WantedEndpoint } from './endpoint';
import { nameOf } from './owner';

/** What narrows what ClickFunnels delivers. Keys as the API has them. */
export const filterFields: Fields = {
	funnel_ids: references('Funnel', funnel, {
		description: 'Only events of these funnels',
		withoutIt: 'all funnels',
	}),
	page_ids: references('Page', page, { description: 'Only events of these pages', withoutIt: 'all pages' }),
};

/** Where this n8n takes deliveries for the node; a test run has an address of its own. */
export function webhookUrl(context: IHookFunctions): string {
	return context.getNodeWebhookUrl('default') as string;
}

/**
 * The endpoint that the node's parameters ask for, and the workspace that it is to be in.
 * @throws NodeOperationError that names the parameter that is missing or wrong
 * @throws NodeApiError when the only workspace is to be looked up and can't be
 */
export async function wantedBy(
	context: IHookFunctions,
): Promise<{ workspaceId: string; endpoint: WantedEndpoint }> {
	const { workspaceId, endpoint } = entered(context);
	endpoint.event_type_ids = await spelledLive(context, endpoint.event_type_ids);
	if (workspaceId !== undefined) return { workspaceId, endpoint };
	const covered = await workspaces({ context, priority: 'picker' });
	return { workspaceId: theOnly(await meant(covered, { context }), { context }), endpoint };
}

/**
 * The workspaces in which an endpoint of the node may be: the one that is remembered and the one that is chosen,
 * else all that the connection covers.
 * @throws NodeOperationError when what is chosen is no ID
 * @throws NodeApiError when the workspaces are to be looked up and can't be
 */
export async function possibleWorkspaces(context: IHookFunctions, remembered?: string): Promise<string[]> {
	// A parameter that no longer gives anything must not keep what is remembered from being deleted.
	const [chosen] = await Promise.allSettled([(async () => chosenWorkspace(context))()]);
	if (chosen.status === 'rejected' && remembered === undefined) throw chosen.reason;
	const known = [remembered, chosen.status === 'fulfilled' ? chosen.value : undefined].filter(
		(id) => id !== undefined,
	);
	if (known.length > 0) return [...new Set(known)];
	return (await workspaces({ context, priority: 'picker' })).map(({ id }) => id);
}

/**
 * The context by the connection that the user chose among the options.
 * @throws NodeOperationError when it is no ID, or its expression gives nothing
 */
export function connected<Context extends IHookFunctions | ITriggerFunctions>(context: Context): Context {
	return byConnection(context, readConnection(readOf(context), inputOf(context)));
}

/** What of n8n's contexts reads the parameters of a node that has no items. */
type Reading = IHookFunctions | ITriggerFunctions | IWebhookFunctions;

/** Reads the node's parameters. */
export const readOf =
	(context: Reading): Read =>
	(name, fallback = null) =>
		context.getNodeParameter(name, fallback) as unknown;

/** Where they stand. */
export function inputOf(context: Reading): InputContext {
	return { node: context.getNode(), itemIndex: 0, timezone: context.getTimezone() };
}

/** The workspace that the user has chosen; none where it is left empty. */
function chosenWorkspace(context: IHookFunctions): string | undefined {
	const of = { name: idName(workspace.value), label: workspace.name };
	const chosen = parameter(readOf(context), of, inputOf(context));
	const workspaceId = guarded(chosen.at, () => readId(chosen.value, workspace, chosen.at));
	if (workspaceId === undefined && isExpression(chosen.at.raw)) {
		throw nothingGiven(chosen.at, 'the only workspace that there is');
	}
	return workspaceId;
}

/** What the user has set; no workspace where it is left empty. */
function entered(context: IHookFunctions): { workspaceId?: string; endpoint: WantedEndpoint } {
	const input = inputOf(context);
	const read = readOf(context);
	const workspaceId = chosenWorkspace(context);
	const eventTypeIds = enteredTypes(read, input);
	const narrowing = collection(read, { name: 'filters', label: 'Filters', fields: filterFields }, input);
	const filters = fieldValues(filterFields, narrowing.entered, narrowing.at);
	checkOptions(collection(read, { name: 'options', label: 'Options' }, input));
	checkOnlyWhen(read, input, (condition) => eventsWithout(condition, eventTypeIds));
	return {
		workspaceId,
		endpoint: {
			url: webhookUrl(context),
			name: nameOf(context),
			event_type_ids: eventTypeIds,
			funnel_ids: (filters.funnel_ids ?? []) as number[],
			page_ids: (filters.page_ids ?? []) as number[],
		},
	};
}
