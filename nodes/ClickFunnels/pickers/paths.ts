import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { bare } from '../input/given';
import type { Line } from '../table/line';

/** So many routes of other methods are named where the chosen one has none. */
const NAMED = 5;

/**
 * The paths of the tables' routes with the chosen method, by what they do; all where an expression chooses it. Where
 * only other methods have what is looked for, entries that can't be chosen say so.
 * @param filter words that all have to be in action, method or path
 */
export function searchPaths(
	context: ILoadOptionsFunctions,
	lines: Line[],
	filter = '',
): INodeListSearchResult {
	const words = bare(filter).toLowerCase().split(/\s+/);
	const found = lines
		.filter(({ action, route }) => words.every((word) => `${action} ${route}`.toLowerCase().includes(word)))
		.sort((a, b) => a.action.localeCompare(b.action));
	const method = context.getCurrentNodeParameter('method');
	const isKnown = lines.some((line) => line.method === method);
	const own = isKnown
		? found.filter((line) => line.method === method)
		: [...new Map(found.map((line) => [line.path, line])).values()];
	if (own.length > 0) {
		return {
			results: own.map(({ action, route, path }) => ({
				name: `${action} – ${route}`,
				value: isKnown ? route : path,
			})),
		};
	}
	const others = found.slice(0, NAMED);
	return {
		results: others.map(({ action, ...line }) => ({
			name: `${action}: choose ${line.method} as Method first`,
			value: '',
		})),
	};
}
