import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { answer } from '../gateway/answer';
import type { Call } from '../gateway/call';
import { byConnection } from '../gateway/connection';
import { noRecord } from '../gateway/problems';
import type { Read } from '../input/context';
import { isObject, isSet } from '../input/given';
import { isId } from '../input/ids';
import { readConnection } from '../input/settings';
import { subjectOf, SUBJECTS } from './subjects';

/**
 * An event with its record as it is now, read anew: what was delivered can be old by the time at which it is worked
 * on. Never throws: where the record can't be read, the event keeps its own, and says so and why.
 * @param itemIndex where the event stands among the items of the run
 */
export async function completed(
	context: IExecuteFunctions,
	event: IDataObject,
	itemIndex: number,
): Promise<IDataObject> {
	const [reading] = await Promise.allSettled([recordOf(context, event, itemIndex)]);
	if (reading.status === 'fulfilled') return { ...event, data: reading.value, _complete: true };
	const { reason } = reading;
	return {
		...event,
		_complete: false,
		_incomplete: reason instanceof Error ? reason.message : String(reason),
	};
}

async function recordOf(
	context: IExecuteFunctions,
	{ event_type: type, subject_type: subjectType, subject_id: id }: IDataObject,
	itemIndex: number,
): Promise<IDataObject> {
	const name = subjectOf(String(type)) ?? String(subjectType);
	const subject = Object.hasOwn(SUBJECTS, name) ? SUBJECTS[name] : undefined;
	if (subject?.path === undefined) throw new Error(`ClickFunnels has no route to read one ${name}`);
	if (!isSet(id) || !isId(String(id))) throw new Error('The event does not say which record it is about');
	const read: Read = (name, fallback = null) =>
		context.getNodeParameter(name, itemIndex, fallback) as unknown;
	const input = { node: context.getNode(), itemIndex, timezone: context.getTimezone() };
	const call: Call = {
		context: byConnection(context, readConnection(read, input)),
		request: {
			method: 'GET',
			url: subject.path.replace('{id}', encodeURIComponent(String(id))),
			qs: subject.query,
		},
		about: { noun: 'record of the event' },
		priority: 'bulk',
		repeatable: true,
	};
	const { body, status, tries } = await answer(call);
	if (!isObject(body) || !isSet(body.id)) throw noRecord(call, { body, status, tries });
	return body as IDataObject;
}
