import type {
	INode,
	INodeParameters,
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	INodeTypeDescription,
	NodeParameterValue,
} from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

import { ClickFunnels } from '../../nodes/ClickFunnels/ClickFunnels.node';
import { IMPLIED } from '../../nodes/ClickFunnels/description/properties';
import { ONLY_EXISTING } from '../../nodes/ClickFunnels/table/attributes';
import { CLEAR, loadMethod } from '../../nodes/ClickFunnels/table/names';
import { catalog } from '../../nodes/ClickFunnels/resources';
import { ClickFunnelsApi } from '../../nodes/ClickFunnelsApi/ClickFunnelsApi.node';
import { byId } from './engine.mts';

/** An operation as a user can choose it. */
interface Choice {
	resource: string;
	operation: string;
	action: string;
	/** As in the contract; none for operations that take several calls. */
	route?: string;
}

/** An operation, as a user chooses it. */
export interface Place {
	resource: string;
	operation: string;
}

/** The properties inside a collection that the editor shows for an operation. */
export function shownInside(property: INodeProperties, { resource, operation }: Place): INodeProperties[] {
	return ((property.options ?? []) as INodeProperties[]).filter((inner) =>
		isShown(inner, { resource, operation }),
	);
}

/** What a user sees of an action node in the editor. */
export class Form {
	/** Every operation, out of the node's own description. */
	readonly choices: Choice[];

	private readonly properties: INodeProperties[];

	constructor({ properties }: Pick<INodeTypeDescription, 'properties'>) {
		this.properties = properties;
		this.choices = properties
			.filter(({ name }) => name === 'operation')
			.flatMap((property) =>
				(property.displayOptions?.show?.resource as string[]).flatMap((resource) =>
					(property.options as INodePropertyOptions[]).map(({ value, action = '', routing }) => ({
						resource,
						operation: String(value),
						action,
						route: routing?.request && `${routing.request.method ?? 'GET'} ${routing.request.url}`,
					})),
				),
			);
	}

	/** The properties that the editor shows for an operation, apart from resource and operation. */
	shownProperties = (resource: string, operation: string, more: INodeParameters = {}): INodeProperties[] => {
		const parameters = { resource, operation, returnAll: false, ...more };
		return this.properties.filter(
			(property) =>
				property.name !== 'resource' && property.name !== 'operation' && isShown(property, parameters),
		);
	};

	/**
	 * A user's input with a value in every field that the editor shows, or only in those that are required; a
	 * workspace counts as such, so that nothing has to be looked up.
	 */
	filled = (resource: string, operation: string, which: 'all' | 'required'): INodeParameters => {
		const parameters: INodeParameters = { resource, operation };
		for (const property of this.shownProperties(resource, operation)) {
			if (which === 'all' || property.required || property.modes?.at(0)?.hint === IMPLIED) {
				parameters[property.name] = valueFor(property, { resource, operation }) as INodeParameters;
			}
		}
		return parameters;
	};
}

/** The node that has every route. */
export const form = new Form(new ClickFunnelsApi().description);
export const { choices, shownProperties, filled } = form;

/** Its operations, each with its route. */
export const routed = choices.flatMap(({ route, ...choice }) => (route ? [{ ...choice, route }] : []));

/** The node for everyday work. */
export const everyday = new Form(new ClickFunnels().description);

/** The values of every drop-down that the editor shows for an operation, sorted, by the API's name of the field. */
export function offeredValues(resource: string, operation: string): Record<string, string[]> {
	const all = shownProperties(resource, operation).flatMap((property) =>
		withInner(property, { resource, operation }),
	);
	const dropDowns = all.filter(
		({ type, options }) => (type === 'options' || type === 'multiOptions') && options,
	);
	const called = namesOfProperties(resource, operation);
	const offered = dropDowns.map(({ name, options }): [string, string[]] => [
		called[name] ?? name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
		(options as INodePropertyOptions[]).map(({ value }) => String(value)).sort(),
	]);
	return Object.fromEntries(offered.flatMap(([name, values]) => apart(name, values)));
}

/** Sort is one choice of two values of the API, such as `id:desc`. */
function apart(name: string, values: string[]): Array<[string, string[]]> {
	if (name !== 'sort') return [[name, values]];
	const both = values.map((value) => value.split(':'));
	return ['sort_property', 'sort_order'].map((half, i) => [
		half,
		[...new Set(both.map((parts) => parts[i]))].sort(),
	]);
}

