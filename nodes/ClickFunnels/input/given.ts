import type { IDataObject } from 'n8n-workflow';

import type { Read } from './context';

/** Whether the user set a value: added but empty fields are left out, never sent. */
export function isSet(value: unknown): boolean {
	return value !== undefined && value !== null && value !== '';
}

/** A list from an array, or from comma-separated text. */
export function toList(value: unknown): unknown[] {
	const list = Array.isArray(value) ? value : String(value).split(',');
	return list.map((one) => (typeof one === 'string' ? one.trim() : one)).filter(isSet);
}

/** The set entries of a collection. */
export function collection(read: Read, name: string): IDataObject {
	return (read(name) ?? {}) as IDataObject;
}
