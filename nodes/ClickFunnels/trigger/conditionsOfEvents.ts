import type { IDisplayOptions } from 'n8n-workflow';

import type { Condition } from '../conditions/conditions';
import { knownEvents } from '../kinds/events';
import { isSameType } from '../kinds/sameType';
import { subjectOf } from './subjects';

/** The names of the events that do not have what a condition is about. */
export function eventsWithout(condition: Condition, types: string[]): string[] {
	return types
		.filter((type) => !fits(condition, type))
		.map((type) => knownEvents.find(({ value }) => isSameType(type, String(value)))?.name ?? type);
}

/**
 * Where a condition is offered: as soon as one of the chosen events has what it is about. n8n shows a property where
 * any value of a multi-select is asked for (n8n-workflow, checkConditions), but can't say "in one list or in the
 * other", so that it stands there twice, for each list of events.
 */
export function offeredForEvents(condition: Condition): Array<IDisplayOptions | undefined> {
	// Every event may have been fired on a page of a funnel.
	if (condition.shownInEvent) return [undefined];
	const types = knownEvents.map(({ value }) => String(value)).filter((type) => fits(condition, type));
	return [{ show: { '/events': types } }, { show: { '/moreEvents': types }, hide: { '/events': types } }];
}

/** Events of a type that the node does not know may have anything. */
function fits({ shownAt, shownInEvent }: Condition, type: string): boolean {
	const subject = subjectOf(type);
	return shownInEvent !== undefined || subject === undefined || Object.hasOwn(shownAt, subject);
}
