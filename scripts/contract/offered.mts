import type { Field, Fields } from '../../nodes/ClickFunnels/table/field.ts';
import type { Body, Line } from '../../nodes/ClickFunnels/table/line.ts';

/** What the node offers for one field or parameter. */
export interface Offered {
	required: boolean;
	/** Of a drop-down or a switch. */
	values?: string[];
	type: Field['type'] | 'fixed';
}

/** Every field of a body, those of nested groups too, by the paths that `factsOf` uses. */
export function offeredFields({ required, optional }: Body): Map<string, Offered> {
	const result = new Map<string, Offered>();
	collect({ ...required, ...optional }, Object.keys(required), '', result);
	return result;
}

/** Every query parameter, by the names that `queryFacts` uses. */
export function offeredQuery({ filters, needs, options, expand, sort, paged }: Line): Map<string, Offered> {
	const fixed = (values?: string[]): Offered => ({ required: false, type: 'fixed', values });
	const result = new Map<string, Offered>();
	if (paged) result.set('after', fixed());
	if (sort.length > 0) result.set('sort_property', fixed(sort)).set('sort_order', fixed(['asc', 'desc']));
	if (expand.length > 0) result.set('expand', fixed(expand.map(({ value }) => String(value))));
	for (const [name, field] of Object.entries(needs ?? {})) result.set(name, offer(field, true));
	for (const [name, field] of Object.entries({ ...filters?.query, ...options })) {
		if (field.type !== 'group') result.set(name, offer(field, false));
		else
			for (const [key, one] of Object.entries(field.fields)) result.set(`${name}[${key}]`, offer(one, false));
	}
	for (const [name, field] of Object.entries(filters?.fields ?? {}))
		result.set(`filter[${name}]`, offer(field, false));
	return result;
}

/** Whether a field takes any keys, so that it offers whatever the contract has inside it. */
export function takesAnything({ type }: Offered): boolean {
	return ['json', 'textOrJson', 'keyValues'].includes(type);
}

function collect(fields: Fields, required: string[], prefix: string, result: Map<string, Offered>): void {
	for (const [name, field] of Object.entries(fields)) {
		const path = `${prefix}${name}`;
		result.set(path, offer(field, required.includes(name)));
		if (field.type === 'group')
			collect(field.fields, field.required ?? [], `${path}${field.many ? '[]' : ''}.`, result);
	}
}

function offer(field: Field, required: boolean): Offered {
	return { required, type: field.type, values: valuesOf(field) };
}

function valuesOf(field: Field): string[] | undefined {
	if (field.type === 'options') return field.options.map(({ value }) => String(value));
	if (field.type === 'boolean') return field.onlyTrue ? ['true'] : ['true', 'false'];
	return undefined;
}
