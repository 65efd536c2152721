import type { IDataObject, IExecuteSingleFunctions, IHttpRequestOptions } from 'n8n-workflow';

import type { Fields } from '../table/field';
import { displayName, locatorLabel } from '../table/words';
import type { Catalog, Filters, Operation } from '../table/types';
import { toBody } from '../input/body';
import { chosenOperation } from './chosen';
import { readId, withoutKind } from '../input/ids';
import { badInput, collection, isSet, missing, toList, type InputContext, type Read } from '../input/input';
import { toApiObject } from '../input/values';

/**
 * The first step of every operation: turns the item's parameters into path, query and body.
 * It throws a NodeOperationError that names the parameter when one can't be sent.
 */
export function prepare(catalog: Catalog) {
	return async function (
		this: IExecuteSingleFunctions,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const { operation } = chosenOperation(this, catalog);
		const context: InputContext = {
			node: this.getNode(),
			itemIndex: this.getItemIndex(),
			timezone: this.getTimezone(),
			entities: catalog.entities,
		};
		const read: Read = (name) => this.getNodeParameter(name, null);
		return {
			...request,
			url: fillRoute(operation, read, context),
			qs: query(operation, read, context),
			arrayFormat: 'repeat',
			body: operation.body && toBody(operation.body, read, context),
		};
	};
}

/** The path with every id in its segment: ids are checked, so that none can leave it. */
function fillRoute(operation: Operation, read: Read, context: InputContext): string {
	return operation.parameters.reduce((path, { name, entity, property, label: shared }) => {
		const label = locatorLabel(context.entities[entity], shared);
		const value = shared ? withoutKind(read(property), entity, label, context) : read(property);
		const id = readId(value, context.entities[entity], label, context);
		if (id === undefined) throw missing(label, context);
		return path.replace(`{${name}}`, encodeURIComponent(id));
	}, operation.path);
}

function query(operation: Operation, read: Read, context: InputContext): IDataObject {
	const result: IDataObject = {};
	if (operation.filters) Object.assign(result, filterQuery(operation.filters, read, context));
	if (operation.expand.length > 0 || Object.keys(operation.options).length > 0) {
		const { expand, ...options } = collection(read, 'options');
		const parts = isSet(expand) ? (toList(expand) as string[]) : [];
		if (parts.length > 0) result['expand[]'] = parts;
		Object.assign(result, toApiObject(operation.options, options, context));
	}
	if (operation.sort.length > 0) {
		const { sort_property, sort_order } = collection(read, 'sort');
		Object.assign(result, sort_property && { sort_property }, sort_order && { sort_order });
	}
	return result;
}

function filterQuery(filters: Filters, read: Read, context: InputContext): IDataObject {
	const values = collection(read, 'filters');
	const result: IDataObject = toApiObject(filters.query, values, context);
	const fields = toApiObject(filters.fields, values, context);
	refuseEmpty({ ...filters.query, ...filters.fields }, values, { ...result, ...fields }, context);
	for (const [key, value] of Object.entries(fields)) {
		// Several values of one filter are joined by commas and mean "any of them".
		result[`filter[${key}]`] = Array.isArray(value) ? value.join(',') : String(value);
	}
	return result;
}

/**
 * Refuses filters whose expression gives nothing: without them the list would hold what was not meant, perhaps to be deleted
 * next. Filters that were added and left empty are no more than not set.
 */
function refuseEmpty(fields: Fields, values: IDataObject, sent: IDataObject, context: InputContext): void {
	const entered = context.node.parameters.filters;
	if (typeof entered !== 'object' || entered === null) return;
	for (const [name, field] of Object.entries(fields)) {
		const isSwitch = field.kind === 'boolean' && isSet(values[name]);
		if (sent[name] !== undefined || isSwitch || !isExpression((entered as IDataObject)[name])) continue;
		throw badInput(
			context,
			displayName(field, context.entities),
			'the expression gives no value to filter by',
			'Give the expression a value to fall back to, or remove the filter.',
		);
	}
}

function isExpression(entered: unknown): boolean {
	const value =
		typeof entered === 'object' && entered !== null && 'value' in entered ? entered.value : entered;
	return typeof value === 'string' && value.startsWith('=');
}
