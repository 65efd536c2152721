import type { Line } from '../../nodes/ClickFunnels/table/line';
import type { ContractOperation } from '../contract/document.mts';
import { plain, type Schema } from '../contract/schema.mts';

/** A record that an operation answers with; for a list it is one row. */
export interface AnsweredRecord {
	schema: Schema;
	/** Paths of keys that the schema has and this answer lacks, for example `condition.filter`. */
	absent: string[];
}

/** How the contract notes keys that answers lack unless `expand[]` or `results` asks for them. */
const EXPANDED = /^only (returned )?with (expand\[\]=|results\b)/;
const EXPANDED_IN_LISTS = /\bon list only with expand\[\]=/;

/** The same of keys that few answers have, that lists lack, and that all answers but that to create lack. */
const RARE = /^only beyond /;
const NOT_IN_LISTS = /^not in lists/;
const ONLY_CREATED = /^only in the answer to create/;

/**
 * The record of an operation's answer, by the contract.
 * @returns undefined for operations that answer without a record
 * @throws {Error} that names the route, when the contract lacks it or describes another kind of answer
 */
export function recordOf(operation: Line, contract: ContractOperation[]): AnsweredRecord | undefined {
	const { route, output, wrappedIn } = operation;
	const described = contract.find((one) => one.route === route);
	if (!described) throw new Error(`The contract has no ${route}`);
	const [body] = described.answers as Array<Schema | undefined>;
	if (output !== 'list' && output !== 'record') {
		if (body) throw new Error(`By the contract, ${route} answers with a record`);
		return undefined;
	}
	const inside = wrappedIn ? body?.properties?.[wrappedIn] : body;
	const schema = output === 'list' ? inside?.items : inside;
	if (!schema || !plain(schema).types.includes('object')) {
		throw new Error(`By the contract, ${route} answers with no ${output}`);
	}
	return withSecret(operation, { schema, absent: absentFrom(operation, schema) });
}

function absentFrom(
	{ output, method }: Line,
	schema: Schema & { 'x-notes'?: Record<string, string> },
): string[] {
	const notes = [
		EXPANDED,
		RARE,
		...(output === 'list' ? [EXPANDED_IN_LISTS, NOT_IN_LISTS] : []),
		...(method === 'POST' ? [] : [ONLY_CREATED]),
	];
	return Object.entries(schema['x-notes'] ?? {})
		.filter(([, note]) => notes.some((one) => one.test(note)))
		.map(([path]) => path);
}

/** The schema of webhook endpoints lacks the secret, which only the answer to create holds (contract/webhooks.json). */
function withSecret({ path, method }: Line, { schema, absent }: AnsweredRecord): AnsweredRecord {
	if (!path.includes('/webhooks/outgoing/endpoints')) return { schema, absent };
	return {
		schema: { ...schema, properties: { ...schema.properties, webhook_secret: { type: 'string' } } },
		absent: method === 'POST' ? absent : [...absent, 'webhook_secret'],
	};
}
