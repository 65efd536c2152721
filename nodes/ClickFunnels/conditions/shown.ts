import { isObject } from '../input/given';

/**
 * What a record shows under a path with dots, each entry of a list for itself. Nothing (null, an empty list) is
 * shown as no value.
 * @returns undefined where the record does not have the path at all, so that nothing can be said of it
 */
export function valuesAt(record: unknown, path: string): unknown[] | undefined {
	return inside(record, path.split('.'));
}

/** Lists in lists, of which a record has one or two: so many are no record, and would be too deep to be read. */
const MOST_LISTS = 20;

function inside(value: unknown, path: string[], lists = 0): unknown[] | undefined {
	if (value === undefined) return undefined;
	if (value === null) return [];
	if (Array.isArray(value)) {
		if (lists > MOST_LISTS) return undefined;
		const each = value.map((one) => inside(one, path, lists + 1)).filter((one) => one !== undefined);
		return value.length > 0 && each.length === 0 ? undefined : each.flat();
	}
	if (path.length === 0) return [value];
	const [key, ...rest] = path;
	return isObject(value) && Object.hasOwn(value, key) ? inside(value[key], rest) : undefined;
}
