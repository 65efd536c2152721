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
): NodeApiError | NodeOperationError {
	const { message: before, description } = problem;
	const more = changes.length - SHOWN_CHANGES;
	const shown = [...changes.slice(0, SHOWN_CHANGES), ...(more > 0 ? [`${more} more`] : [])];
	const message = `${shortened(before, LONGEST_BEFORE)}; done before: ${shown.join(', ')}`;
	const node = context.getNode();
	const words = { message, description: description ?? undefined, itemIndex: context.getItemIndex() };
	// n8n shows a NodeApiError as ClickFunnels' own.
	const made =
		problem instanceof NodeApiError
			? new NodeApiError(node, { message }, { ...words, httpCode: problem.httpCode ?? undefined })
			: new NodeOperationError(node, message, words);
	// n8n puts a text of its own in place of one that holds a code such as EEXIST.
	made.message = message;
	made.context = { ...made.context, changes, field: problem.context.field };
	return made;
}

/** Whether an item has changed something before it went wrong. */
export function isPartlyDone({ context }: ExecutionBaseError): boolean {
	return context.changes !== undefined;
}

/**
 * The same problem as it is thrown: n8n's toasts and an agent's model show the message alone
 * (n8n-nodes-langchain, Agent 3), so what to do stands in it where it is short, and for a tool in any case.
 */
export function asRead(problem: ExecutionBaseError, node: INode): ExecutionBaseError {
	const { message, description } = problem;
	const { text, left } = saidOf(problem, node);
	problem.message = text;
	if (text === message) return problem;
	problem.description = left || undefined;
	// For error workflows, which are given the context.
	if (!isTool(node)) Object.assign(problem.context, { happened: message, advice: description });
	return problem;
}

/**
 * What comes out for an item that went wrong where the workflow goes on: its row, and in keys of their own what
 * happened, its status, the field that it is about and what to do. n8n's Retry On Fail, its error output and AI
 * agents all look at `json.error`.
 */
export function failedItem(
	problem: ExecutionBaseError,
	context: IExecuteSingleFunctions,
): INodeExecutionData {
	const { json, binary } = context.getInputData() as INodeExecutionData;
	const { text: error } = saidOf(problem, context.getNode());
	const item: INodeExecutionData = {
		json: {
			...json,
			error,
			error_status: 'httpCode' in problem && problem.httpCode ? Number(problem.httpCode) : null,
			error_field: typeof problem.context.field === 'string' ? problem.context.field : null,
			error_advice: problem.description || null,
		},
		...(binary && { binary }),
		pairedItem: { item: context.getItemIndex() },
	};
	if (context.getNode().onError === 'continueErrorOutput') {
		// n8n finds an item for its error output by an `error` of the item, or by a `json` in which nothing stands
		// beside the error. Of an `error` that it can list it drops the whole `json` later; it copies what it can
		// list alone (n8n-core, handleNodeErrorOutput and normalizeNodeErrors; in 1.123 without the latter's name).
		Object.defineProperty(item, 'error', { value: new Error(error), configurable: true, writable: true });
	}
	return item;
}

/** Characters that the text of a problem may have: as n8n shows it, and as a language model reads it. */
const LONGEST = { shown: 200, read: 499 };

/** What is said of a problem in one text, and what to do that is left to say. */
interface Said {
	text: string;
	left: string;
}

/**
 * Message and what to do as sentences: all that is to be done where that fits, else the first sentence of it. Where it
 * is not known what was done, that must not be what is left out.
 */
function saidOf(problem: ExecutionBaseError, node: INode): Said {
	if (isTool(node)) return { text: forReading(problem), left: '' };
	const { message, context } = problem;
	const advice = problem.description?.trim() ?? '';
	const [first = ''] = context.outcome === 'unknown' ? [] : (/^.*?[.!?](?=\s)/s.exec(advice) ?? []);
	for (const part of [advice, first].filter(Boolean)) {
		const text = [message, part].map(sentence).join(' ');
		if (text.length <= LONGEST.shown) return { text, left: advice.slice(part.length).trim() };
	}
	return { text: message, left: advice };
}

/** The same for a language model: with the status, and what to do is cut short. */
function forReading(problem: ExecutionBaseError): string {
	const message = sentence(problem.message);
	const status = 'httpCode' in problem && problem.httpCode ? ` Status ${String(problem.httpCode)}.` : '';
	const room = LONGEST.read - message.length - status.length;
	const advice = problem.description ? ` ${sentence(problem.description)}` : '';
	// Calls that waited for the same thing are given the same problem.
	if (status && message.endsWith(status)) return message;
	return `${message}${room > SHORTEST_ADVICE ? shortened(advice, room) : ''}${status}`;
}

/** Less of what to do says nothing. */
const SHORTEST_ADVICE = 20;

function sentence(text: string): string {
	const trimmed = text.trim();
	return trimmed === '' || /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
