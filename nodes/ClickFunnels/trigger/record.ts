import type { IDataObject } from 'n8n-workflow';

import { valuesAt } from '../conditions/shown';
import { digestOf } from './digest';

/** Where the contact of a record stands (contract: the GET of each kind), the surest first. */
const CONTACT_IDS = [
	'contact_id',
	'contact.id',
	'primary_contact_id',
	'primary_contact.id',
	'order.contact_id',
	'order.contact.id',
];
const EMAIL_ADDRESSES = ['email_address', 'contact.email_address', 'primary_contact.email_address'];

/** What an event is about, as a text: kind and id. */
export function subjectIn({ subject_type: type, subject_id: id, data }: IDataObject): string {
	return `${String(type)} ${String(id ?? valuesAt(data, 'id')?.[0])}`;
}

/** The contact that an event is about, as a text; what it is about itself where it shows none. */
export function personIn(event: IDataObject): string {
	if (event.subject_type === 'Contact') return subjectIn(event);
	const first = (paths: string[]) =>
		paths.map((path) => valuesAt(event.data, path)?.[0]).find((value) => value !== undefined);
	const id = first(CONTACT_IDS);
	if (id !== undefined) return `Contact ${String(id)}`;
	const address = first(EMAIL_ADDRESSES);
	return address === undefined ? subjectIn(event) : `Contact ${String(address).toLowerCase()}`;
}

/**
 * Digest of some fields of a record.
 * @param fields names with dots; one that the record does not have is as good as an empty one
 */
export function markOf(data: unknown, fields: string[]): string {
	return digestOf(fields.map((path) => valuesAt(data, path) ?? []));
}

/** Whether a record shows anything of what some fields, names with dots, are about. */
export function showsSome(data: unknown, fields: string[]): boolean {
	return fields.some((path) => valuesAt(data, path.split('.')[0]) !== undefined);
}
