import type { IExecuteSingleFunctions, INode, INodeExecutionData } from 'n8n-workflow';
import { ExecutionBaseError, NodeApiError, NodeOperationError } from 'n8n-workflow';

import { shortened } from '../gateway/answerText';
import { isTool } from './forModel';

/** What went wrong as an error that n8n shows as it is: anything else becomes one, about the item. */
export function problemOf(error: unknown, context: IExecuteSingleFunctions): ExecutionBaseError {
	if (error instanceof ExecutionBaseError) return error;
	const reason = error instanceof Error ? error : new Error(String(error));
	return new NodeOperationError(context.getNode(), reason, { itemIndex: context.getItemIndex() });
}

/** So many changes stand in a message, behind so many characters of what went wrong: it stays short. */
const SHOWN_CHANGES = 5;
const LONGEST_BEFORE = 250;

/** The same problem, with what the item has changed before it. */
export function withChanges(
	problem: ExecutionBaseError,
	changes: string[],
	context: IExecuteSingleFunctions,
): NodeApiError {
	const { message: before, description } = problem;
	const more = changes.length - SHOWN_CHANGES;
	const shown = [...changes.slice(0, SHOWN_CHANGES), ...(more > 0 ? [`${more} more`] : [])];
	const message = `${shortened(before, LONGEST_BEFORE)}; done before: ${shown.join(', ')}`;
	const made = new NodeApiError(
		context.getNode(),
		{ message },
		{
			message,
			description: description ?? undefined,
			itemIndex: context.getItemIndex(),
			...('httpCode' in problem && problem.httpCode ? { httpCode: String(problem.httpCode) } : {}),
		},
	);
	// n8n puts a text of its own in place of one that holds a code such as EEXIST.
	made.message = message;
	made.context.changes = changes;
	return made;
}

/** Whether an item has changed something before it went wrong. */
export function isPartlyDone({ context }: ExecutionBaseError): boolean {
	return context.changes !== undefined;
}

/**
 * The same problem as a tool throws it: an agent reads the message alone, so what to do stands in it
 * (n8n-nodes-langchain, Agent 3).
 */
export function asRead(problem: ExecutionBaseError, node: INode): ExecutionBaseError {
	if (!isTool(node)) return problem;
	problem.message = textOf(problem);
	problem.description = undefined;
	return problem;
}

/**
 * What comes out for an item that went wrong where the workflow goes on: its row, what happened and what to
 * do. n8n's Retry On Fail, its error output and AI agents all look at `json.error`; of an item with an
 * `error` of its own n8n would drop the row.
 */
export function failedItem(
	problem: ExecutionBaseError,
	context: IExecuteSingleFunctions,
): INodeExecutionData {
	const { json, binary } = context.getInputData() as INodeExecutionData;
	// n8n finds an item for its error output only where nothing stands beside the error, and adds the row itself.
	const row = context.getNode().onError === 'continueErrorOutput' ? {} : json;
	return {
		json: { ...row, error: textOf(problem) },
		...(binary && { binary }),
		pairedItem: { item: context.getItemIndex() },
	};
}

/** Characters that the text of an item may have. */
const LONGEST = 499;

/** Message, what to do and status, as sentences; what to do is cut short where there is no room for it. */
function textOf(problem: ExecutionBaseError): string {
	const message = sentence(problem.message);
	const status = 'httpCode' in problem && problem.httpCode ? ` Status ${String(problem.httpCode)}.` : '';
	const room = LONGEST - message.length - status.length;
	const advice = problem.description ? ` ${sentence(problem.description)}` : '';
	return `${message}${room > SHORTEST_ADVICE ? shortened(advice, room) : ''}${status}`;
}

/** Less of what to do says nothing. */
const SHORTEST_ADVICE = 20;

function sentence(text: string): string {
	const trimmed = text.trim();
	return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
