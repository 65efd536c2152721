import type { WebhookEvent } from '../../types.mts';
import type { Behaviour } from './behaviour.mts';
import type { Clock } from './clock.mts';
import { createClock } from './clock.mts';
import type { ContractEvent } from './contract.mts';
import type { Entity } from './entities.mts';
import { deliver, eventAbout, plainEvents } from './events.mts';
import { unprocessable } from './errors.mts';
import { publicId } from './ids.mts';
import type { Random } from './random.mts';
import { createRandom } from './random.mts';
import { resolveReferences } from './references.mts';
import { blank, fit } from './schema.mts';
import type { Data, Row, Scope } from './store.mts';
import { Table } from './store.mts';
import { humanize } from './words.mts';

/** What a world is made of; the same for every reset. */
export interface WorldOptions {
	seed: number;
	entities: ReadonlyMap<string, Entity>;
	behaviours: Readonly<Record<string, Behaviour>>;
	events: readonly ContractEvent[];
	listeners: readonly ((event: WebhookEvent) => void)[];
}

const noExpand: ReadonlySet<string> = new Set();
const noBehaviour: Behaviour = {};

// Different starts, so that an id taken from the wrong list finds nothing.
function firstId(entity: string): number {
	let hash = 0;
	for (const letter of entity) hash = (Math.imul(hash, 31) + letter.charCodeAt(0)) >>> 0;
	return 10_000 + (hash % 80_000_000);
}

/** All records of the company and the rules by which they change. */
export class World {
	readonly clock: Clock = createClock();
	readonly random: Random;
	readonly entities: ReadonlyMap<string, Entity>;
	readonly events: readonly ContractEvent[];
	readonly listeners: WorldOptions['listeners'];
	private readonly behaviours: WorldOptions['behaviours'];
	private readonly plain: Map<string, ContractEvent>;
	private readonly tables = new Map<string, Table>();

	constructor(options: WorldOptions) {
		this.random = createRandom(options.seed);
		this.entities = options.entities;
		this.events = options.events;
		this.listeners = options.listeners;
		this.behaviours = options.behaviours;
		this.plain = plainEvents(options.events);
	}

	/** The table of an entity. */
	table(entity: string): Table {
		let table = this.tables.get(entity);
		if (table === undefined) {
			table = new Table(firstId(entity));
			this.tables.set(entity, table);
		}
		return table;
	}

	/** What is special about an entity. */
	behaviour(entity: string): Behaviour {
		return this.behaviours[entity] ?? noBehaviour;
	}

	/** The entity's schema and expandable keys. Throws for a name that the contract does not have. */
	entity(name: string): Entity {
		const entity = this.entities.get(name);
		if (entity === undefined) throw new Error(`The contract has no ${name}`);
		return entity;
	}

	/** The record that a field of another one points to. */
	find(entity: string, id: unknown): Row | undefined {
		return typeof id === 'number' ? this.table(entity).find(id) : undefined;
	}

	/** A record as the API shows it, with the keys asked for by `expand[]`. */
	show(name: string, row: Row, expand: ReadonlySet<string> = noExpand): Data {
		const { schema, expandable } = this.entity(name);
		const behaviour = this.behaviour(name);
		const full: Data = {
			...row.data,
			...behaviour.show?.(row, this),
			id: row.id,
			public_id: publicId(row.id),
		};
		const shown: Data = {};
		for (const key of [...Object.keys(schema.properties ?? {}), ...(behaviour.beyondContract ?? [])]) {
			if (full[key] !== undefined && (!expandable.has(key) || expand.has(key))) shown[key] = full[key];
		}
		return shown;
	}

	/** Stores a record as it is given, on blank fields; no checks, no event. */
	put(entity: string, scope: Scope, at: string, data: Data): Row {
		const table = this.table(entity);
		const { schema, expandable } = this.entity(entity);
		const base = blank(schema, at) as Data;
		// Optional keys exist only once something is put there.
		for (const key of Object.keys(base)) {
			if (!expandable.has(key) && schema.required?.includes(key) === false) delete base[key];
		}
		const row: Row = {
			id: table.nextId(this.random.between(1, 9)),
			scope,
			data: { ...base, created_at: at, updated_at: at, ...data, ...scope },
		};
		table.insert(row);
		return row;
	}

	/** Creates a record from what a request sent, with all its consequences. Throws ApiError. */
	create(entity: string, scope: Scope, sent: Data): Row {
		const behaviour = this.behaviour(entity);
		const context = { world: this, scope };
		const resolved = resolveReferences(entity, sent, scope, (name) => this.table(name));
		const input = behaviour.prepare?.(resolved, context) ?? resolved;
		const at = this.clock.now();
		const values = { ...behaviour.defaults?.(input, context), ...input };
		const row = this.put(entity, scope, at, this.fitted(entity, values, at));
		behaviour.created?.(row, input, this);
		this.emitPlain(entity, 'created', row);
		behaviour.announced?.(row, undefined, this);
		return row;
	}

	/** Changes a record by what a request sent, with all its consequences. Throws ApiError. */
	update(entity: string, row: Row, sent: Data): void {
		const behaviour = this.behaviour(entity);
		const resolved = resolveReferences(entity, sent, row.scope, (name) => this.table(name));
		const input = behaviour.prepare?.(resolved, { world: this, scope: row.scope, row }) ?? resolved;
		// Nothing left of what was sent: nothing happens.
		if (Object.keys(input).length === 0) return;
		const before = row.data;
		this.change(entity, row, this.fitted(entity, input, this.clock.now()));
		behaviour.updated?.(row, input, this);
		this.emitPlain(entity, 'updated', row);
		behaviour.announced?.(row, before, this);
	}

	/** Sets fields and moves `updated_at`; no checks, no event. */
	change(entity: string, row: Row, data: Data): void {
		row.data = { ...row.data, ...data, updated_at: this.clock.now() };
		this.table(entity).changed();
	}

	/** Deletes a record, with all its consequences. Throws ApiError. */
	remove(entity: string, row: Row): void {
		const behaviour = this.behaviour(entity);
		behaviour.removing?.(row, this);
		behaviour.detach?.(row, this);
		const event = this.plain.get(`${entity} deleted`);
		if (behaviour.softDelete) this.table(entity).hide(row);
		else this.table(entity).remove(row);
		behaviour.removed?.(row, this);
		if (event !== undefined) this.emit(event.id, entity, row);
	}

	/** Tells the listeners that something happened to a record. Records outside workspaces have no events. */
	emit(eventType: string, entity: string, row: Row): void {
		const event = this.events.find(({ id }) => id === eventType);
		if (event === undefined) throw new Error(`Unknown event type: ${eventType}`);
		if ('workspace_id' in row.scope) deliver(this, eventAbout(this, event, entity, row));
	}

	private emitPlain(entity: string, action: string, row: Row): void {
		const event = this.plain.get(`${entity} ${action}`);
		if (event !== undefined) this.emit(event.id, entity, row);
	}

	/** Sent values in the types that the entity shows; what fits nowhere is left out. */
	private fitted(entity: string, values: Data, at: string): Data {
		const properties = this.entity(entity).schema.properties ?? {};
		const fitted: Data = {};
		for (const [key, value] of Object.entries(values)) {
			const schema = Object.hasOwn(properties, key) ? properties[key] : undefined;
			const result = schema === undefined ? value : fit(schema, value, at);
			if (result === undefined && value !== null && value !== undefined && schema?.enum !== undefined) {
				throw unprocessable(`${humanize(key)} is not included in the list`);
			}
			if (result !== undefined) fitted[key] = result;
		}
		return fitted;
	}
}
