import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';

import type { Values } from '../table/api';
import type { Line } from '../table/line';

/** A request as it follows from values: its URL is the path below the API's root, encoded. */
export interface PlacedRequest {
	method: IHttpRequestMethods;
	url: string;
	qs: IDataObject;
	arrayFormat: 'repeat';
	body?: IDataObject;
}

/**
 * Puts values where a line's request takes them: into its path, query and body. What the line does not name
 * is left out.
 */
export function place(line: Line, values: Values): PlacedRequest {
	return {
		method: line.method,
		url: pathOf(line, values),
		qs: queryOf(line, values),
		arrayFormat: 'repeat',
		body: bodyOf(line, values),
	};
}

function pathOf({ route, path, parameters }: Line, values: Values): string {
	return parameters.reduce((filled, { name }) => {
		if (values[name] === undefined) throw new Error(`${route} was called without ${name}`);
		return filled.replace(`{${name}}`, encodeURIComponent(String(values[name])));
	}, path);
}

function queryOf({ filters, needs, options, sort, expand }: Line, values: Values): IDataObject {
	const plain = new Set([
		...Object.keys({ ...filters?.query, ...needs, ...options }),
		...(sort.length > 0 ? ['sort_property', 'sort_order'] : []),
	]);
	const filterNames = new Set(Object.keys({ ...filters?.fields }));
	const query: IDataObject = {};
	for (const [name, value] of setIn(values)) {
		if (plain.has(name)) Object.assign(query, spelled(name, value));
		else if (name === 'expand' && expand.length > 0) query['expand[]'] = value as string[];
		// Several values of one filter are joined by commas and mean "any of them".
		else if (filterNames.has(name)) query[`filter[${name}]`] = String(value);
	}
	return query;
}

/** A query parameter, an object by the keys inside it: `results[fields][]`, as Rails reads it. */
function spelled(name: string, value: unknown): IDataObject {
	if (typeof value !== 'object' || value === null || Array.isArray(value))
		return { [name]: value } as IDataObject;
	return Object.fromEntries(
		Object.entries(value).map(([key, inner]) => [
			`${name}[${key}]${Array.isArray(inner) ? '[]' : ''}`,
			inner,
		]),
	) as IDataObject;
}

function bodyOf({ body }: Line, values: Values): IDataObject | undefined {
	if (!body) return undefined;
	const names = new Set(Object.keys({ ...body.required, ...body.optional }));
	const taken = setIn(values).filter(([name]) => names.has(name));
	if (taken.length === 0 && body.mayBeAbsent) return undefined;
	const fields = Object.fromEntries(taken) as IDataObject;
	if (!body.root) return fields;
	const { beside = [], root } = body;
	const isBeside = ([name]: [string, unknown]) => beside.includes(name);
	return {
		[root]: Object.fromEntries(taken.filter((one) => !isBeside(one))) as IDataObject,
		...(Object.fromEntries(taken.filter(isBeside)) as IDataObject),
	};
}

function setIn(values: Values): Array<[string, unknown]> {
	return Object.entries(values).filter(([, value]) => value !== undefined);
}
