import { scopeBelow } from '../core/crud.mts';
import type { Operation } from '../core/operations.mts';
import { referenceTarget } from '../core/references.mts';
import type { Data, Row, Scope } from '../core/store.mts';
import type { World } from '../core/world.mts';
import { past } from './time.mts';
import { particulars, wordsFor } from './words.mts';

const enough = 3;

/** A field of a kind that a seed can fill. */
interface Field {
	name: string;
	types: unknown[];
	/** The kind that it holds ids of. */
	target?: string;
}

function fieldsOf(world: World, kind: string): Field[] {
	return Object.entries(world.kind(kind).schema.properties ?? {}).map(([name, { type }]) => ({
		name,
		types: [type].flat(),
		target: referenceTarget(kind, name),
	}));
}

function refer(world: World, target: string, scope: Scope, at: number): number | undefined {
	const rows = world.table(target).list('workspace_id', scope.workspace_id);
	return (rows.at(at % Math.max(rows.length, 1)) ?? world.table(target).list().at(0))?.id;
}

function references(world: World, fields: readonly Field[], scope: Scope, at: number): Data {
	const values: Data = {};
	for (const { name, types, target } of fields) {
		const id = target === undefined || name in scope ? undefined : refer(world, target, scope, at);
		if (id === undefined) continue;
		if (types.includes('integer')) values[name] = id;
		else if (types.includes('array')) values[name] = [id];
	}
	return values;
}

function texts(fields: readonly Field[], kind: string, at: number): Data {
	const words = wordsFor(kind, at);
	const wordy = fields.filter(({ name, types }) => types.includes('string') && name in words);
	return Object.fromEntries(wordy.map(({ name }) => [name, words[name]]));
}

function parentsOf(world: World, operation: Operation): readonly Row[] {
	const inner = operation.parameters.filter(({ name }) => name !== 'id').at(-1);
	return inner?.kind === undefined ? [] : world.table(inner.kind).list();
}

/** A record that was made up, to be linked once everything is there. */
interface Filled {
	kind: string;
	fields: readonly Field[];
	row: Row;
	at: number;
}

function fill(world: World, operation: Operation): Filled[] {
	const { kind } = operation;
	const table = world.table(kind);
	const parents = parentsOf(world, operation).slice(0, enough);
	if (!world.kinds.has(kind) || table.list().length > 0) return [];
	const fields = parents.length === 0 ? [] : fieldsOf(world, kind);
	return parents.flatMap((parent) => {
		const scope = scopeBelow(operation, parent);
		return Array.from({ length: enough }, (_, at) => {
			const linked = references(world, fields, scope, at);
			const values = { ...texts(fields, kind, at), ...linked, ...particulars(world, kind, scope, at) };
			return { kind, fields, at, row: world.put(kind, scope, past(world.random, 300), values) };
		});
	});
}

function isOpen(value: unknown): boolean {
	return value === undefined || value === null || value === 0 || (Array.isArray(value) && value.length === 0);
}

// What a record refers to may have been made after it.
function link(world: World, { kind, fields, row, at }: Filled): void {
	const late = { ...references(world, fields, row.scope, at), ...particulars(world, kind, row.scope, at) };
	for (const [field, value] of Object.entries(late)) {
		if (isOpen(row.data[field])) row.data[field] = value;
	}
}

/**
 * Gives every kind that is still empty some records below the first of its parents, parents before children.
 */
export function seedRest(world: World, operations: readonly Operation[]): void {
	const sources = operations.filter(({ verb }) => verb === 'create' || verb === 'list');
	// Creators first: they name the parent that a record really belongs to.
	const ordered = [...sources].sort((a, b) => (a.verb === b.verb ? 0 : a.verb === 'create' ? -1 : 1));
	const filled: Filled[] = [];
	for (let round: Filled[] | undefined; round?.length !== 0; filled.push(...round)) {
		round = ordered.flatMap((operation) => fill(world, operation));
	}
	for (const entry of filled) link(world, entry);
}
