import { boolean, json, list, number, options, stringList, text } from '../../nodes/ClickFunnels/table/field';
import { kind } from '../../nodes/ClickFunnels/table/kind';
import { action, create, get, getMany } from '../../nodes/ClickFunnels/table/lines';
import { resource } from '../../nodes/ClickFunnels/table/resource';
import type { Sides } from '../../scripts/contract/compare-node.mts';
import { operationsOf } from '../../scripts/contract/document.mts';
import type { Schema } from '../../scripts/contract/schema.mts';

export const LIST = 'GET /workspaces/{workspace_id}/boxes';
export const CREATE = 'POST /workspaces/{workspace_id}/boxes';

const SIZES = ['small', 'large'];

const workspace = kind('Workspace', { label: String });

/** A table of one resource, in agreement with `small()`. */
export const box = resource({
	kind: kind('Box', { within: workspace, list: LIST, label: String }),
	description: 'Something to put things in',
	fields: {
		name: text('Name'),
		size: options('Size', SIZES),
		labels: json('Labels'),
		contents: list('Contents', {
			entry: 'Thing',
			fields: { what: text('What'), count: number('Count') },
			required: ['what'],
		}),
	},
	operations: [
		getMany({
			filters: { id: stringList('IDs'), size: options('Size', SIZES) },
			query: { archived: boolean('Archived', 'Whether it is archived', { onlyTrue: true }) },
			expand: ['contents'],
		}),
		get('GET /boxes/{id}'),
		create(CREATE, { root: 'box', required: ['name'] }),
		action('POST /boxes/{id}/close', {
			value: 'close',
			name: 'Close',
			action: 'Close box',
			description: 'Close a box',
			body: { mayBeAbsent: true, fields: { tape: boolean('Tape', 'Whether to use tape') } },
		}),
	],
});

/** A query parameter as a document has it. */
export const query = (name: string, schema: Schema) => ({ name, in: 'query', schema });
/** A body as a document has it. */
export const body = (schema: Schema) => ({ required: true, content: { 'application/json': { schema } } });

/** What the contract says of it. */
export function small() {
	const thing: Schema = {
		type: 'object',
		required: ['what'],
		properties: { what: { type: 'string' }, count: { type: 'integer' } },
	};
	const fields: Schema = {
		type: 'object',
		required: ['name'],
		properties: {
			name: { type: 'string' },
			size: { type: ['string', 'null'], enum: ['small', 'large', null] },
			labels: {
				type: 'object',
				properties: { color: { type: 'string', enum: ['red'] } },
				required: ['color'],
			},
			contents: { type: 'array', items: thing },
		},
	};
	const filter: Schema = {
		type: 'object',
		properties: { id: { type: 'string' }, size: { type: 'string', enum: ['large', 'small'] } },
	};
	const list = {
		parameters: [
			query('after', { type: 'string' }),
			query('sort_order', { type: 'string', enum: ['asc', 'desc'] }),
			query('sort_property', { type: 'string', enum: ['id', 'updated_at'] }),
			query('archived', { type: 'string', enum: ['true'] }),
			query('filter', filter),
			query('expand[]', { type: 'array', items: { type: 'string', enum: ['contents'] } }),
		],
	};
	const root: Schema = { type: 'object', required: ['box'], properties: { box: fields } };
	const tape: Schema = { type: 'object', properties: { tape: { type: 'boolean' } } };
	const create = { requestBody: body(root) };
	const close = { requestBody: { ...body(tape), required: false } };
	const paths: Record<string, Record<string, object>> = {
		'/workspaces/{workspace_id}/boxes': { get: list, post: create },
		'/boxes/{id}': { get: {} },
		'/boxes/{id}/close': { post: close },
	};
	return { openapi: '3.1.0', paths, thing, fields, filter, list, root, tape, create, close };
}

export type Small = ReturnType<typeof small>;

/** The table and what the contract says of it, with changes. */
export function sides(more: Partial<Sides> = {}): Sides {
	return {
		catalog: { resources: [box], kinds: [] },
		offeredEvents: ['box.closed', 'box.opened'],
		contract: operationsOf(small()),
		events: ['box.opened', 'box.closed'],
		...more,
	};
}
