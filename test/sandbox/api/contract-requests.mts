import { readContract } from '../../../sandbox/api/core/contract.mts';
import type { Operation } from '../../../sandbox/api/core/operations.mts';
import { readOperations } from '../../../sandbox/api/core/operations.mts';
import { referenceTarget } from '../../../sandbox/api/core/references.mts';
import type { Schema } from '../../../scripts/contract/schema.mts';
import type { ApiResponse, ClickFunnelsApi } from '../../../sandbox/types.mts';
import { bodies, subjects } from './particular-requests.mts';

/** The contract and its operations, read once. */
export const contract = readContract();
export const operations = readOperations(contract);

export type Json = Record<string, unknown>;

/** Builds and sends valid requests from nothing but the contract and the lists of the API itself. */
export class Client {
	/** Counts, so that no text is sent twice. */
	private static texts = 0;
	private readonly ids = new Map<string, number[]>();

	constructor(readonly api: ClickFunnelsApi) {}

	async send(operation: Operation, path: string, body?: unknown, query = ''): Promise<ApiResponse> {
		return this.api.handle({ method: operation.method.toUpperCase(), path, query, headers: {}, body });
	}

	/** The rows of a list, under the first of its parents that has any. */
	private async rows(operation: Operation): Promise<Json[]> {
		const inner = operation.parameters.at(-1);
		const parents = inner?.kind === undefined ? [undefined] : await this.idsOf(inner.kind);
		for (const parent of parents) {
			const { body } = await this.send(operation, await this.path(operation, parent));
			const rows = operation.wrapper === undefined ? body : (body as Json)[operation.wrapper];
			if (Array.isArray(rows) && rows.length > 0) return rows;
		}
		return [];
	}

	/** The id of some record of a kind, found through the API. */
	async idOf(kind: string): Promise<number | undefined> {
		return (await this.idsOf(kind))[0];
	}

	async idsOf(kind: string): Promise<number[]> {
		let ids = this.ids.get(kind);
		if (ids === undefined) {
			this.ids.set(kind, []);
			ids = await this.findIds(kind);
			this.ids.set(kind, ids);
		}
		return ids;
	}

	private async findIds(kind: string): Promise<number[]> {
		if (kind === 'Orders::LineItem') return [await this.lineItemId()];
		const all = [...operations.values()].filter((operation) => operation.kind === kind);
		const lists = all.filter(({ verb }) => verb === 'list');
		const list = lists.find(({ path }) => path.includes('{')) ?? lists.at(0);
		if (list !== undefined) return (await this.rows(list)).map(({ id }) => id as number);
		const create = all.find(({ verb }) => verb === 'create');
		if (create === undefined) return [];
		const { body } = await this.send(create, await this.path(create), await this.body(create));
		return [(body as Json).id as number];
	}

	private async lineItemId(): Promise<number> {
		const order = await subjects.cancelOrder(this);
		const { body } = await this.api.handle({
			method: 'GET',
			path: `/orders/${order}`,
			query: '',
			headers: {},
		});
		return ((body as Json).line_items as Json[])[0].id as number;
	}

	/** The path of an operation with ids of records that are there; the innermost one may be given. */
	async path(operation: Operation, innermost?: number): Promise<string> {
		const segments = operation.path.split('/');
		for (const { name, segment, kind } of operation.parameters) {
			const chosen = name === operation.parameters.at(-1)?.name ? subjects[operation.id] : undefined;
			const given = name === operation.parameters.at(-1)?.name ? innermost : undefined;
			if (kind === undefined) segments[segment] = 'US';
			else if (given !== undefined) segments[segment] = String(given);
			else segments[segment] = String(chosen === undefined ? await this.idOf(kind) : await chosen(this));
		}
		return segments.join('/');
	}

	private async value(kind: string, field: string, schema: Schema): Promise<unknown> {
		const types = [schema.type ?? schema.anyOf?.map(({ type }) => type)].flat(2);
		const target = referenceTarget(kind, field);
		if (target !== undefined) {
			const id = await this.idOf(target);
			if (types.includes('array')) return [schema.items?.type === 'string' ? String(id) : id];
			return types.includes('integer') ? id : String(id);
		}
		if (schema.enum !== undefined) return schema.enum[0];
		if (types.includes('string')) {
			if (schema.format === 'date-time') return '2033-05-01T10:00:00.000Z';
			if (schema.format === 'decimal') return '12.00';
			if (field.endsWith('url')) return 'https://example.com/file.png';
			Client.texts += 1;
			return field.includes('email') ? `walker${Client.texts}@example.com` : `${field} ${Client.texts}`;
		}
		if (types.includes('integer') || types.includes('number')) return 1;
		if (types.includes('boolean')) return true;
		if (types.includes('array'))
			return schema.items?.properties ? [await this.object(kind, schema.items)] : [];
		return schema.properties === undefined ? {} : this.object(kind, schema);
	}

	private async object(kind: string, schema: Schema): Promise<Json> {
		const record: Json = {};
		for (const [field, property] of Object.entries(schema.properties ?? {})) {
			record[field] = await this.value(kind, field, property);
		}
		return record;
	}

	/** A body with every field of the contract, corrected where the fields exclude each other. */
	async body(operation: Operation): Promise<unknown> {
		if (operation.body === undefined) return undefined;
		const { root } = operation.body;
		const { requestBody } = contract.paths[operation.path][operation.method];
		const whole = Object.values(requestBody?.content ?? {})[0].schema;
		const schema = root === undefined ? whole : (whole.properties?.[root] ?? {});
		const special = await bodies[operation.id]?.(this);
		const inner = special ?? (await this.object(operation.kind, schema));
		return root === undefined ? inner : { [root]: inner };
	}
}
