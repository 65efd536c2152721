import { NodeOperationError } from 'n8n-workflow';

import type { Parameter } from './context';

/** What a message about a parameter needs. */
export type Named = Pick<Parameter, 'node' | 'itemIndex' | 'label'>;

/** The message for input that can't be sent: names the parameter and says what to do. */
export function badInput(at: Named, what: string, whatToDo: string): NodeOperationError {
	const message = `${at.label}: ${what}`;
	const problem = new NodeOperationError(at.node, message, {
		itemIndex: at.itemIndex,
		description: whatToDo,
	});
	// n8n puts a text of its own in place of one that holds a code such as EACCES, even inside "FREEACCESS".
	problem.message = message;
	return problem;
}

/** The message for a required parameter without a value. */
export function missing(at: Named): NodeOperationError {
	return badInput(
		at,
		'a value is needed',
		'Enter a value; if it comes from an expression, check that the expression gives one.',
	);
}

/** A value for a message: short, on one line. */
export function shown(value: unknown): string {
	const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
	return `"${text.length > 60 ? `${text.slice(0, 57)}...` : text}"`;
}
