import type { GatewayRequest } from '../gateway/call';

/**
 * Characters of a path and query at most. Servers refuse a head of more than 8 KB, sometimes the first line
 * alone; what else is in it has the rest.
 */
const LONGEST_URL = 6_000;

/**
 * The requests that together ask for what one request asks for: as many as it takes for each to fit into a URL.
 * Several values of a filter mean any of them (ClickFunnels behaviour: lists), so that a filter can be asked for
 * in parts. What has no such filter stays one request, however long.
 */
export function splitFilters(request: GatewayRequest): GatewayRequest[] {
	const query = Object.entries(request.qs ?? {});
	if (request.url.length + lengthOf(query) <= LONGEST_URL) return [request];
	const longest = query
		.filter(([key, value]) => /^filter\[/.test(key) && valuesOf(value).length > 1)
		.sort((a, b) => lengthOf([b]) - lengthOf([a]))
		.at(0);
	if (longest === undefined) return [request];
	const [key, value] = longest;
	const values = valuesOf(value);
	const middle = Math.ceil(values.length / 2);
	return [values.slice(0, middle), values.slice(middle)].flatMap((half) =>
		splitFilters({ ...request, qs: { ...request.qs, [key]: half.join(',') } }),
	);
}

/** The values of a filter, each once. */
function valuesOf(value: unknown): string[] {
	return [...new Set(String(value).split(','))];
}

function lengthOf(query: Array<[string, unknown]>): number {
	return query
		.flatMap(([key, value]) => (Array.isArray(value) ? value.map((one) => [key, one]) : [[key, value]]))
		.reduce(
			(sum, [key, value]) => sum + new URLSearchParams([[String(key), String(value)]]).toString().length + 1,
			0,
		);
}
