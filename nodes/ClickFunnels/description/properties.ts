import type { DeclarativeRestApiSettings, IDisplayOptions, INodeProperties } from 'n8n-workflow';

import type { Layout, Property } from './boxes';
import { collections } from './collections';
import { attributesName } from '../table/attributes';
import type { Field } from '../table/field';
import type { Kind } from '../table/kind';
import { withAncestors } from '../table/kind';
import { isLine, type Line, type Operation } from '../table/line';
import { idLabel, propertyName } from '../table/names';
import { isShaped, OUTPUT, OUTPUT_FIELDS, OUTPUTS } from '../table/output';
import type { Catalog, Resource } from '../table/resource';
import { upFront } from '../table/upFront';
import { ATTRIBUTE_MAPPER, fieldProperty, idProperty } from './property';
import { reloading } from './reloads';
import { SETTINGS } from './settings';
import { displayOptionsOf, rectangles, type Place } from './rectangles';

/** A property and where it stands among the others of an operation: parents first. */
interface Ranked {
	rank: number;
	property: Property;
	/** Values of other properties that it also depends on. */
	show?: IDisplayOptions['show'];
}

/** What every operation has alike. */
interface Everywhere {
	/** What n8n runs: it stands on the resource, so that it is written once. */
	routing: INodeProperties['routing'];
	/** What the options for trying again show first. */
	retries: { maxTries: number; maxSeconds: number };
	layout: Layout;
}

interface Slot extends Ranked {
	places: Place[];
}

/**
 * The properties of the node: resource, one `operation` a resource, then every other property once, shown
 * wherever an operation needs it. Properties that are equal in all but their place are one property, because
 * n8n evaluates every property of a node for every item, shown or not.
 */
export function properties(
	{ resources }: Pick<Catalog, 'resources'>,
	everywhere: Everywhere,
): INodeProperties[] {
	const placed = resources.flatMap((resource) =>
		resource.operations.map((operation) => ({
			place: { resource: resource.value, operation: operation.value },
			operation,
		})),
	);
	const slots = new Map<string, Slot>();
	for (const { place, operation } of placed) {
		for (const ranked of propertiesOf(operation, everywhere.layout)) {
			const key = JSON.stringify(ranked);
			const slot = slots.get(key) ?? { ...ranked, places: [] };
			slot.places.push(place);
			slots.set(key, slot);
		}
	}
	const places = placed.map(({ place }) => place);
	const { routing, layout } = everywhere;
	const mayHide = layout === 'shared';
	const placedOnce = ({ property, show, places: shownAt }: Slot) =>
		rectangles(shownAt, places).map((rectangle) => {
			const shown = displayOptionsOf(rectangle, places, { mayHide });
			const displayOptions = show ? { ...shown, show: { ...shown.show, ...show } } : shown;
			return { ...property, displayOptions };
		});
	// Where operations differ in one, such as whether it has to be set, it stands in the same place.
	const names = [...slots.values()].map(({ property }) => property.name);
	const ranked = [...slots.values()].sort(
		(a, b) => a.rank - b.rank || names.indexOf(a.property.name) - names.indexOf(b.property.name),
	);
	return [
		{ ...resourceProperty(resources), routing },
		...resources.map(operationProperty),
		...reloading(
			[
				...ranked.filter(({ rank }) => rank < RANK.output).flatMap(placedOnce),
				...collections(placed, { layout, retries: retryOptions(everywhere) }),
				...ranked.filter(({ rank }) => rank >= RANK.output).flatMap(placedOnce),
			],
			placed.map(({ operation }) => operation),
		),
		...(layout === 'apart' ? SETTINGS : []),
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
			...(isLine(operation) && { routing: { request: requestOf(operation) } }),
		})),
		default: first,
	};
}

/** n8n takes a request that names no method for a GET. */
function requestOf({ method, path }: Line): DeclarativeRestApiSettings.HttpRequestOptions {
	return method === 'GET' ? { url: path } : { method, url: path };
}