/** The API's names of fields whose properties go by others. */
function namesOfProperties(resource: string, operation: string): Record<string, string> {
	const chosen = catalog.resources
		.find(({ value }) => value === resource)
		?.operations.find(({ value }) => value === operation);
	return Object.fromEntries(
		Object.entries({ ...chosen?.needs, ...chosen?.options }).flatMap(([name, { property }]) =>
			property ? [[property, name]] : [],
		),
	);
}

/** What many operations have alike and do not take together; it has tests of its own. */
export const TESTED_APART = ['batch_cursor', 'changed_since', 'connection', 'max_wait', 'preview'];

/** What the placeholder shows: most text fields that take only certain texts have one. */
function exampleOf(shown?: { placeholder?: string }): string | undefined {
	return /^e\.g\. (.+?)(?: \(instead of .+\))?$/.exec(shown?.placeholder ?? '')?.[1];
}

/** What a multi-select of records gives: numbers, or codes where the kind of record has those; nothing is emptied. */
function chosenIds({ name, typeOptions }: INodeProperties): unknown[] {
	if (name === CLEAR) return [];
	const kind = catalog.kinds.find(({ value }) => loadMethod(value) === typeOptions?.loadOptionsMethod);
	return kind?.idExample ? [kind.idExample] : [123, 124];
}

type ValueOf = (property: INodeProperties, root: Place) => unknown;

const text: ValueOf = (property) => exampleOf(property) ?? 'text';

/** By the type of a property; text for all others. */
const values: Partial<Record<INodeProperties['type'], ValueOf>> = {
	collection: (property, root) =>
		Object.fromEntries(
			shownInside(property, root)
				.filter(({ name }) => !TESTED_APART.includes(name))
				.map((inner) => [inner.name, valueFor(inner, root)]),
		),
	fixedCollection: (property, root) => {
		const [{ name, values: inside }] = property.options as INodePropertyCollection[];
		const entry = Object.fromEntries(inside.map((inner) => [inner.name, valueFor(inner, root)]));
		return { [name]: property.typeOptions?.multipleValues ? [entry] : entry };
	},
	resourceLocator: ({ modes = [] }) => {
		const named = (name: string) => modes.find((one) => one.name === name);
		const id = named('id');
		return byId(
			id ? (exampleOf(id) ?? '12345') : (exampleOf(modes.find(({ name }) => name !== 'list')) ?? ''),
		);
	},
	resourceMapper: () => ({ mappingMode: 'defineBelow', value: { favorite_color: 'blue' } }),
	multiOptions: (property) =>
		property.options
			? property.options.map((option) => 'value' in option && option.value)
			: chosenIds(property),
	options: ({ options }) => (options as Array<{ value: NodeParameterValue }>)[0].value,
	// Turned on, it looks for what exists before it writes.
	boolean: ({ name }) => name !== ONLY_EXISTING.property,
	number: () => 3,
	dateTime: () => '2027-01-02T03:04:05Z',
	json: () => '{"a": 1}',
};

function valueFor(property: INodeProperties, root: Place): unknown {
	return (values[property.type] ?? text)(property, root);
}

/** A property and those inside of it, however deep. */
function withInner(property: INodeProperties, place: Place): INodeProperties[] {
	const inner =
		property.type === 'collection'
			? shownInside(property, place)
			: property.type === 'fixedCollection'
				? (property.options as INodePropertyCollection[]).flatMap(({ values }) => values)
				: [];
	return [property, ...inner.flatMap((one) => withInner(one, place))];
}

/** By property, as there are many, and each is asked for often. */
const flattened = new WeakMap<INodeProperties, INodeProperties>();

/** A property as if it stood on the node itself: inside collections, a slash means a parameter of the node. */
function flat(property: INodeProperties): INodeProperties {
	let made = flattened.get(property);
	if (!made) {
		const conditions = JSON.stringify(property.displayOptions ?? {});
		const displayOptions = JSON.parse(
			conditions.replaceAll(/"\/(operation|resource)"/g, '"$1"'),
		) as INodeProperties['displayOptions'];
		made = { ...property, displayOptions };
		flattened.set(property, made);
	}
	return made;
}

function isShown(property: INodeProperties, parameters: INodeParameters): boolean {
	const node: Pick<INode, 'typeVersion'> = { typeVersion: 1 };
	return NodeHelpers.displayParameter(parameters, flat(property), node, null);
}
