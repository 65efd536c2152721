import type { INodePropertyOptions } from 'n8n-workflow';

import { titleCase } from '../table/words';
import { moreEvents } from './moreEvents';
import { isSameType } from './sameType';
import { usualEvents } from './usualEvents';

/** The events that are known without asking, as options. */
export const knownEvents: INodePropertyOptions[] = [...usualEvents, ...moreEvents];

/** An event as an option; one that is newer than the tables gets a name made from its type. */
export function eventOption(type: string): INodePropertyOptions {
	const named = knownEvents.find(({ value }) => isSameType(type, value));
	return { ...(named ?? { name: titleCase(type.replace(/[./_-]+/g, ' ')) }), value: type };
}
