import type { INodeParameters } from 'n8n-workflow';

/** Entries of keys and values, as the editor stores them. */
export const rows = (entries: Record<string, unknown>) => ({
	entries: Object.entries(entries).map(([key, value]) => ({ key, value })),
});

/** What a user sets of a call beside its method and path. */
export interface Asked {
	query?: unknown;
	body?: unknown;
	values?: Record<string, unknown>;
	pages?: INodeParameters;
}

/** What a user enters for a custom API call. */
export function custom(
	method: string,
	path: string,
	{ query, body, values, pages }: Asked = {},
): INodeParameters {
	return {
		resource: 'apiCall',
		operation: 'custom',
		method,
		path: { __rl: true, mode: 'path', value: path },
		pages: pages !== undefined,
		...pages,
		additionalFields: {
			...(query !== undefined && { query }),
			...(body !== undefined && { body }),
			...(values && { path_values: rows(values) }),
		} as INodeParameters,
	};
}
