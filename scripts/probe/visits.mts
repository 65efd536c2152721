import { placeholdersOf } from '../contract/placeholders.mts';
import type { ContractOperation } from '../contract/document.mts';
import type { Answer, Client } from './client.mts';

/** How many parents are asked until one has something in a list. */
const MOST_PARENTS = 3;

/** A GET route that was asked. */
export interface Visit {
	operation: ContractOperation;
	/** With the ids that it was asked for; never to be shown. */
	path: string;
	answer: Answer;
	/** The records of the answer, one or many. */
	records: Rec[];
}

/** A record of an answer. */
export type Rec = Record<string, unknown>;

/** What was seen of the GET routes of a contract. */
export interface Visits {
	all: Visit[];
	/** Routes for which there was no record to ask for. */
	left: ContractOperation[];
}

/** The first visit of a route that succeeded, for example of `GET /shipping/zones/{id}`. */
export function visitOf({ all }: Visits, route: string): Visit | undefined {
	return all.find(({ operation, answer }) => operation.route === route && answer.status === 200);
}

/** Asks every GET route for which the lists before it gave an id, from the outside in. */
export async function visitAll(client: Client, operations: ContractOperation[]): Promise<Visits> {
	const tags = new Map(operations.map(({ path, tag }) => [path, tag]));
	const found = new Map<string, Example[]>();
	const all: Visit[] = [];
	let left = operations.filter(({ method }) => method === 'GET');
	for (let before = Infinity; left.length < before; ) {
		before = left.length;
		for (const operation of left) {
			const paths = pathsOf(operation, found, tags);
			for (const path of paths) {
				const visit = visitFrom(operation, path, await client.api('GET', path));
				all.push(visit);
				remember(found, visit);
				if (visit.records.length > 0) break;
			}
		}
		const asked = new Set(all.map(({ operation }) => operation));
		left = left.filter((operation) => !asked.has(operation));
	}
	return { all, left };
}

/** A record to ask for: its id, and where it was listed. */
interface Example {
	id: string;
	listedAt: string;
}

function visitFrom(operation: ContractOperation, path: string, answer: Answer): Visit {
	return { operation, path, answer, records: answer.status === 200 ? recordsIn(answer.body) : [] };
}

/** The records of a list, of a list in its wrapper, or the one record. */
function recordsIn(body: unknown): Rec[] {
	if (Array.isArray(body)) return body.filter(isRec);
	if (!isRec(body)) return [];
	const values = Object.values(body);
	return values.length === 1 && Array.isArray(values[0]) ? values[0].filter(isRec) : [body];
}

/** Whether a value of JSON is an object and no list. */
export function isRec(value: unknown): value is Rec {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function remember(found: Map<string, Example[]>, { operation, path, records, answer }: Visit): void {
	if (records[0] === answer.body) return;
	const examples = records.flatMap((record) => {
		// Countries have codes for ids (x-notes of their operations).
		const id = record.id ?? record.iso2;
		return typeof id === 'number' || typeof id === 'string' ? [{ id: String(id), listedAt: path }] : [];
	});
	const known = found.get(operation.tag) ?? [];
	found.set(operation.tag, [...known, ...examples].slice(0, MOST_PARENTS));
}

/** The paths by which a route can be asked, most of them one. */
function pathsOf(
	{ path }: ContractOperation,
	found: Map<string, Example[]>,
	tags: Map<string, string>,
): string[] {
	return placeholdersOf(path, (one) => tags.has(one)).reduce<string[]>(
		(paths, { name, collection, member = '' }) =>
			paths.flatMap((filled) => {
				const examples = found.get(tags.get(member) ?? '') ?? [];
				const isInside = collection.includes('{');
				const listedAt = filled.slice(0, filled.indexOf(`/{${name}}`));
				const fitting = examples.filter((example) => !isInside || example.listedAt === listedAt);
				return fitting.map(({ id }) => filled.replace(`{${name}}`, encodeURIComponent(id)));
			}),
		[path],
	);
}
