import type { ContractOperation } from '../../contract/document.mts';
import type { Evidence } from '../evidence.mts';
import { counted, notTold, seen, type Row } from '../row.mts';
import { errorText } from '../shapes.mts';
import { isRec } from '../visits.mts';
import { tryTemplate } from './template.mts';

const TRUSTED_ONLY = /trusted/i;
const CLOSED_BETA = /closed beta/i;

/** What is closed to platforms or workspaces (ClickFunnels behaviour: errors; record stats). */
export async function closedRows(evidence: Evidence): Promise<Row[]> {
	return [...(await platformRows(evidence)), ...betaRows(evidence)];
}

/** Whether the contract says that a route is not open to everybody. */
export function isLimited({ note }: ContractOperation): boolean {
	return TRUSTED_ONLY.test(note) || CLOSED_BETA.test(note);
}

function notedAs(operations: ContractOperation[], words: RegExp): ContractOperation[] {
	return operations.filter(({ note }) => words.test(note));
}

async function platformRows(evidence: Evidence): Promise<Row[]> {
	const closed = notedAs(evidence.operations, TRUSTED_ONLY);
	const reads = evidence.visits.all.filter(({ operation }) => closed.includes(operation));
	const read = {
		question: 'Reads that are closed to platforms that are not trusted',
		says: 'open to Maton',
	};
	const write = { question: 'The same for writing: an e-mail template', says: 'open to Maton' };
	return [
		reads.length === 0
			? notTold(read, 'no record there to read')
			: accessRow(
					read,
					reads.map(({ answer }) => answer),
					TRUSTED_ONLY,
				),
		evidence.options.write
			? accessRow(write, [await tryTemplate(evidence)], TRUSTED_ONLY)
			: notTold(write, `needs --write; so it is with ${counted(closed.length - 1, 'other operation')}`),
	];
}

function betaRows({ operations, visits }: Evidence): Row[] {
	return notedAs(operations, CLOSED_BETA).map((operation) => {
		const question = { question: `Closed beta: ${operation.route}`, says: 'open to this workspace' };
		const asked = visits.all.filter((visit) => visit.operation === operation);
		if (asked.length === 0) return notTold(question, 'no record there to ask for');
		return accessRow(
			question,
			asked.map(({ answer }) => answer),
			CLOSED_BETA,
		);
	});
}

interface Reply {
	status: number;
	body: unknown;
}

/** Whether it is open: a 403 in those words says that it is not, and what was looked at or refused as invalid that it is. */
function accessRow(question: Pick<Row, 'question' | 'says'>, replies: Reply[], words: RegExp): Row {
	const refused = replies.find(({ status }) => status === 403);
	if (refused) {
		const isInWords = words.test(textOf(refused.body));
		return seen(question, isInWords ? '403 in the words that are known' : '403 in other words', false);
	}
	const isOpen = replies.some(({ status }) => [200, 201, 400, 422].includes(status));
	return isOpen ? seen(question, 'open', true) : notTold(question, `${replies[0].status} came`);
}

/** The text of an error in whichever shape. */
function textOf(body: unknown): string {
	return errorText(body) || (isRec(body) ? JSON.stringify(body) : '');
}
