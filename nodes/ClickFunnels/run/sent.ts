import type { SentField } from '../gateway/answerFields';
import { isCalled, type Values } from '../table/api';
import type { Field, Fields } from '../table/field';
import { isLine, type Line, type Operation } from '../table/line';
import { displayName, propertyLabel } from '../table/names';

/** What the user asked for, whatever requests that takes. */
export interface Asking {
	operation: Operation;
	values: Values;
}

/** So many entries of a list are named. */
const MOST_ENTRIES = 20;

/** Fields whose values nobody may see, where the tables do not say so. */
const SECRET = /secret|password|token/i;

/** Whether the value of a field may stand in no message. */
export function isSecret(name: string, field: Field): boolean {
	return ('secret' in field && field.secret === true) || SECRET.test(name);
}

/**
 * The fields of a request as the panel has them, for words of ClickFunnels that name them. One that a job fills
 * from a field of its own has that one's name.
 */
export function sentFields(line: Line, values: Values, asking?: Asking): SentField[] {
	// A node may call the fields of a route otherwise than the table does.
	const asked = asking && isLine(asking.operation) && asking.operation.route === line.route;
	return fieldsOf(asked ? asking.operation : line).flatMap(([name, field, label]) =>
		within(field, { name, label, value: values[name] }, asking),
	);
}

/** The fields of an operation, with what they are called. */
function fieldsOf({ body, filters, needs, options }: Operation): Array<[string, Field, string]> {
	const labelled = (fields: Fields | undefined, label: (field: Field) => string) =>
		Object.entries(fields ?? {}).map(([name, field]): [string, Field, string] => [name, field, label(field)]);
	return [
		...labelled({ ...body?.required, ...needs }, propertyLabel),
		...labelled({ ...body?.optional, ...filters?.fields, ...filters?.query, ...options }, displayName),
	];
}

/** A field, and those inside, named as messages about input name them (input/fields.ts). */
function within(field: Field, { name, label, value }: SentField, asking?: Asking): SentField[] {
	if (field.type === 'group') {
		const entries = [value].flat().slice(0, MOST_ENTRIES) as Array<Values | undefined>;
		const parts = entries.flatMap((entry, index) => {
			const at = field.many
				? { name: `${name}[${index}]`, label: `${label}, ${field.entry} ${index + 1}` }
				: { name, label };
			const inner = Object.entries(field.fields).flatMap(([key, part]) =>
				within(part, {
					name: `${at.name}.${key}`,
					label: `${at.label}, ${displayName(part)}`,
					value: entry?.[key],
				}),
			);
			return [...inner, at];
		});
		return [...parts, { name, label }];
	}
	return [
		{
			name,
			label: ownLabel(value, field, asking) ?? label,
			...(!isSecret(name, field) && { value }),
			isAddress: field.type === 'email',
		},
	];
}

/** What the user's own field is called that a job has the value from. */
function ownLabel(value: unknown, field: Field, asking?: Asking): string | undefined {
	if (!asking || isLine(asking.operation) || value === undefined || value === '') return undefined;
	return fieldsOf(asking.operation).find(([name, own]) =>
		[asking.values[name]].flat().some((one) => {
			const entered = isCalled(one) ? one.called : one;
			if (typeof entered === 'string' && entered === value) return true;
			// Other numbers are alike by chance.
			return isOfRecord(own) && isOfRecord(field) && String(entered) === String(value);
		}),
	)?.[2];
}

function isOfRecord({ type }: Field): boolean {
	return type === 'reference' || type === 'references';
}
