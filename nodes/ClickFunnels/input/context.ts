import type { INode } from 'n8n-workflow';

import type { Kind } from '../table/kind';

/** Where a user's input stands: the node, the item and what is needed to read it. */
export interface InputContext {
	node: INode;
	itemIndex: number;
	/** IANA name of the workflow's time zone, for moments without offset. */
	timezone: string;
}

/** The same for an item of the action node, whose choices may be of one kind or another. */
export interface ItemContext extends InputContext {
	/** Every kind of record. */
	kinds: Kind[];
}

/** One parameter of an item. */
export interface Parameter extends InputContext {
	/** What messages call it: its display name; of nested fields with the path to them. */
	label: string;
	/** What the node keeps of it, which tells whether an expression gave the value. */
	raw?: unknown;
}

/** Reads a parameter of the item by its name. */
export type Read = (name: string, fallback?: unknown) => unknown;
