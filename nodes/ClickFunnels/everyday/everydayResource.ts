import type { Row, Rows } from '../table/api';
import type { Field, Fields } from '../table/field';
import type { Kind } from '../table/kind';
import type { Operation } from '../table/line';
import { UPDATE_FIELDS } from '../table/names';
import { resource, type Draft, type Resource } from '../table/resource';
import { camelCase } from '../table/words';

/** What an operation is to be like where it differs from that of the API's table. */
type Changes = Partial<Pick<Operation, 'name' | 'action' | 'description' | 'sort' | 'expand'>> & {
	/** Fields, filters and options that it does not take here. */
	without?: string[];
	/** Whether a list is short as a rule, so that it comes whole, and needs neither an order nor parts. */
	isShort?: boolean;
	/** What each row of a list gets besides, out of what it has. */
	each?: { adds: NonNullable<Operation['adds']>; row: (row: Row) => Row };
};

interface EverydaySpec {
	kind: Kind;
	/** Where it has more to offer than that kind of record. */
	name?: string;
	/** The table of the API that it takes operations from. */
	from: Resource;
	description: string;
	/** Operations of that table, by their values. */
	takes: Record<string, Changes>;
	jobs?: Draft[];
}

/**
 * A resource of the node for everyday work: operations of the API's table, and jobs.
 * @throws Error for an operation that the table does not have
 */
export function everydayResource({ from, takes, jobs = [], ...spec }: EverydaySpec): Resource {
	const operations = [
		...jobs,
		...Object.entries(takes).map(([value, changes]) => taken(from, value, changes)),
	];
	return resource({ ...spec, simplify: from.simplify, operations: operations.map(titled) });
}

/** What an update changes is called so. */
function titled(draft: Draft): Draft {
	return (surroundings) => {
		const operation = draft(surroundings);
		const { value, body } = operation;
		return value === 'update' && body ? { ...operation, body: { ...body, label: UPDATE_FIELDS } } : operation;
	};
}

function taken(from: Resource, value: string, { without = [], each, isShort, ...changes }: Changes): Draft {
	const found = from.operations.find((one) => one.value === value);
	if (!found) throw new Error(`${from.name} has no operation ${value}`);
	const { body, filters, options, sort } = found;
	return () => ({
		...found,
		// Newest first is what people ask for; the other node sorts by more.
		sort: sort.includes('id') && !isShort ? ['id'] : [],
		tellsChanges: found.tellsChanges && !isShort,
		paged: found.paged && !isShort,
		...changes,
		parameters: found.parameters.map((one) => ({ ...one, byName: true })),
		options: less(options, without),
		...(each && withEach(found, each)),
		...(body && {
			body: {
				...body,
				required: easierOwn(body.required),
				optional: easier(less(body.optional, without)),
			},
		}),
		...(filters && {
			filters: {
				fields: easier(less(filters.fields, without)),
				query: easier(less(filters.query, without)),
			},
		}),
	});
}

/** What of a list changes where its rows get keys besides. */
function withEach(
	{ run, simplify }: Operation,
	{ adds, row: besides }: NonNullable<Changes['each']>,
): Partial<Operation> {
	const keys = Object.fromEntries(Object.keys(adds).map((key) => [key, key]));
	return {
		adds,
		simplify: simplify && { ...simplify, ...keys },
		run: (api, values) => mapped(run(api, values) as Rows, besides),
	};
}

function mapped(rows: Rows, change: (row: Row) => Row): Rows {
	return {
		async *[Symbol.asyncIterator]() {
			for await (const row of rows) yield change(row);
		},
		all: async (limit) => (await rows.all(limit)).map(change),
	};
}

/** Fields of which records are chosen by what people call them: an AI builder has names, and no list to tick. */
function easier(fields: Fields): Fields {
	return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, byName(field)]));
}

function byName(field: Field): Field {
	if (field.type === 'reference') return { ...field, byName: true };
	if (field.type !== 'references' || field.typed) return field;
	return { ...field, type: 'reference', label: `${field.label}s`, several: true, byName: true };
}

/** The same for fields that are properties of their own: several records are no property of their kind. */
function easierOwn(fields: Fields): Fields {
	return Object.fromEntries(
		Object.entries(easier(fields)).map(([name, field]) => [
			name,
			field.type === 'reference' && field.several ? { ...field, property: camelCase(name) } : field,
		]),
	);
}

function less(fields: Fields, without: string[]): Fields {
	return Object.fromEntries(Object.entries(fields).filter(([name]) => !without.includes(name)));
}
