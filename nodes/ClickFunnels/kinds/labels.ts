import type { IDataObject } from 'n8n-workflow';

/** The first of the given keys that a record fills in. */
export const by =
	(...keys: string[]) =>
	(record: IDataObject): string => {
		for (const key of keys) {
			const value = record[key];
			if (value !== null && value !== undefined && value !== '') return String(value);
		}
		return '';
	};

/** The same, with a second key's value behind it. */
export const byBoth =
	(first: string, second: string) =>
	(record: IDataObject): string =>
		joined(by(first)(record), by(second)(record));

/** What there is of several parts. */
export const joined = (...parts: string[]): string => parts.filter(Boolean).join(' – ');

/** An amount with the record's currency. */
export const money =
	(key: string) =>
	(record: IDataObject): string =>
		by(key)(record) && `${by(key)(record)} ${by('currency')(record).toUpperCase()}`.trim();

/** A moment as people write it, to the minute. */
export const moment =
	(key: string) =>
	(record: IDataObject): string =>
		by(key)(record).slice(0, 16).replace('T', ' ');

/** The object under a key of a record; an empty one where there is none. */
export const nested = (record: IDataObject, key: string): IDataObject => (record[key] ?? {}) as IDataObject;

const fullName = (contact: IDataObject): string =>
	`${by('first_name')(contact)} ${by('last_name')(contact)}`.trim();

/** A contact by e-mail address, else by name or phone number. */
const person = (contact: IDataObject): string =>
	by('email_address')(contact) || fullName(contact) || by('phone_number')(contact);

/** A contact by name and e-mail address, as far as it has them, else by phone number. */
export const personInFull = (contact: IDataObject): string =>
	joined(fullName(contact), by('email_address')(contact)) || person(contact);

/** The contact inside of a record. */
export const byContact = (record: IDataObject): string => person(nested(record, 'contact'));

/** A text on one line, cut to 60 characters. */
export const excerpt =
	(key: string) =>
	(record: IDataObject): string => {
		const characters = [...by(key)(record).replace(/\s+/g, ' ').trim()];
		return characters.length > 60 ? `${characters.slice(0, 59).join('').trimEnd()}…` : characters.join('');
	};
