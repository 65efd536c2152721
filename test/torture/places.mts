import type { INodeParameters, INodeProperties, INodePropertyCollection } from 'n8n-workflow';

import { NARROWS } from '../../nodes/ClickFunnels/description/properties';
import { byId, type ActionNode } from '../support/engine.mts';
import { everyday, form, shownInside, type Form } from '../support/fill.mts';

/** One place of an operation where a user can put an expression. */
export interface Place {
	node: ActionNode;
	resource: string;
	operation: string;
	/** The route of the operation; none for jobs. */
	route?: string;
	/** As the editor shows it. */
	label: string;
	/** Whether it takes JSON of any shape, which may hold null. */
	isJson: boolean;
	/** The operation's input with an expression in this place, and what is required beside it. */
	parameters: INodeParameters;
}

/** What an item holds in `value`. */
const EXPRESSION = '={{ $json.value }}';

/** A value of the property that is the expression; undefined where it takes none. */
function expressionIn(property: INodeProperties): unknown {
	const { type, noDataExpression, typeOptions, options = [] } = property;
	if (noDataExpression || type === 'notice') return undefined;
	if (type === 'resourceLocator') return byId(EXPRESSION);
	if (type === 'resourceMapper') return { mappingMode: 'defineBelow', value: { favorite_color: EXPRESSION } };
	if (type !== 'fixedCollection') return EXPRESSION;
	const [{ name, values }] = options as INodePropertyCollection[];
	const entry = Object.fromEntries(values.map((inner) => [inner.name, expressionIn(inner)]));
	return { [name]: typeOptions?.multipleValues ? [entry] : entry };
}

type Operation = Omit<Place, 'label' | 'isJson' | 'parameters'>;

function placesOf(operation: Operation, form: Form): Place[] {
	const required = form.filled(operation.resource, operation.operation, 'required');
	const at = ({ displayName: label, type }: INodeProperties, more: INodeParameters): Place => ({
		...operation,
		label,
		isJson: type === 'json',
		parameters: { ...required, ...more },
	});
	return form.shownProperties(operation.resource, operation.operation).flatMap((property) => {
		const { name, type } = property;
		// What only narrows a list is never read.
		if (property.hint === NARROWS) return [];
		if (type !== 'collection') {
			const value = expressionIn(property);
			return value === undefined ? [] : [at(property, { [name]: value as INodeParameters })];
		}
		return shownInside(property, operation).flatMap((inner) => {
			const value = expressionIn(inner);
			if (value === undefined) return [];
			const beside = (required[name] ?? {}) as INodeParameters;
			return [at(inner, { [name]: { ...beside, [inner.name]: value as INodeParameters } })];
		});
	});
}

const operationsOf = (node: ActionNode, { choices }: Form): Operation[] =>
	choices.map(({ resource, operation, route }) => ({ node, resource, operation, route }));

/** Every place of the routes and of the jobs; not of operations whose request the user writes. */
export const places: Place[] = [
	...operationsOf('clickFunnelsApi', form)
		.filter(({ route }) => route)
		.flatMap((operation) => placesOf(operation, form)),
	...operationsOf('clickFunnels', everyday)
		// Those of Maton are no routes of the contract.
		.filter(({ route, resource }) => !route && resource !== 'matonConnection')
		.flatMap((operation) => placesOf(operation, everyday)),
];
