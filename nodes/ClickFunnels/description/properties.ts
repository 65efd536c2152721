import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import {
	fieldsCollections,
	filtersCollection,
	optionsCollection,
	sortCollection,
	type Property,
} from './collections';
import { locatorLabel, parameterName } from '../table/words';
import { entityIn, fieldProperty, locator } from './property';
import { rectangles, type Place } from './rectangles';
import type { Catalog, Operation, Resource } from '../table/types';

type Entities = Catalog['entities'];

/** A property and where it stands among the others of an operation: parents first. */
interface Ranked {
	rank: number;
	property: Property;
	/** Values of other properties that it also depends on. */
	show?: IDisplayOptions['show'];
}

interface Slot extends Ranked {
	places: Place[];
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
	const placed = resources.flatMap((resource) =>
		resource.operations.map((operation) => ({
			place: { resource: resource.value, operation: operation.value },
			operation,
		})),
	);
	const slots = new Map<string, Slot>();
	for (const { place, operation } of placed) {
		for (const ranked of propertiesOf(operation, entities)) {
			const key = JSON.stringify(ranked);
			const slot = slots.get(key) ?? { ...ranked, places: [] };
			slot.places.push(place);
			slots.set(key, slot);
		}
	}
	const places = placed.map(({ place }) => place);
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
		...fieldsCollections(placed, entities),
		...filtersCollection(placed, entities),
		...optionsCollection(placed, entities),
		...sortCollection(placed),
		RETRIES,
	];
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

function propertiesOf(operation: Operation, entities: Entities): Ranked[] {
	const order = Object.keys(entities);
	const rankOf = (entity: string) => 10 + order.indexOf(entity) / order.length;
	const result: Ranked[] = operation.parameters.map(({ entity, property, label }) => ({
		// Kinds that share a locator share its place: behind the records that they belong to.
		rank: label ? 11 : rankOf(entity),
		property: {
			displayName: locatorLabel(entityIn(entities, entity), label),
			name: property,
			...locator(entity, entities, { shared: label }),
			required: true,
		},
	}));
	for (const [name, field] of Object.entries(operation.body?.required ?? {})) {
		const property = { ...fieldProperty(parameterName(name, field), field, entities), required: true };
		if (field.kind !== 'reference') {
			result.push({ rank: 20, property });
			continue;
		}
		// Whatever the record is to the operation, it is chosen by the locator of its kind.
		const displayName = locatorLabel(entityIn(entities, field.entity));
		result.push({
			rank: rankOf(field.entity),
			property: { ...property, displayName, description: undefined },
		});
	}
	if (operation.paged)
		result.push(
			{ rank: 30, property: RETURN_ALL },
			{ rank: 31, property: LIMIT, show: { returnAll: [false] } },
		);
	if (operation.simplify) result.push({ rank: 32, property: SIMPLIFY });
	return result;
}

const RETURN_ALL: Property = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
};

const LIMIT: Property = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 50,
	description: 'Max number of results to return',
};

const SIMPLIFY: Property = {
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
