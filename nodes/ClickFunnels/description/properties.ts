import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import { titleCase, type Field } from './fields';
import { locatorName, parameterName } from './names';
import { collectionProperty, fieldProperty, fieldsToClear, locator, type CollectionField } from './property';
import { rectangles, type Place } from './rectangles';
import type { Catalog, Operation, Resource } from './types';

type Entities = Catalog['entities'];

/** A property and where it stands among the others of an operation: parents first, options last. */
interface Ranked {
	rank: number;
	property: Omit<INodeProperties, 'displayOptions'>;
	/** Values of other properties that it also depends on. */
	show?: IDisplayOptions['show'];
}

/**
 * The properties of the node: resource, one `operation` a resource, then every other property once, shown wherever an
 * operation needs it. Properties that are equal in all but their place are one property, because n8n evaluates every
 * property of a node for every item, shown or not.
 * @param routing what n8n runs for every operation: it stands on the resource, so that it is written once
 */
export function properties(
	{ resources, entities }: Catalog,
	routing: INodeProperties['routing'],
): INodeProperties[] {
	const places: Place[] = [];
	const slots = new Map<string, Ranked & { places: Place[] }>();
	for (const resource of resources) {
		const collections = fieldCollections(resource.operations, entities);
		for (const operation of resource.operations) {
			const place = { resource: resource.value, operation: operation.value };
			places.push(place);
			for (const ranked of propertiesOf(operation, collections, entities)) {
				const key = JSON.stringify(ranked);
				const slot = slots.get(key) ?? { ...ranked, places: [] };
				slot.places.push(place);
				slots.set(key, slot);
			}
		}
	}
	const shared = [...slots.values()]
		.sort((a, b) => a.rank - b.rank)
		.flatMap(({ property, show, places: shownAt }) =>
			rectangles(shownAt, places).map((rectangle) => ({
				...property,
				displayOptions: { show: { ...rectangle, ...show } },
			})),
		);
	return [
		{ ...resourceProperty(resources), routing },
		...resources.map(operationProperty),
		...shared,
		RETRIES,
	];
}

/** The collections of body fields of a resource, by name. Operations share one where the table names the same. */
function fieldCollections(operations: Operation[], entities: Entities): Map<string, Ranked['property']> {
	const result = new Map<string, Ranked['property']>();
	for (const { body } of operations) {
		if (!body || result.has(body.collection)) continue;
		const sharing = operations.filter((operation) => operation.body?.collection === body.collection);
		const names = new Set(sharing.flatMap((operation) => Object.keys(operation.body?.optional ?? {})));
		const fields = [...names].map((name): CollectionField => {
			const taking = sharing.filter((operation) => operation.body?.optional[name]);
			return {
				name,
				field: taking[0].body?.optional[name] as Field,
				onlyFor: taking.length < sharing.length ? taking.map(({ value }) => value) : undefined,
			};
		});
		if (fields.length === 0) continue;
		const title = sharing.every(({ value }) => value === 'update') ? 'Update Fields' : 'Additional Fields';
		const clearing = sharing.find((operation) => operation.body?.clears);
		const clears = clearing && fields.some(({ field }) => field.clearable);
		const more = clears ? [fieldsToClear(clearing.value)] : [];
		const property = collectionProperty(body.collection, title, 'Add Field', fields, entities, more);
		result.set(body.collection, property);
	}
	return result;
}

function resourceProperty(resources: Resource[]): INodeProperties {
	return {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: resources.map(({ name, value, description }) => ({ name, value, description })),
		default: 'contact',
	};
}

function operationProperty(resource: Resource): INodeProperties {
	const { operations } = resource;
	const first = (operations.find(({ value }) => value === 'getAll') ?? operations[0]).value;
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource.value] } },
		options: operations.map((operation) => ({
			name: operation.name,
			value: operation.value,
			action: operation.action,
			description: operation.description,
			routing: { request: { method: operation.method, url: operation.path } },
		})),
		default: first,
	};
}

function propertiesOf(
	operation: Operation,
	collections: Map<string, Ranked['property']>,
	entities: Entities,
): Ranked[] {
	const order = Object.keys(entities);
	const result: Ranked[] = operation.parameters.map(({ entity }) => ({
		rank: 10 + order.indexOf(entity) / order.length,
		property: requiredLocator(entity, entities),
	}));
	const { body, filters } = operation;
	for (const [name, field] of Object.entries(body?.required ?? {})) {
		result.push(
			field.kind === 'reference'
				? {
						rank: 10 + order.indexOf(field.entity) / order.length,
						property: requiredLocator(field.entity, entities),
					}
				: {
						rank: 20,
						property: { ...fieldProperty(parameterName(name, field), field, entities), required: true },
					},
		);
	}
	if (operation.paged)
		result.push(
			{ rank: 30, property: RETURN_ALL },
			{ rank: 31, property: LIMIT, show: { returnAll: [false] } },
		);
	if (operation.simplify) result.push({ rank: 32, property: SIMPLIFY });
	const bodyFields = body && collections.get(body.collection);
	if (bodyFields && Object.keys(body.optional).length > 0) result.push({ rank: 40, property: bodyFields });
	if (filters) {
		const fields = Object.entries({ ...filters.fields, ...filters.query });
		const property = collectionProperty(
			filters.collection,
			'Filters',
			'Add Filter',
			fields.map(([name, field]) => ({ name, field })),
			entities,
		);
		result.push({ rank: 50, property });
	}
	if (operation.expand.length > 0) result.push({ rank: 60, property: optionsProperty(operation) });
	if (operation.sort.length > 0) result.push({ rank: 61, property: sortProperty(operation.sort) });
	return result;
}

function requiredLocator(entity: string, entities: Entities): Ranked['property'] {
	return {
		displayName: entities[entity].name,
		name: locatorName(entity),
		...locator(entity, entities),
		required: true,
	};
}

const RETURN_ALL: Ranked['property'] = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
};

const LIMIT: Ranked['property'] = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 50,
	description: 'Max number of results to return',
};

const SIMPLIFY: Ranked['property'] = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** Shown for every operation. */
const RETRIES: INodeProperties = {
	displayName: 'Retries',
	name: 'retries',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Max Seconds',
			name: 'maxSeconds',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 120,
			description: 'How long to go on trying',
		},
		{
			displayName: 'Max Tries',
			name: 'maxTries',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 5,
			description: 'How often to send a request at most',
		},
	],
};

function optionsProperty({ optionsCollection, expand }: Operation): Ranked['property'] {
	return {
		displayName: 'Options',
		name: optionsCollection,
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Expand',
				name: 'expand',
				type: 'multiOptions',
				options: expand,
				default: [],
				description: 'Further parts of the record to include in the response',
			},
		],
	};
}

function sortProperty(values: string[]): Ranked['property'] {
	const [first] = values;
	return {
		displayName: 'Sort',
		name: 'sort',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Field',
				name: 'sort_property',
				type: 'options',
				options: values.map((value) => ({ name: titleCase(value), value })),
				default: first,
			},
			{
				displayName: 'Direction',
				name: 'sort_order',
				type: 'options',
				options: [
					{ name: 'Ascending', value: 'asc' },
					{ name: 'Descending', value: 'desc' },
				],
				default: 'asc',
			},
		],
	};
}
