import type { Called, Chosen, InWords } from '../table/api';
import type { ReferenceField } from '../table/field';
import { calledMode, IN_WORDS, type Kind } from '../table/kind';
import type { Parameter } from './context';
import { isSet } from './given';
import { bodyId, idsIn, isLocator, readId } from './ids';
import { guarded } from './refusal';
import { readText, readTexts } from './text';

/**
 * A record as the user chose it: its id, or what people call it by. An e-mail address stands for a contact
 * wherever it is entered, since it is no id.
 * @returns undefined when the user chose nothing
 * @throws NodeOperationError when it is neither
 */
export function readChosen(value: unknown, kind: Kind, at: Parameter): string | Called | undefined {
	const { isByName, given } = wayOf(value, kind);
	if (!isByName) return readId(value, kind, at);
	const called = isSet(given) ? guarded(at, () => readText(given, at, true)) : undefined;
	return called === undefined ? undefined : { called };
}

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

/** Several records as the user chose them: text or a list, of names unless it is a locator's. Throws as `readChosen` does. */
export function readSeveralChosen(
	value: unknown,
	{ of, as }: Pick<ReferenceField, 'of' | 'as'>,
	at: Parameter,
): Chosen[] {
	const { isByName, given } = wayOf(value, of);
	if (!isSet(given)) return [];
	if (isByName || !isLocator(value)) return (readTexts(given, at) ?? []).map((called) => ({ called }));
	return idsIn(given)
		.map((one) => readId(one, of, at))
		.filter((id) => id !== undefined)
		.map((id) => bodyId(id, as, at));
}

/** What the user gave, and whether that is a name. */
function wayOf(value: unknown, { calledBy }: Kind): { isByName: boolean; given: unknown } {
	const { mode, value: given } = isLocator(value) ? value : { mode: undefined, value };
	if (!calledBy) return { isByName: false, given };
	const isAddress = calledBy.key === 'email_address' && typeof given === 'string' && given.includes('@');
	return { isByName: mode === calledMode(calledBy) || isAddress, given };
}
