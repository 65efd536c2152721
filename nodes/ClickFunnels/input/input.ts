import type { IDataObject, INode } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import type { Entity } from '../table/types';

/** What the conversion of a user's input needs to know about where it happens. */
export interface InputContext {
	node: INode;
	itemIndex: number;
	/** IANA name of the workflow's time zone, for moments without offset. */
	timezone: string;
	/** The kinds of records that ids may be of. */
	entities: Record<string, Entity>;
}

/** The message for input that can't be sent: names the parameter by its display name and says what to do. */
export function badInput(
	context: Pick<InputContext, 'node' | 'itemIndex'>,
	label: string,
	what: string,
	whatToDo: string,
): NodeOperationError {
	return new NodeOperationError(context.node, `${label}: ${what}`, {
		itemIndex: context.itemIndex,
		description: whatToDo,
	});
}

/** A value for a message: short, on one line. */
export function shown(value: unknown): string {
	const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
	return `"${text.length > 60 ? `${text.slice(0, 57)}...` : text}"`;
}

/** Whether the user set a value: added but empty fields are left out, never sent. */
export function isSet(value: unknown): boolean {
	return value !== undefined && value !== null && value !== '';
}

/** A list from an array, or from comma-separated text. */
export function toList(value: unknown): unknown[] {
	const list = Array.isArray(value) ? value : String(value).split(',');
	return list.map((one) => (typeof one === 'string' ? one.trim() : one)).filter(isSet);
}

/** The message for a required parameter without a value. */
export function missing(label: string, context: InputContext): NodeOperationError {
	return badInput(
		context,
		label,
		'a value is needed',
		'Enter a value; if it comes from an expression, check that the expression gives one.',
	);
}

/** Reads a parameter of the item by its name. */
export type Read = (name: string) => unknown;

/** The set entries of a collection. */
export function collection(read: Read, name: string): IDataObject {
	return (read(name) ?? {}) as IDataObject;
}
