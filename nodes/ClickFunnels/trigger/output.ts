import type { IDataObject } from 'n8n-workflow';

import type { DeliveryOptions } from './options';
import { simplified } from './simplified';

/**
 * The item of an event, as Output asks for it. Page and funnel come as ids or as objects (ClickFunnels behaviour:
 * webhooks).
 */
export function itemOf(event: IDataObject, output: DeliveryOptions['output']): IDataObject {
	const { data, ...rest } = event;
	const about: IDataObject = {
		event_id: rest.event_id,
		event_type: rest.event_type,
		subject_type: rest.subject_type,
		subject_id: rest.subject_id,
		created_at: rest.created_at,
		workspace_id: rest.workspace_id,
		page_id: idOf(rest, 'page'),
		funnel_id: idOf(rest, 'funnel'),
	};
	if (output === 'simple') return { ...simplified({ ...rest, ...about, data }), ...marksOf(rest) };
	if (output === 'event') return { ...rest, ...about, data };
	const isRecord = typeof data === 'object' && data !== null && !Array.isArray(data);
	return {
		...(isRecord ? (data as IDataObject) : { data }),
		_event: about,
		...marksOf(rest),
	};
}

/** What the node itself says of an event. */
const MARKS = ['_caught_up', '_unchecked', '_complete', '_incomplete'];

/** Those that an event has. */
function marksOf(event: IDataObject): IDataObject {
	return Object.fromEntries(MARKS.filter((key) => key in event).map((key) => [key, event[key]]));
}

function idOf(event: IDataObject, name: 'page' | 'funnel'): IDataObject[string] {
	return event[`${name}_id`] ?? (event[name] as IDataObject | null | undefined)?.id ?? null;
}
