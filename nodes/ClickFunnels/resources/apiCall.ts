import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';

import type { Values } from '../table/api';
import { boolean, keyValues, options, path } from '../table/field';
import type { Line, Operation, Refuse } from '../table/line';
import { resource, type Resource } from '../table/resource';

/** What the user put together: its path is whole. */
interface Request {
	method: IHttpRequestMethods;
	path: string;
	query?: IDataObject;
	body?: IDataObject;
	pages: boolean;
}

/** A line whose route a path is of, with the ids in it. */
interface Known {
	line: Line;
	ids: Record<string, string>;
}

type Lookup = (request: Pick<Request, 'method' | 'path'>) => Known | undefined;

/**
 * Calls of routes that the user writes, also of those that the tables do not have.
 *
 * n8n adds an entry "Custom API Call" to every list of resources and operations that does not end with one; it
 * only points to the HTTP Request node. So the operation has that name, and the resource another, which comes first.
 * @param lines every line of the tables
 */
export function apiCall(lines: Line[]): Resource {
	const operation = customCall(lookupIn(lines));
	return resource({
		name: 'API Call (Custom)',
		value: 'apiCall',
		description: 'Any route of the API v2, by its method and path',
		operations: [() => operation],
	});
}

const NAME = 'Custom API Call';

function customCall(known: Lookup): Operation {
	return {
		value: 'custom',
		name: NAME,
		action: 'Make custom API call',
		description: 'Send any request below /api/v2',
		noun: 'API call',
		writes: true,
		parameters: [],
		output: 'list',
		finalIf: { method: ['DELETE'] },
		givesAs: (values) => known(values as unknown as Request)?.line,
		paged: true,
		pagedIf: 'pages',
		sort: [],
		expand: [],
		options: {},
		needs: {
			method: options('Method', ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], { initial: 'GET' }),
			path: path('Path', {
				description: 'The list has those of the Method. Fill in their {names} under Path Values.',
			}),
			pages: boolean('Follow Pages', 'Whether to go on to the further pages of a list'),
		},
		body: {
			required: {},
			optional: {
				body: keyValues('Body', {
					free: true,
					description: 'Keys may lead inside, e.g. contact[first_name]',
				}),
				path_values: keyValues('Path Values', {
					ids: true,
					description: 'IDs for the {names} in the path, e.g. workspace_id',
				}),
				query: keyValues('Query', {
					free: true,
					withoutIt: 'records that it was to leave out',
					description: 'Such as filter[email_address], or expand[] once for each value',
				}),
			},
			clears: false,
			mayBeAbsent: true,
		},
		settle: (values, refuse) => ({ ...settled(values, known, refuse) }),
		alone: (values) => keyOf(values as unknown as Request, known),
		run: (api, values) => {
			const request = values as unknown as Request;
			return api.free({ ...request, route: known(request)?.line.route });
		},
	};
}

/**
 * What the user set with the path filled in.
 * @throws what `refuse` gives for what can't go together
 */
function settled({ path_values, ...values }: Values, known: Lookup, refuse: Refuse): Request {
	const given = new Map(
		Object.entries((path_values ?? {}) as Record<string, string>).map(([key, id]) => [
			key.replace(/^\{(.*)\}$/, '$1'),
			id,
		]),
	);
	const { path: chosen, ...rest } = values as unknown as Request;
	const [, chosenFor, template] = /^(?:([A-Z]+) )?(.*)$/.exec(chosen) ?? ['', '', chosen];
	if (chosenFor && chosenFor !== rest.method) {
		throw refuse(
			'Path',
			`it was chosen for ${chosenFor}`,
			`Choose it again for ${rest.method}, or change Method back.`,
		);
	}
	const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
	const left = names.filter((name) => !given.has(name)).map((name) => `{${name}}`);
	if (left.length > 0) {
		throw refuse(
			'Path',
			`${left.join(' and ')} ${left.length > 1 ? 'are' : 'is'} left in it`,
			'Add each name under Path Values with its ID, or write the ID into the path.',
		);
	}
	const unknown = [...given.keys()].find((name) => !names.includes(name));
	if (unknown !== undefined) {
		throw refuse('Path Values', `the path has no {${unknown}}`, 'Remove it, or choose another path.');
	}
	const request = {
		...rest,
		path: template.replace(/\{(\w+)\}/g, (_, name: string) => given.get(name) ?? ''),
	};
	if (request.method !== 'GET') return request;
	if (request.body) throw refuse('Body', 'a GET has none', 'Remove it, or enter it under Query.');
	const output = known(request)?.line.output ?? 'list';
	if (request.pages && output !== 'list') {
		throw refuse('Follow Pages', 'the path gives no list', 'Turn it off.');
	}
	return request;
}

/** Changes of one record are done one after the other, as those of its line are. */
function keyOf({ method, path: at, query, body }: Request, known: Lookup): string | undefined {
	const found = known({ method, path: at });
	if (!found) return method === 'GET' || method === 'POST' ? undefined : at;
	const { line, ids } = found;
	const inside = line.body?.root === undefined ? {} : (body?.[line.body.root] as IDataObject | undefined);
	const key = line.alone?.({ ...query, ...body, ...inside, ...ids });
	return key === undefined ? undefined : `${line.path} ${key}`;
}

/** Methods that change a record: ClickFunnels takes either (ClickFunnels behaviour: routes). */
const CHANGES = ['PUT', 'PATCH'];

function isSame(one: string, other: string): boolean {
	return one === other || [one, other].every((method) => CHANGES.includes(method));
}

/** Finds lines by method and path. */
function lookupIn(lines: Line[]): Lookup {
	const patterns = lines.map((line) => ({
		line,
		pattern: new RegExp(`^${line.path.replace(/\{\w+\}/g, '([^/]+)')}$`),
	}));
	return ({ method, path: at }) => {
		for (const { line, pattern } of patterns) {
			const found = isSame(line.method, method) ? pattern.exec(at) : null;
			if (found) {
				const ids = line.parameters.map(({ name }, index) => [name, found[index + 1]] as const);
				return { line, ids: Object.fromEntries(ids) };
			}
		}
		return undefined;
	};
}
