import { idsOf } from './listing.mts';
import type { Data, Row } from './store.mts';
import type { World } from './world.mts';

/** Both ids and some stored fields of a record, as others embed it; null where there is no such record. */
export function summary(world: World, kind: string, id: unknown, fields: readonly string[]): Data | null {
	const row = world.find(kind, id);
	return row === undefined ? null : summaryOf(row, fields);
}

/** Both ids and some stored fields of a record at hand. */
export function summaryOf(row: Row, fields: readonly string[]): Data {
	const shown: Data = idsOf(row);
	for (const field of fields) shown[field] = row.data[field] ?? null;
	return shown;
}

const contactFields = ['email_address', 'first_name', 'last_name', 'phone_number'];

/** The short form of a contact (ContactShortAttributes); null where there is none. */
export function contactSummary(world: World, id: unknown): Data | null {
	const short = summary(world, 'Contact', id, contactFields);
	return short && { ...short, email_address: short.email_address ?? '' };
}
