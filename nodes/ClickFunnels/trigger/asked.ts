import type { INodeProperties } from 'n8n-workflow';

import { fieldProperty } from '../description/property';
import { parameter } from '../input/collection';
import type { InputContext, Parameter, Read } from '../input/context';
import { isSet } from '../input/given';
import { readId } from '../input/ids';
import { hasExpression } from '../input/raw';
import { badInput, guarded, missing } from '../input/refusal';
import { webhookEventType } from '../kinds';
import { references } from '../table/field';
import { displayName } from '../table/names';
import { typesIn } from './events';
import { usualEvents } from './usualEvents';

/** The two parameters that say together which events start the workflow. */
const USUAL = 'events';
const MORE = 'moreEvents';

const moreField = references('More Event', webhookEventType, {
	as: 'string',
	description: 'Events that people use less, and those that ClickFunnels has added since',
});

/**
 * n8n makes an entry of its list of nodes for each option of a property that is called "Trigger On", if the options
 * stand there from the start (its editor, node creator).
 */
export const eventProperties: INodeProperties[] = [
	{
		displayName: 'Trigger On',
		name: USUAL,
		type: 'multiOptions',
		options: usualEvents,
		default: [],
		description: 'What starts the workflow; one of several events is enough',
	},
	{ ...fieldProperty(MORE, moreField), typeOptions: { loadOptionsMethod: 'getMoreEvents' } },
];

/**
 * The types of the events that the parameters ask for, at least one.
 * @throws NodeOperationError that names the parameter where none is chosen, an expression gives nothing, or something
 * there is no event
 */
export function enteredTypes(read: Read, input: InputContext): string[] {
	const fields = [
		parameter(read, { name: USUAL, label: 'Trigger On' }, input),
		parameter(read, { name: MORE, label: displayName(moreField), fallback: [] }, input),
	];
	const types = fields.flatMap(({ value, at }) => guarded(at, () => typesOf(value, at)));
	if (types.length > 0) return typesIn([types]) as string[];
	const [{ at }] = fields;
	throw badInput(at, 'an event is needed', 'Choose one there or under More Event Names or IDs.');
}

function typesOf(value: unknown, at: Parameter): string[] {
	const types = typesIn([value]).map((type) => readId(type, webhookEventType, at));
	if (types.length === 0 && hasExpression(at.raw)) throw missing(at);
	return types.filter((type) => type !== undefined);
}

/** The same at a delivery, which nobody watches: what an expression spoils since then counts as not chosen. */
export function askedTypes(read: Read): string[] {
	return typesIn([USUAL, MORE].map((name) => read(name, []))).filter(
		(one): one is string => typeof one === 'string' && isSet(one),
	);
}
