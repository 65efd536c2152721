import type { ContractEvent } from '../../../scripts/contract/webhooks.mts';
import type { Random } from '../../random.mts';
import { createRandom } from '../../random.mts';
import type { Readings } from '../../readings.mts';
import type { WebhookEvent } from '../../types.mts';
import type { Behaviour } from './behaviour.mts';
import type { Clock } from './clock.mts';
import { createClock } from './clock.mts';
import type { Kind } from './kinds.mts';
import { deliver, eventAbout, plainEvents } from './events.mts';
import { unprocessable } from './errors.mts';
import { publicId } from './ids.mts';
import { resolveReferences } from './references.mts';
import { blank, fit, trimmed } from './schema.mts';
import type { Data, Row, Scope } from './store.mts';
import { Table } from './store.mts';
import { humanize } from './words.mts';

/** What a world is made of; the same for every reset. */
export interface WorldOptions {
	seed: number;
	kinds: ReadonlyMap<string, Kind>;
	behaviours: Readonly<Record<string, Behaviour>>;
	events: readonly ContractEvent[];
	listeners: readonly ((event: WebhookEvent) => void)[];
	/** May change while it runs. */
	readings: Readonly<Readings>;
	/** Below which URL files are; may change, too. */
	files: { readonly url: string };
}

const noExpand: ReadonlySet<string> = new Set();
const noBehaviour: Behaviour = {};

// Different starts, so that an id taken from the wrong list finds nothing.
function firstId(kind: string): number {
	let hash = 0;
	for (const letter of kind) hash = (Math.imul(hash, 31) + letter.charCodeAt(0)) >>> 0;
	return 10_000 + (hash % 80_000_000);
}

/** All records of the company and the rules by which they change. */
export class World {
	readonly clock: Clock = createClock();
	readonly random: Random;
	readonly kinds: ReadonlyMap<string, Kind>;
	readonly events: readonly ContractEvent[];
	readonly listeners: WorldOptions['listeners'];
	readonly readings: WorldOptions['readings'];
	readonly files: WorldOptions['files'];
	private readonly behaviours: WorldOptions['behaviours'];
	private readonly plain: Map<string, ContractEvent>;
	private readonly tables = new Map<string, Table>();

	constructor(options: WorldOptions) {
		this.random = createRandom(options.seed);
		this.kinds = options.kinds;
		this.events = options.events;
		this.listeners = options.listeners;
		this.readings = options.readings;
		this.files = options.files;
		this.behaviours = options.behaviours;
		this.plain = plainEvents(options.events);
	}

	/** The table of a kind. */
	table(kind: string): Table {
		let table = this.tables.get(kind);
		if (table === undefined) {
			table = new Table(firstId(kind));
			this.tables.set(kind, table);
		}
		return table;
	}

	/** What is special about a kind. */
	behaviour(kind: string): Behaviour {
		return this.behaviours[kind] ?? noBehaviour;
	}

	/** The kind's schema and expandable keys. Throws for a name that the contract does not have. */
	kind(name: string): Kind {
		const kind = this.kinds.get(name);
		if (kind === undefined) throw new Error(`The contract has no ${name}`);
		return kind;
	}

	/** The record that a field of another one points to. */
	find(kind: string, id: unknown): Row | undefined {
		return typeof id === 'number' ? this.table(kind).find(id) : undefined;
	}

	/** A record as the API shows it, with the keys asked for by `expand[]`. */
	show(name: string, row: Row, expand: ReadonlySet<string> = noExpand): Data {
		const { schema, expandable } = this.kind(name);
		const behaviour = this.behaviour(name);
		const full: Data = {
			...row.data,
			...behaviour.show?.(row, this),
			id: row.id,
			public_id: publicId(row.id),
		};
		const shown: Data = {};
		for (const key of [...Object.keys(schema.properties ?? {}), ...(behaviour.beyondContract ?? [])]) {
			if (full[key] === undefined || (expandable.has(key) && !expand.has(key))) continue;
			shown[key] = trimmed(schema.properties?.[key], full[key]);
		}
		return shown;
	}

	/** Stores a record as it is given, on blank fields; no checks, no event. */
	put(kind: string, scope: Scope, at: string, data: Data): Row {
		const table = this.table(kind);
		const { schema, expandable } = this.kind(kind);
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
	create(kind: string, scope: Scope, sent: Data): Row {
		const behaviour = this.behaviour(kind);
		const context = { world: this, scope };
		const resolved = resolveReferences(kind, sent, scope, (name) => this.table(name));
		const input = behaviour.prepare?.(resolved, context) ?? resolved;
		const at = this.clock.now();
		const values = { ...behaviour.defaults?.(input, context), ...input };
		const row = this.put(kind, scope, at, this.fitted(kind, values, at));
		behaviour.created?.(row, input, this);
		this.emitPlain(kind, 'created', row);
		behaviour.announced?.(row, undefined, this);
		return row;
	}

	/** Changes a record by what a request sent, with all its consequences. Throws ApiError. */
	update(kind: string, row: Row, sent: Data): void {
		const behaviour = this.behaviour(kind);
		const resolved = resolveReferences(kind, sent, row.scope, (name) => this.table(name));
		const input = behaviour.prepare?.(resolved, { world: this, scope: row.scope, row }) ?? resolved;
		// Nothing left of what was sent: nothing happens.
		if (Object.keys(input).length === 0) return;
		const before = row.data;
		this.change(kind, row, this.fitted(kind, input, this.clock.now()));
		behaviour.updated?.(row, input, this);
		this.emitPlain(kind, 'updated', row);
		behaviour.announced?.(row, before, this);
	}

	/** Sets fields and moves `updated_at`; no checks, no event. */
	change(kind: string, row: Row, data: Data): void {
		row.data = { ...row.data, ...data, updated_at: this.clock.now() };
		this.table(kind).changed();
	}

	/** Deletes a record, with all its consequences. Throws ApiError. */
	remove(kind: string, row: Row): void {
		const behaviour = this.behaviour(kind);
		behaviour.removing?.(row, this);
		behaviour.detach?.(row, this);
		const event = this.plain.get(`${kind} deleted`);
		if (behaviour.softDelete) this.table(kind).hide(row);
		else this.table(kind).remove(row);
		behaviour.removed?.(row, this);
		if (event !== undefined) this.emit(event.id, kind, row);
	}

	/** The event type of that id. Throws for an unknown one. */
	eventType(id: string): ContractEvent {
		const event = this.events.find((one) => one.id === id);
		if (event === undefined) throw new Error(`Unknown event type: ${id}`);
		return event;
	}

	/** Tells the listeners that something happened to a record. Records outside workspaces have no events. */
	emit(eventType: string, kind: string, row: Row): void {
		const event = this.eventType(eventType);
		if ('workspace_id' in row.scope) deliver(this, eventAbout(this, event, kind, row));
	}

	private emitPlain(kind: string, action: string, row: Row): void {
		const event = this.plain.get(`${kind} ${action}`);
		if (event !== undefined) this.emit(event.id, kind, row);
	}

	/** Sent values in the types that the kind shows; what fits nowhere is left out. */
	private fitted(kind: string, values: Data, at: string): Data {
		const properties = this.kind(kind).schema.properties ?? {};
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
