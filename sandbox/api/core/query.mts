/** The query string of a request, as Rails reads its brackets. */
export interface Query {
	/** Other parameters by their whole name, for example `sum[property]`; the last one wins. */
	plain: Partial<Record<string, string>>;
	/** `filter[key]=value`: the values of each key, split at commas. */
	filter: Map<string, string[]>;
	/** Names used inside `filters[...]`, which the API does not know. */
	misnamedFilters: string[];
	/** `expand[]=value`. */
	expand: Set<string>;
	/** `results[key]=value` and `results[key][]=value`. */
	results: Record<string, string | string[]>;
}

function decode(text: string): string {
	try {
		return decodeURIComponent(text.replace(/\+/g, ' '));
	} catch {
		return text;
	}
}

// `fields][]` is what is between the outermost brackets of `results[fields][]`.
function addResult(results: Query['results'], key: string, value: string): void {
	const [name, ...inside] = key.split('][');
	results[name] = inside.length === 0 ? value : [results[name] ?? [], value].flat();
}

/**
 * Reads a raw query string, percent-encoded or not. Never throws: what makes no sense is ignored, as the API
 * does.
 */
export function parseQuery(raw: string): Query {
	const query: Query = { plain: {}, filter: new Map(), misnamedFilters: [], expand: new Set(), results: {} };
	for (const part of raw.split('&')) {
		if (part === '') continue;
		const equals = part.indexOf('=');
		const name = decode(equals < 0 ? part : part.slice(0, equals));
		const value = equals < 0 ? '' : decode(part.slice(equals + 1));
		const bracket = /^(\w+)\[(.*)\]$/.exec(name);
		if (bracket === null) query.plain[name] = value;
		else if (bracket[1] === 'filter') query.filter.set(bracket[2], value.split(','));
		else if (bracket[1] === 'filters') query.misnamedFilters.push(bracket[2]);
		else if (bracket[1] === 'expand') query.expand.add(value);
		else if (bracket[1] === 'results') addResult(query.results, bracket[2], value);
		else query.plain[name] = value;
	}
	return query;
}
