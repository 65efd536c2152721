import type { Schema } from '../../../sandbox/api/core/contract.mts';
import { readContract } from '../../../sandbox/api/core/contract.mts';
import type { Operation } from '../../../sandbox/api/core/operations.mts';
import { readOperations } from '../../../sandbox/api/core/operations.mts';
import { referenceTarget } from '../../../sandbox/api/core/references.mts';
import type { ApiResponse, ClickFunnelsApi } from '../../../sandbox/types.mts';
import { bodies, subjects } from './particular-requests.mts';

/** The contract and its operations, read once. */
export const contract = readContract();
export const operations = readOperations(contract);

export type Json = Record<string, unknown>;

/** Builds and sends valid requests from nothing but the contract and the lists of the API itself. */
export class Client {
	private readonly ids = new Map<string, number | undefined>();

	constructor(readonly api: ClickFunnelsApi) {}

	async send(operation: Operation, path: string, body?: unknown, query = ''): Promise<ApiResponse> {
		return this.api.handle({ method: operation.method.toUpperCase(), path, query, headers: {}, body });
	}

	/** All rows of a list, or of the list inside its wrapper. */
	private async rows(operation: Operation): Promise<Json[]> {
		const { body } = await this.send(operation, await this.path(operation));
		return (operation.wrapper === undefined ? body : (body as Json)[operation.wrapper]) as Json[];
	}

	/** The id of some record of an entity, found through the API. */
	async idOf(entity: string): Promise<number | undefined> {
		if (!this.ids.has(entity)) {
			this.ids.set(entity, undefined);
			const all = [...operations.values()].filter((operation) => operation.entity === entity);
			const list = all.find(({ kind, path }) => kind === 'list' && path.includes('{')) ?? all.find(({ kind }) => kind === 'list');
			const create = all.find(({ kind }) => kind === 'create');
			if (list !== undefined) this.ids.set(entity, (await this.rows(list))[0]?.id as number);
			else if (create !== undefined) {
				const { body } = await this.send(create, await this.path(create), await this.body(create));
				this.ids.set(entity, (body as Json).id as number);
			} else if (entity === 'Orders::LineItem') this.ids.set(entity, await this.lineItemId());
			else if (entity === 'Membership') this.ids.set(entity, await this.membershipId());
		}
		return this.ids.get(entity);
	}

	private async lineItemId(): Promise<number | undefined> {
		const order = await subjects.cancelOrder(this);
		const { body } = await this.api.handle({ method: 'GET', path: `/orders/${order}`, query: '', headers: {} });
		return ((body as Json).line_items as Json[])[0].id as number;
	}

	private async membershipId(): Promise<number | undefined> {
		const { body } = await this.api.handle({ method: 'GET', path: '/teams', query: '', headers: {} });
		return (((body as Json[])[0].memberships as Json[])[0]).id as number;
	}

	/** The path of an operation with ids of records that are there. */
	async path(operation: Operation): Promise<string> {
		const segments = operation.path.split('/');
		for (const { name, segment, entity } of operation.parameters) {
			const chosen = name === 'id' ? subjects[operation.id] : undefined;
			if (entity === undefined) segments[segment] = 'US';
			else segments[segment] = String(chosen === undefined ? await this.idOf(entity) : await chosen(this));
		}
		return segments.join('/');
	}

	private async value(entity: string, field: string, schema: Schema): Promise<unknown> {
		const types = [schema.type ?? schema.anyOf?.map(({ type }) => type)].flat(2);
		const target = referenceTarget(entity, field);
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
			return field.includes('email') ? 'walker@example.com' : `walk-${field}`;
		}
		if (types.includes('integer') || types.includes('number')) return 1;
		if (types.includes('boolean')) return true;
		if (types.includes('array')) return schema.items?.properties ? [await this.object(entity, schema.items)] : [];
		return schema.properties === undefined ? {} : this.object(entity, schema);
	}

	private async object(entity: string, schema: Schema): Promise<Json> {
		const record: Json = {};
		for (const [field, property] of Object.entries(schema.properties ?? {})) {
			record[field] = await this.value(entity, field, property);
		}
		return record;
	}

	/** A body with every field of the contract, corrected where the fields exclude each other. */
	async body(operation: Operation): Promise<unknown> {
		if (operation.body === undefined) return undefined;
		const { root, schema } = operation.body;
		const special = await bodies[operation.id]?.(this);
		const inner = special ?? (await this.object(operation.entity, schema));
		return root === undefined ? inner : { [root]: inner };
	}
}
