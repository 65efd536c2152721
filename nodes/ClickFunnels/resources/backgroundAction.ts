import type { Row } from '../table/api';
import type { Kind } from '../table/kind';
import { action, type LineOptions, type Words } from '../table/lines';
import type { Draft } from '../table/resource';
import type { Settles } from '../table/settled';
import { parts } from './parts';

/** Something that ClickFunnels does in the background for many records, and keeps a record of. */
interface BackgroundAction {
	/** The kind of that record. */
	of: Kind;
	/** What such a record is called, in Title Case, for example "Export Job". */
	name: string;
	/** What the records are called that something is done for, where the name does not say it. */
	owner?: string;
	/** The operation that starts one: its route and what it says of itself. */
	start: [route: string, words: Words & LineOptions];
	/** Whether one is done, where that is not told by its completed_at. */
	isDone?: Settles['isDone'];
	/** The operation that reads one. */
	get: [route: string, more?: LineOptions];
	/** The list of them, where the API has one. */
	list?: LineOptions;
	/** The operation that cancels one, where the API can. */
	cancel?: [route: string, more?: LineOptions];
}

/** The lines of a background action: start and read one, list them and cancel one where the API does. */
export function backgroundAction({ of, name, owner, ...spec }: BackgroundAction): Draft[] {
	const { start, isDone = isCompleted, get, list, cancel } = spec;
	const lines = parts({ of, name, owner });
	const [route, words] = start;
	return [
		action(route, { of, settles: { by: get[0], isDone }, ...words }),
		lines.get(...get),
		...(list ? [lines.getMany(list)] : []),
		...(cancel ? [lines.cancel(...cancel)] : []),
	];
}

function isCompleted({ completed_at: at }: Row): boolean {
	return Boolean(at);
}
