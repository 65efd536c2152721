import type { IDataObject } from 'n8n-workflow';

/** What a key of a simplified record holds: what the first of its paths that lead somewhere leads to. */
export function valueAt(row: IDataObject, paths: string): unknown {
	return paths
		.split('|')
		.map((path) => at(row, path.split('.')))
		.find((value) => value !== undefined);
}

/** Through an array it is the list of what a path leads to in each entry. */
function at(value: unknown, path: string[]): unknown {
	if (path.length === 0) return value;
	if (Array.isArray(value)) {
		return value.map((entry) => at(entry, path)).filter((one) => one !== undefined);
	}
	if (typeof value !== 'object' || value === null) return undefined;
	const [step, ...rest] = path;
	if (!step.endsWith('*')) return at((value as IDataObject)[step], rest);
	return Object.fromEntries(Object.entries(value).filter(([key]) => key.startsWith(step.slice(0, -1))));
}
