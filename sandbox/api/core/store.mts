/** Field values of a record, as the API names them. */
export type Data = Record<string, unknown>;

/** A copy of a record without some of its fields. */
export function without(record: Data, ...fields: string[]): Data {
	return Object.fromEntries(Object.entries(record).filter(([field]) => !fields.includes(field)));
}

/**
 * The parents of a record by the name of their path parameter, for example `{ workspace_id: 42, order_id: 7
 * }`.
 */
export type Scope = Readonly<Record<string, number>>;

/** One stored record. `data` may hold more than the API shows. */
export interface Row {
	readonly id: number;
	readonly scope: Scope;
	data: Data;
	/** Soft-deleted: in no list, still found by id. */
	hidden?: boolean;
}

/** Compares rows by their `sort_order`. */
export function bySortOrder(a: Row, b: Row): number {
	return Number(a.data.sort_order) - Number(b.data.sort_order);
}

/**
 * The parent that a list is under: the name of its path parameter and its id; empty for lists of everything.
 */
export type ParentKey = [] | [parent: string, parentId: number];

const noRows: readonly Row[] = [];

/** Where a record with that id stands, or would stand, in rows that are sorted by id. */
export function position(rows: readonly Row[], id: number): number {
	let [low, high] = [0, rows.length];
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (rows[middle].id < id) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** All records of one kind, sorted by id, found by id or by any of their parents. */
export class Table {
	private readonly byId = new Map<number, Row>();
	private readonly byParent = new Map<string, Row[]>();
	private readonly sorted = new Map<string, readonly Row[]>();
	private lastId: number;

	constructor(firstId: number) {
		this.lastId = firstId;
	}

	/** The id of the next record: above all others, `gap` ahead. */
	nextId(gap: number): number {
		this.lastId += gap;
		return this.lastId;
	}

	/** Adds a record; its id must be new. */
	insert(row: Row): void {
		this.byId.set(row.id, row);
		for (const key of this.keys(row)) {
			const rows = this.byParent.get(key);
			if (rows === undefined) this.byParent.set(key, [row]);
			else if (rows[rows.length - 1]?.id < row.id) rows.push(row);
			else rows.splice(position(rows, row.id), 0, row);
		}
		this.sorted.clear();
	}

	/** The record of that id, soft-deleted ones included. */
	find(id: number | undefined): Row | undefined {
		return id === undefined ? undefined : this.byId.get(id);
	}

	/** All records, or those under one parent, by ascending id. Not to be changed by the caller. */
	list(...parent: ParentKey): readonly Row[] {
		return this.byParent.get(parent.length === 0 ? '' : `${parent[0]}:${parent[1]}`) ?? noRows;
	}

	/**
	 * Like `list`, by ascending value of a field; equal values by ascending id. Kept until the table changes.
	 */
	listBy(property: string, ...parent: ParentKey): readonly Row[] {
		const key = `${property} ${parent.join(':')}`;
		let rows = this.sorted.get(key);
		if (rows === undefined) {
			rows = [...this.list(...parent)].sort((a, b) => compare(a.data[property], b.data[property]));
			this.sorted.set(key, rows);
		}
		return rows;
	}

	/** Tells the table that field values changed, so that sorted lists are made anew. */
	changed(): void {
		this.sorted.clear();
	}

	/** Takes a record out of every list; it stays findable by id. */
	hide(row: Row): void {
		row.hidden = true;
		this.unlist(row);
	}

	/** Records that are in no list. */
	hidden(): readonly Row[] {
		return [...this.byId.values()].filter((row) => row.hidden);
	}

	/** Removes a record for good. */
	remove(row: Row): void {
		this.byId.delete(row.id);
		this.unlist(row);
	}

	/** Removes all records under one parent for good. */
	removeBelow(parent: string, parentId: number): void {
		for (const row of [...this.list(parent, parentId)]) this.remove(row);
	}

	private unlist(row: Row): void {
		for (const key of this.keys(row)) {
			const rows = this.byParent.get(key) ?? [];
			const at = position(rows, row.id);
			if (rows[at] === row) rows.splice(at, 1);
		}
		this.sorted.clear();
	}

	private keys(row: Row): string[] {
		return ['', ...Object.entries(row.scope).map(([name, id]) => `${name}:${id}`)];
	}
}

function compare(a: unknown, b: unknown): number {
	if (a === b) return 0;
	if (typeof a === 'number' && typeof b === 'number') return a - b;
	return String(a ?? '') < String(b ?? '') ? -1 : 1;
}
