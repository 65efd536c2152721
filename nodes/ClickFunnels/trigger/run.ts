import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { hasJustBegun } from './begun';
import { completed } from './complete';
import { eventOf, type TriggerEvent } from './event';
import { attach, memoryOf, noteRun, takesHere } from './memory';
import { tellSoon } from './note';
import { deliveryOptions } from './options';
import { itemOf } from './output';
import { readState } from './state';

/**
 * n8n's `execute` of the node, the first thing that happens in a run that it has started: proves that n8n has stored the run of an
 * event, and makes of the event what Output asks for.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const options = deliveryOptions((this.getNodeParameter('options', 0, {}) as IDataObject | null) ?? {});
	const items: INodeExecutionData[] = [];
	for (const item of this.getInputData()) {
		if (await isFirst(this, item, options.ignoreRepeated)) items.push(item);
	}
	const events = items.map(async ({ json }, index) =>
		options.output === 'complete' ? await completed(this, json, index) : json,
	);
	const read = await Promise.all(events);
	return [items.map((item, index) => ({ ...item, json: itemOf(read[index], options.output) }))];
}

/** Whether no other run has passed an event on: n8n can start a second one where it was not sure of the first. */
async function isFirst(
	context: IExecuteFunctions,
	{ json }: INodeExecutionData,
	once: boolean,
): Promise<boolean> {
	// While the editor listens, and when somebody retries a run, nothing is to be remembered.
	if (!['webhook', 'trigger'].includes(context.getMode())) return true;
	noteRun();
	const memory = memoryOf(context);
	const state = readState(context);
	if (state.secret !== undefined) attach(memory, state);
	const event = eventIn(json);
	if (!event) return true;
	const source = json._caught_up ? 'log' : 'delivery';
	const known = memory.events.findById(event) ?? memory.events.add(event, source, 'taken');
	const execution = context.getExecutionId();
	if (once && known.execution !== undefined && known.execution !== execution) return false;
	Object.assign(known, { state: 'ran', execution });
	tellSoon(context, memory);
	return !once || takesHere() || !(await hasJustBegun(context, event, memory.begun));
}

function eventIn(json: IDataObject): TriggerEvent | undefined {
	const { event_id: id, event_type: type } = json;
	return typeof id === 'string' && typeof type === 'string' ? eventOf({ body: json, id, type }) : undefined;
}
