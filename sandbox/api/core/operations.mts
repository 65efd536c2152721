import { placeholdersOf } from '../../../scripts/contract/placeholders.mts';
import type { Schema } from '../../../scripts/contract/schema.mts';
import type { ContractDocument, OperationObject } from './contract.mts';
import { correctedSchema } from './corrections.mts';

/** A placeholder of a path and the kind that it names; no kind for ids that are codes (countries). */
export interface PathParameter {
	name: string;
	segment: number;
	kind: string | undefined;
}

/** What the double needs to know of one operation, worked out from the contract. */
export interface Operation {
	id: string;
	method: string;
	path: string;
	/** The kind of record that it is about: the contract's tag. */
	kind: string;
	verb: 'list' | 'get' | 'create' | 'update' | 'delete' | 'action';
	parameters: PathParameter[];
	/** `root` is missing where the body is flat. `schema` describes what is below the root. */
	body?: { root?: string; required: boolean; schema: Schema };
	success: { status: number; schema?: Schema };
	/** The key that a list is wrapped in; bare array where missing. */
	wrapper?: string;
	paged: boolean;
	/** undefined: the list takes no filter. */
	filterKeys?: string[];
	sortProperties: string[];
	expand: string[];
	/** Closed to platforms that ClickFunnels does not trust, by the contract's note. */
	trustedOnly: boolean;
	/** In a closed beta, by the contract's note. */
	closedBeta: boolean;
}

// Saved contact filters are the same records as refine filters (getContactFilter: id of a saved filter).
const sameKind: Record<string, string> = { 'Contacts::Filter': 'RefineFilter' };
// Has no member route of its own in the contract.
const memberless: Partial<Record<string, string>> = { '/orders/line_items': 'Orders::LineItem' };
// Domains page without declaring it (x-note of listDomains).
const pagedWithoutSaying = new Set(['listDomains']);

function kindOf(operation: OperationObject): string {
	return sameKind[operation.tags[0]] ?? operation.tags[0];
}

function parametersOf(path: string, { paths }: ContractDocument): PathParameter[] {
	return placeholdersOf(path, (one) => one in paths).map(({ name, segment, collection, member }) => {
		const kind = member === undefined ? memberless[collection] : kindOf(Object.values(paths[member])[0]);
		return { name, segment, kind: kind?.startsWith('Addresses::') ? undefined : kind };
	});
}

function bodyOf(operation: OperationObject): Operation['body'] {
	if (operation.requestBody === undefined) return undefined;
	const { required = false, content } = operation.requestBody;
	const schema = Object.values(content)[0].schema;
	const names = Object.keys(schema.properties ?? {});
	// What stands beside a root key need not be sent.
	const [root, ...others] = names.length === 1 ? names : (schema.required ?? []);
	const inner = schema.properties?.[root];
	return others.length === 0 && inner?.properties !== undefined
		? { root, required, schema: correctedSchema(operation.operationId, inner) }
		: { required, schema: correctedSchema(operation.operationId, schema) };
}

function wrapperOf(schema: Schema | undefined): string | undefined {
	const names = Object.keys(schema?.properties ?? {});
	return names.length === 1 && schema?.properties?.[names[0]].type === 'array' ? names[0] : undefined;
}

function verbOf(method: string, path: string, status: number, schema?: Schema): Operation['verb'] {
	if (method === 'get' && (schema?.type === 'array' || wrapperOf(schema) !== undefined)) return 'list';
	if (method === 'post' && status === 201) return 'create';
	if (!path.endsWith('/{id}')) return 'action';
	if (method === 'get') return 'get';
	if (method === 'delete') return 'delete';
	return method === 'put' || method === 'patch' ? 'update' : 'action';
}

/** Whom a route is open to, by its note. */
export function limitsOf(note = ''): Pick<Operation, 'trustedOnly' | 'closedBeta'> {
	return { trustedOnly: /trusted/i.test(note), closedBeta: /closed beta/i.test(note) };
}

function read(document: ContractDocument, path: string, method: string): Operation {
	const raw = document.paths[path][method];
	const statuses = Object.keys(raw.responses).map(Number);
	const succeeded = statuses.filter((status) => status < 300);
	const status = succeeded.includes(201) ? 201 : succeeded[0];
	const schema = Object.values(raw.responses[status].content ?? {})[0]?.schema;
	const query = (name: string) =>
		raw.parameters?.find((entry) => entry.in === 'query' && entry.name === name);
	const verb = verbOf(method, path, status, schema);
	return {
		id: raw.operationId,
		method,
		path,
		kind: kindOf(raw),
		verb,
		parameters: parametersOf(path, document),
		body: bodyOf(raw),
		success: { status, schema },
		wrapper: verb === 'list' ? wrapperOf(schema) : undefined,
		paged: query('after') !== undefined || pagedWithoutSaying.has(raw.operationId),
		filterKeys: query('filter') && Object.keys(query('filter')?.schema.properties ?? {}),
		sortProperties: (query('sort_property')?.schema.enum ?? ['id']) as string[],
		expand: (query('expand[]')?.schema.items?.enum ?? []) as string[],
		...limitsOf(raw['x-note']),
	};
}

/** All operations of the contract by operation id. */
export function readOperations(document: ContractDocument): Map<string, Operation> {
	const operations = new Map<string, Operation>();
	for (const [path, methods] of Object.entries(document.paths)) {
		for (const method of Object.keys(methods)) {
			const operation = read(document, path, method);
			operations.set(operation.id, operation);
		}
	}
	return operations;
}