function propertiesOf(operation: Operation, layout: Layout): Ranked[] {
	const { isFinal, finalIf } = operation;
	const warning = isFinal || finalIf ? [{ rank: RANK.warning, property: FINAL, show: finalIf }] : [];
	const parameters = operation.parameters.map(
		({ kind, property, shared, implied, byName, inWords }): Ranked => ({
			rank: shared ? RANK.shared : RANK.path + depthOf(kind),
			property: {
				displayName: idLabel(kind, shared),
				name: property,
				...idProperty(kind, { shared, byName, inWords, hint: implied ? IMPLIED : undefined }),
				...(!implied && { required: true }),
			},
		}),
	);
	const result: Ranked[] = [...warning, ...parameters];
	if (operation.narrowedBy) {
		const { kind, property: name } = operation.narrowedBy;
		result.push({
			rank: RANK.path + depthOf(kind),
			property: { displayName: idLabel(kind), name, ...idProperty(kind), hint: NARROWS },
		});
	}
	for (const [name, field] of Object.entries({ ...operation.needs, ...operation.body?.required })) {
		const property = { ...fieldProperty(propertyName(name, field), field), required: true };
		if (field.type !== 'reference' || field.property) {
			result.push({ rank: RANK.field, property });
			continue;
		}
		// Whatever the record is to the operation, it is chosen by the property of its kind.
		result.push({
			rank: RANK.record + depthOf(field.of),
			property: {
				...property,
				displayName: idLabel(field.of),
				description: undefined,
			},
		});
	}
	const { required, optional } = operation.body ?? {};
	for (const [name, field] of Object.entries(upFront(optional ?? {}))) {
		const property = fieldProperty(propertyName(name, field), field);
		result.splice(placeOf(field, result), 0, { rank: RANK.field, property, show: field.neededWith });
	}
	if (attributesName({ ...required, ...optional })) {
		result.push({ rank: RANK.field + 1, property: ATTRIBUTE_MAPPER });
	}
	if (operation.paged) {
		const { pagedIf } = operation;
		const when = pagedIf === undefined ? undefined : { [pagedIf]: [true] };
		result.push(
			{ rank: RANK.list, property: RETURN_ALL, show: when },
			{ rank: RANK.list, property: LIMIT, show: { ...when, returnAll: [false] } },
		);
	}
	if (isShaped(operation)) result.push(...shownProperties(operation, layout));
	return result;
}

/** Where a field goes: behind the choice that asks for it and what that choice asks for before, else to the end. */
function placeOf({ neededWith = {} }: Field, before: Ranked[]): number {
	const asking = Object.keys(neededWith);
	const last = before.findLastIndex(({ property: { name }, show = {} }) =>
		asking.some((choice) => choice === name || choice in show),
	);
	return last < 0 ? before.length : last + 1;
}

/** What AI builders read for every operation is short: there a single record is simplified or whole. */
function shownProperties({ output, simplify }: Operation, layout: Layout): Ranked[] {
	const isRecord = layout === 'apart' && output === 'record';
	// Whole either way.
	if (isRecord && !simplify) return [];
	const options = isRecord ? OUTPUTS.filter(({ value }) => value !== 'fields') : OUTPUTS;
	const shown: Ranked = { rank: RANK.output, property: { ...SHOWN, options } };
	if (isRecord) return [shown];
	return [shown, { rank: RANK.output, property: SHOWN_FIELDS, show: { [OUTPUT.name]: ['fields'] } }];
}

/**
 * What stands before what, the output behind the collections: first where an operation is, what a record belongs to before the record, then what
 * it takes. Kinds that share a property share its place, behind the records that they belong to.
 */
const RANK = { warning: -1, path: 0, shared: 100, record: 200, field: 300, list: 400, output: 500 };

/** What a record may be left empty for; also of the trigger. */
export const IMPLIED = 'Can be left empty if your connection covers only one';

/** What a record is chosen for that is never sent. */
export const NARROWS = 'Only narrows the list to choose from';

function depthOf(kind: Kind): number {
	return withAncestors(kind).length;
}

const FINAL: Property = {
	displayName: 'This can’t be undone',
	name: 'finalNotice',
	type: 'notice',
	default: '',
};

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

const SHOWN: Property = {
	displayName: OUTPUT.label,
	name: OUTPUT.name,
	type: 'options',
	options: OUTPUTS,
	default: 'simple',
};

const SHOWN_FIELDS: Property = {
	displayName: OUTPUT_FIELDS.label,
	name: OUTPUT_FIELDS.name,
	type: 'string',
	default: '',
	placeholder: 'e.g. email_address, tags.name (as in Raw)',
};

/** What AI builders read for every operation is short: there the credential says how long. */
function retryOptions({ retries: { maxTries, maxSeconds }, layout }: Everywhere): Property[] {
	if (layout === 'apart') return [];
	return [
		{
			displayName: 'Max Seconds of Trying',
			name: 'maxSeconds',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: maxSeconds,
			description: 'Instead of the credential’s',
		},
		{
			displayName: 'Max Tries',
			name: 'maxTries',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: maxTries,
		},
	];
}
