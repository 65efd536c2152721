import { isCalled, type Called, type Chosen, type InWords } from '../table/api';
import { isAddress } from '../table/called';
import type { IdType } from '../table/field';
import { calledMode, IN_WORDS, isAddressed, type Kind } from '../table/kind';
import { readAddress } from './address';
import type { Parameter } from './context';
import { bare, isSet, toList } from './given';
import { bodyId, idsIn, isAppUrl, readId } from './ids';
import { isLocator } from './locator';
import { badInput, guarded, shown } from './refusal';
import { readText, readTexts } from './text';

/** What may be chosen. */
interface Wanted {
	of: Kind;
	as?: IdType;
	several?: boolean;
	/** Whether names are taken, too; the addresses of contacts always are. */
	byName?: boolean;
}

/**
 * A record as the user chose it: its id, or what people call it by. What can be no id is taken for a name also
 * in the place of an ID, which is where n8n lets AI models fill a locator in.
 * @returns undefined when the user chose nothing
 * @throws NodeOperationError when it is neither
 */
export function readChosen(value: unknown, wanted: Wanted, at: Parameter): string | Called | undefined {
	const { isByName, given } = wayOf(value, wanted);
	if (!isByName) return readId(value, wanted.of, at);
	const isOfAddress = isAddressed(wanted.of);
	const read = isOfAddress ? readAddress : readBare;
	const called = isSet(given) ? guarded(at, () => read(given, at)) : undefined;
	if (called === undefined) return undefined;
	if (isOfAddress && !isAddress(called)) {
		throw badInput(at, `${shown(called)} is not an e-mail address`, 'Enter one such as name@example.com.');
	}
	return { called };
}

const readBare = (value: unknown, at: Parameter) => readText(value, at, true);

/**
 * What the user said in words of the records that are meant; undefined where the user chose otherwise, or said
 * nothing.
 * @throws NodeOperationError when it is no text
 */
export function readInWords(value: unknown, at: Parameter): InWords | undefined {
	if (!isLocator(value) || value.mode !== IN_WORDS || !isSet(value.value)) return undefined;
	const words = guarded(at, () => readText(value.value, at, true));
	return words === undefined ? undefined : { words };
}

/** One record as a field takes it: the id as a request body takes it. Throws as `readChosen` does. */
export function readOneChosen(
	value: unknown,
	wanted: Wanted & { as: IdType },
	at: Parameter,
): Chosen | undefined {
	const chosen = readChosen(value, wanted, at);
	return chosen === undefined || isCalled(chosen) ? chosen : bodyId(chosen, wanted.as, at);
}

/** Several records as the user chose them: text or a list, of names unless it is a locator's. Throws as `readChosen` does. */
export function readSeveralChosen(value: unknown, wanted: Wanted & { as: IdType }, at: Parameter): Chosen[] {
	const { isByName, given } = wayOf(value, wanted);
	if (!isSet(given)) return [];
	if (isByName || (wanted.of.calledBy && !isLocator(value))) {
		return (readTexts(given, at) ?? []).map((called) => ({ called }));
	}
	return idsIn(given)
		.map((one) => readId(one, wanted.of, at))
		.filter((id) => id !== undefined)
		.map((id) => bodyId(id, wanted.as, at));
}

/** Whether a record is chosen by an address, as contacts can be everywhere. */
export function isByAddress(value: unknown, of: Kind): boolean {
	return isAddressed(of) && wayOf(value, { of }).isByName;
}

/** What the user gave, and whether that is a name. */
function wayOf(value: unknown, wanted: Wanted): { isByName: boolean; given: unknown } {
	const { mode, value: given } = isLocator(value) ? value : { mode: undefined, value };
	const { calledBy } = wanted.of;
	if (!calledBy) return { isByName: false, given };
	if (mode === calledMode(calledBy)) return { isByName: true, given };
	const isAddress =
		isAddressed(wanted.of) && toList(given).some((one) => typeof one === 'string' && one.includes('@'));
	const isNoId = wanted.byName && mode !== 'list' && typeof given === 'string' && !couldBeId(given, wanted);
	return { isByName: isAddress || isNoId === true, given };
}

/** Whether text could be an id, or several. */
function couldBeId(given: string, { of, as, several }: Wanted): boolean {
	if (isAppUrl(given, of)) return true;
	const ids = several ? given.split(/[\s,]+/) : [bare(given)];
	return ids.every((id) => (as === 'integer' ? /^\d*$/ : /^[\w-]*$/).test(id));
}
