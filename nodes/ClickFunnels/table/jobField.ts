import { options, reference, type More, type OptionsField, type ReferenceField } from './field';
import type { Kind } from './kind';

// Fields that jobs alone have: what they give is no value of the API.

/** Any number of an enumeration: its value is a list. */
export const severalOptions = (...given: Parameters<typeof options>): OptionsField & { several: true } => ({
	...options(...given),
	several: true,
});

/** One record, for a job that looks for it itself: its value is a `Chosen`. */
export const chosen = (
	label: string,
	of: Kind,
	more: More<ReferenceField> = {},
): ReferenceField & { asChosen: true } => ({
	...reference(label, of, more),
	byName: true,
	asChosen: true,
});

/** Several records, one from the list or any number by name: its value is a list of `Chosen`. */
export const severalChosen = (
	label: string,
	of: Kind,
	more: More<ReferenceField> = {},
): ReferenceField & { asChosen: true; several: true } => ({
	...chosen(label, of, more),
	several: true,
});

/** One record that may also be described in words: its value is a `Chosen` or an `InWords`. */
export const chosenOrInWords = (
	...given: Parameters<typeof chosen>
): ReferenceField & { asChosen: true; inWords: true } => ({ ...chosen(...given), inWords: true });
