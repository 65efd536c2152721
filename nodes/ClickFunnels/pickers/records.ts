import type { IDataObject, ILoadOptionsFunctions } from 'n8n-workflow';

import { entityOf, locatorName } from '../table/words';
import type { Entity } from '../table/types';
import { page } from '../gateway/answer';
import { readId } from '../input/ids';

/** Where a walk stands: the records that it is inside of, from the outermost, then the record it came to. */
export type Cursor = Array<{ id: string; label?: string }>;

/** A record of a look-up. */
export interface Found {
	record: IDataObject;
	/** What to call the record above it, where there is more than one that it could be below. */
	above?: string;
	/** Whether it is the last one of its page: the place to stop a walk at. */
	endsPage: boolean;
	/** Behind this record. */
	cursor: Cursor;
}

/** What a walk may be told, and what it tells. */
export interface Walk {
	/** Query for the innermost list. */
	query?: IDataObject;
	/** Goes on behind a record that was found before. */
	after?: Cursor;
	/** Called before each request. */
	onRequest?: () => void;
}

/** One list of a look-up. */
interface Level {
	entity: Entity;
	/** Path with the id of the record above, where it has one. */
	path: (parentId: string) => string;
	/** The id of the record above, where the user has chosen it in the node. */
	chosen?: string;
}

/**
 * Walks the records of a kind that the user can see: those below what is chosen in the node (a workspace, a course), else
 * those below every workspace, every course and so on, in the order of their lists.
 * @param key the kind, as in the entity table
 * @throws NodeApiError when the gateway or the API refuses
 */
export async function* records(
	context: ILoadOptionsFunctions,
	key: string,
	entities: Record<string, Entity>,
	walk: Walk = {},
): AsyncGenerator<Found> {
	const levels = levelsOf(context, key, entities);
	yield* inside(context, levels, levels[0].chosen ?? '', [], walk.after ?? [], walk);
}

async function* inside(
	context: ILoadOptionsFunctions,
	[level, ...deeper]: Level[],
	parentId: string,
	parents: Cursor,
	[start, ...startDeeper]: Cursor,
	walk: Walk,
): AsyncGenerator<Found> {
	if (deeper.length > 0 && start) {
		// The record at the cursor was not walked to its end.
		yield* inside(context, deeper, start.id, [...parents, start], startDeeper, walk);
	}
	const request = {
		url: level.path(encodeURIComponent(parentId)),
		method: 'GET' as const,
		qs: deeper.length === 0 ? walk.query : undefined,
	};
	const subject = { node: context.getNode(), noun: level.entity.name.toLowerCase(), repeatable: true };
	// A list that comes whole was walked to its end before the walk stopped.
	if (deeper.length === 0 && start && level.entity.unpaged) return;
	let after = start?.id;
	let several = start !== undefined || parents.at(-1)?.label !== undefined;
	for (;;) {
		walk.onRequest?.();
		const { rows, next } = await page(context, request, subject, 'picker', {
			after,
			wrappedIn: level.entity.wrappedIn,
		});
		several ||= rows.length > 1 || next !== undefined;
		for (const [index, record] of rows.entries()) {
			const here = {
				// A parent's id goes into a path; in its own list, a record's id is the cursor, whatever a choice gives.
				id: String(record[deeper.length > 0 ? (level.entity.idKey ?? 'id') : 'id']),
				label: several ? level.entity.label(record) : undefined,
			};
			if (deeper.length > 0) {
				yield* inside(context, deeper, here.id, [...parents, here], [], walk);
			} else {
				const endsPage = index === rows.length - 1;
				yield { record, above: parents.at(-1)?.label, endsPage, cursor: [...parents, here] };
			}
		}
		if (next === undefined || level.entity.unpaged) return;
		after = next;
	}
}

/** The lists to walk for a kind of record, from the outermost that is not settled by the user's choice. */
function levelsOf(context: ILoadOptionsFunctions, key: string, entities: Record<string, Entity>): Level[] {
	const entity = entities[key];
	const [, template] = (entity.list ?? '').split(' ');
	const parameter = /\{(\w+)\}/.exec(template)?.[1];
	const path = (parentId: string) => template.replace(/\{\w+\}/, parentId);
	if (!parameter) return [{ entity, path }];
	const parent = entityOf(parameter);
	const chosen = chosenId(context, parent, entities);
	if (chosen !== undefined) return [{ entity, path, chosen }];
	return [...levelsOf(context, parent, entities), { entity, path }];
}

function chosenId(
	context: ILoadOptionsFunctions,
	key: string,
	entities: Record<string, Entity>,
): string | undefined {
	const value = context.getCurrentNodeParameter(locatorName(key)) ?? context.getCurrentNodeParameter(key);
	const raw = typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
	// An expression can't be evaluated before the workflow runs.
	if (typeof raw === 'string' && raw.startsWith('=')) return undefined;
	const place = { node: context.getNode(), itemIndex: 0, timezone: context.getTimezone(), entities };
	return readId(value, entities[key], entities[key].name, place);
}
