import { shown } from '../input/refusal';
import type { Row } from '../table/api';
import type { Operation } from '../table/line';
import { OUTPUT_FIELDS } from '../table/output';
import { nearest } from '../table/near';
import { mayHave } from './selected';

/** So many fields stand in a message, each with so many that may be meant. */
const MOST_FIELDS = 5;
const MOST_NEAR = 3;

/** How many objects inside each other are looked into for the name that is meant. */
const LEVELS = 4;

/** Which of the fields that a user names no record of a run has: a misspelt one would go unnoticed. */
export class MissingFields {
	private readonly found = new Set<string>();

	/** With a record that does not have it. */
	private readonly missing = new Map<string, Row>();

	look(fields: string[], records: Row[], operation: Operation): void {
		if (records.length === 0) return;
		for (const field of fields.filter((one) => !this.found.has(one))) {
			if (records.some((record) => mayHave(operation, record, field))) this.found.add(field);
			else if (!this.missing.has(field)) this.missing.set(field, records[0]);
		}
	}

	/** What to tell the user; undefined where all are there. */
	toText(): string | undefined {
		const missing = [...this.missing].filter(([field]) => !this.found.has(field)).slice(0, MOST_FIELDS);
		if (missing.length === 0) return undefined;
		const each = missing.map(([field, record]) => {
			const near = nearest(field, namesOf(record), MOST_NEAR);
			return shown(field) + (near.length > 0 ? ` (did you mean ${near.join(' or ')}?)` : '');
		});
		return `${OUTPUT_FIELDS.label}: no record has ${each.join(', ')}`;
	}
}

/** The names of fields that lead to something in a record. */
function namesOf(value: unknown, levels = LEVELS): string[] {
	if (Array.isArray(value)) return namesOf(value[0], levels);
	if (typeof value !== 'object' || value === null || levels === 0) return [];
	return Object.entries(value).flatMap(([key, inner]) => [
		key,
		...namesOf(inner, levels - 1).map((name) => `${key}.${name}`),
	]);
}
