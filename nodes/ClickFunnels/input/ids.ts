import type { IdType } from '../table/field';
import { appUrlPattern, ID_PATTERN } from '../table/formats';
import type { Entity } from '../table/types';
import { badInput, isSet, shown, toList, type InputContext } from './input';

const ID = new RegExp(ID_PATTERN);

/** Path segments that lead elsewhere, even encoded. */
const DOTS = /^\.{1,2}$/;

/** What a resource locator holds. */
interface Locator {
	__rl: true;
	mode: string;
	value: unknown;
}

/**
 * The id in a locator or plain value, in text form.
 * @returns undefined when the user chose nothing
 * @throws NodeOperationError when it is no id, so that nothing but an id ever gets into a path or body
 */
export function readId(
	value: unknown,
	entity: Entity,
	label: string,
	context: InputContext,
): string | undefined {
	const { mode, value: raw } = isLocator(value) ? value : { mode: 'id', value };
	if (!isSet(raw)) return undefined;
	// Only text and whole numbers: NaN and true would pass for public IDs.
	const given = typeof raw === 'string' || Number.isSafeInteger(raw) ? String(raw).trim() : '';
	const id = mode === 'url' ? idInUrl(given, entity) : given;
	if (id === undefined || !(entity.idPattern ?? ID).test(id) || DOTS.test(id)) {
		throw badInput(
			context,
			label,
			`${shown(raw)} is not ${mode === 'url' ? `the URL of a ${entity.name.toLowerCase()}` : 'an ID'}`,
			mode === 'url' && entity.appPath
				? `Copy the address from the ClickFunnels app; it contains /${entity.appPath}/ and an ID.`
				: `Enter ${entity.idExample ? `one such as ${entity.idExample}` : 'a number such as 12345, or a public ID such as PjvAAJ'}.`,
		);
	}
	return id;
}

/** Between the kind of a record and its id, in what the list of a shared locator gives. */
const KIND_SEPARATOR = ':';

/** What the list of a locator that kinds share gives, so that a choice can't stand for a record of another kind. */
export function chosenAs(kind: string, id: string | number): string {
	return `${kind}${KIND_SEPARATOR}${id}`;
}

/**
 * A shared locator's value without the kind.
 * @throws NodeOperationError when the choice was made for another kind, before resource or operation were changed
 */
export function withoutKind(value: unknown, wanted: string, label: string, context: InputContext): unknown {
	if (!isLocator(value) || typeof value.value !== 'string') return value;
	const [kind, id] = value.value.split(KIND_SEPARATOR);
	if (id === undefined || !Object.hasOwn(context.entities, kind)) return value;
	if (kind !== wanted) {
		const [is, needed] = [kind, wanted].map((one) => context.entities[one].name);
		throw badInput(
			context,
			label,
			`what is chosen is of the kind ${is}, but ${needed} is needed`,
			'Choose again from the list.',
		);
	}
	return { ...value, value: id };
}

/** The ids in the locator of a filter, whose "By ID" takes several. Throws as `readId` does. */
export function readIds(value: unknown, entity: Entity, label: string, context: InputContext): string[] {
	const given = !isLocator(value) ? value : value.mode === 'id' ? value.value : [value];
	return (isSet(given) ? toList(given) : [])
		.map((one) => readId(one, entity, label, context))
		.filter((id) => id !== undefined);
}

/** The id as a request body takes it. */
export function bodyId(id: string, as: IdType, label: string, context: InputContext): number | string {
	if (as !== 'integer') return id;
	if (!/^\d+$/.test(id)) {
		throw badInput(
			context,
			label,
			`${shown(id)} is a public ID, but ClickFunnels takes only the numeric one here`,
			'Choose the record from the list, or enter its numeric ID.',
		);
	}
	const number = Number(id);
	if (!Number.isSafeInteger(number)) {
		throw badInput(context, label, `${shown(id)} is too long for an ID`, 'Choose the record from the list.');
	}
	return number;
}

function isLocator(value: unknown): value is Locator {
	return typeof value === 'object' && value !== null && '__rl' in value;
}

function idInUrl(address: string, entity: Entity): string | undefined {
	if (!entity.appPath) return undefined;
	return new RegExp(appUrlPattern(entity.appPath)).exec(address)?.[1];
}
