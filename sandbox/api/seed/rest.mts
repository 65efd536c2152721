import { scopeBelow } from '../core/crud.mts';
import type { Operation } from '../core/operations.mts';
import { referenceTarget } from '../core/references.mts';
import type { Data, Row, Scope } from '../core/store.mts';
import type { World } from '../core/world.mts';
import { past } from './time.mts';
import { particulars, wordFor } from './words.mts';

const enough = 3;

function refer(world: World, entity: string, field: string, scope: Scope, at: number): number | undefined {
	const target = referenceTarget(entity, field);
	if (target === undefined) return undefined;
	const { workspace_id: workspace } = scope;
	const rows = world.table(target).list('workspace_id', workspace);
	return (rows[at % Math.max(rows.length, 1)] ?? world.table(target).list()[0])?.id;
}

/** Believable values for the fields of an entity that has no seed of its own. */
function valuesFor(world: World, entity: string, scope: Scope, at: number): Data {
	const values: Data = {};
	for (const [field, schema] of Object.entries(world.entity(entity).schema.properties ?? {})) {
		const id = field in scope ? undefined : refer(world, entity, field, scope, at);
		const types = [schema.type].flat();
		if (id !== undefined && types.includes('integer')) values[field] = id;
		else if (id !== undefined && types.includes('array')) values[field] = [id];
		else if (types.includes('string')) {
			const word = wordFor(entity, field, at);
			if (word !== undefined) values[field] = word;
		}
	}
	return { ...values, ...particulars(world, entity, scope, at) };
}

function parentsOf(world: World, operation: Operation): readonly Row[] {
	const inner = operation.parameters.filter(({ name }) => name !== 'id').at(-1);
	return inner?.entity === undefined ? [] : world.table(inner.entity).list();
}

/** A record that was made up, to be linked once everything is there. */
interface Filled {
	entity: string;
	row: Row;
	at: number;
}

function fill(world: World, operation: Operation): Filled[] {
	const { entity } = operation;
	const table = world.table(entity);
	const parents = parentsOf(world, operation).slice(0, enough);
	if (!world.entities.has(entity) || table.list().length > 0) return [];
	return parents.flatMap((parent) => {
		const scope = scopeBelow(operation, parent);
		return Array.from({ length: enough }, (_, at) => {
			const row = world.put(entity, scope, past(world.random, 300), valuesFor(world, entity, scope, at));
			return { entity, row, at };
		});
	});
}

function isOpen(value: unknown): boolean {
	return value === undefined || value === null || value === 0 || (Array.isArray(value) && value.length === 0);
}

// What a record refers to may have been made after it.
function link(world: World, { entity, row, at }: Filled): void {
	for (const [field, value] of Object.entries(valuesFor(world, entity, row.scope, at))) {
		if (isOpen(row.data[field])) row.data[field] = value;
	}
}

/** Gives every entity that is still empty some records below the first of its parents, parents before children. */
export function seedRest(world: World, operations: readonly Operation[]): void {
	const sources = operations.filter(({ kind }) => kind === 'create' || kind === 'list');
	// Creators first: they name the parent that a record really belongs to.
	const ordered = [...sources].sort((a, b) => (a.kind === b.kind ? 0 : a.kind === 'create' ? -1 : 1));
	const filled: Filled[] = [];
	for (let round: Filled[] | undefined; round?.length !== 0; filled.push(...round)) {
		round = ordered.flatMap((operation) => fill(world, operation));
	}
	for (const entry of filled) link(world, entry);
}
