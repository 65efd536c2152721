import type { IdType } from '../table/field';
import { appUrlPattern, ID_PATTERN } from '../table/formats';
import type { Kind } from '../table/kind';
import type { ItemContext, Parameter } from './context';
import { bare, isSet, toList } from './given';
import { isLocator } from './locator';
import { badInput, shown } from './refusal';
import { isSpoilt } from './text';

const ID = new RegExp(ID_PATTERN);

/** Path segments that lead elsewhere, even encoded. */
const DOTS = /^\.{1,2}$/;

/** What JavaScript writes for what is no id: it would pass for a public one. */
const NO_ID = /^(?:null|undefined|nan|true|false)$/i;

const LONGEST_ID = 255;

/** What stands between ids in text. */
const BETWEEN_IDS = /[\s,]+/;

/**
 * The id in a locator or plain value, in text form.
 * @returns undefined when the user chose nothing
 * @throws NodeOperationError when it is no id, so that nothing but an id ever gets into a path or body
 */
export function readId(value: unknown, kind: Kind, at: Parameter): string | undefined {
	const { mode, value: raw } = isLocator(value) ? value : { mode: 'id', value };
	if (!isSet(raw)) return undefined;
	// Only text and whole numbers: NaN and true would pass for public IDs.
	const given = typeof raw === 'string' || Number.isSafeInteger(raw) ? bare(String(raw)) : '';
	// An address of the app is copied as easily as an ID.
	const isUrl = mode === 'url' || isAppUrl(given, kind);
	const id = isUrl ? idInUrl(given, kind) : given;
	if (id === undefined || !isId(id, kind.idPattern)) {
		throw badInput(
			at,
			`${shown(raw)} is not ${isUrl ? `the URL of a ${kind.name.toLowerCase()}` : 'an ID'}`,
			isUrl && kind.appPath
				? `Copy the address from the ClickFunnels app; it contains /${kind.appPath}/ and an ID.`
				: `Enter ${kind.idExample ? `one such as ${kind.idExample}` : USUAL_IDS}.`,
		);
	}
	return id;
}

/** The ids of one kind or another in text or a list, for a filter of the list of that kind. */
export function readPlainIds(value: unknown, at: Parameter): string[] {
	return idsIn(value).map((one) => readPlainId(one, at));
}

/** The same for one id. */
export function readPlainId(value: unknown, at: Parameter): string {
	const id = typeof value === 'string' || Number.isSafeInteger(value) ? bare(String(value)) : '';
	if (isId(id)) return id;
	throw badInput(at, `${shown(value)} is not an ID`, `Enter ${USUAL_IDS}.`);
}

/** Whether text is an id, so that it can't leave its segment of a path. */
export function isId(text: string, pattern = ID): boolean {
	return text.length <= LONGEST_ID && pattern.test(text) && !DOTS.test(text) && !NO_ID.test(text);
}

const USUAL_IDS = 'a number such as 12345, or a public ID such as PjvAAJ';

/**
 * What stands for ids in a list, or in text that is one: separated by commas or blanks. What a failed expression leaves
 * stays whole, as its words would pass for ids.
 */
export function idsIn(value: unknown): unknown[] {
	return toList(value).flatMap((one) =>
		typeof one === 'string' && !isSpoilt(one) ? one.split(BETWEEN_IDS).filter(isSet) : [one],
	);
}

/** Between the kind of a record and its id, in what the list of a shared property gives. */
const KIND_SEPARATOR = ':';

/**
 * What the list of a property that kinds share gives, so that a choice can't stand for a record of another
 * kind.
 */
export function chosenAs(kind: Kind, id: string | number): string {
	return `${kind.value}${KIND_SEPARATOR}${id}`;
}

/**
 * A shared property's value without the kind.
 * @throws NodeOperationError when the choice was made for another kind, before resource or operation were
 * changed
 */
export function withoutKind(value: unknown, wanted: Kind, at: Parameter & ItemContext): unknown {
	if (!isLocator(value) || typeof value.value !== 'string') return value;
	const [before, id, ...more] = bare(value.value).split(KIND_SEPARATOR);
	const chosen = at.kinds.find((kind) => kind.sharedAs && kind.value === before);
	if (!chosen || more.length > 0) return value;
	if (chosen !== wanted) {
		throw badInput(
			at,
			`what is chosen is of the kind ${chosen.name}, but ${wanted.name} is needed`,
			'Choose again from the list.',
		);
	}
	return { ...value, value: id };
}

/** The ids in the locator of a filter, whose "By ID" takes several. Throws as `readId` does. */
export function readIds(value: unknown, kind: Kind, at: Parameter): string[] {
	const given = !isLocator(value) ? value : value.mode === 'id' ? value.value : [value];
	return (isSet(given) ? toList(given) : [])
		.map((one) => readId(one, kind, at))
		.filter((id) => id !== undefined);
}

/** The id as a request body takes it. */
export function bodyId(id: string, as: IdType, at: Parameter): number | string {
	if (as !== 'integer') return id;
	if (!/^\d+$/.test(id)) {
		throw badInput(
			at,
			`${shown(id)} is a public ID, but ClickFunnels takes only the numeric one here`,
			'Choose the record from the list, or enter its numeric ID.',
		);
	}
	const number = Number(id);
	if (!Number.isSafeInteger(number)) {
		throw badInput(at, `${shown(id)} is too long for an ID`, 'Choose the record from the list.');
	}
	return number;
}

/** Whether text is an address that may hold the id of a record. */
export function isAppUrl(given: string, { appPath }: Kind): boolean {
	return appPath !== undefined && /^\s*https?:/.test(given);
}

function idInUrl(address: string, kind: Kind): string | undefined {
	if (!kind.appPath) return undefined;
	return new RegExp(appUrlPattern(kind.appPath)).exec(address)?.[1];
}
