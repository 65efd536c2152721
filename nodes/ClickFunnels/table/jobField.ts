import { chosen, options, type OptionsField, type ReferenceField } from './field';

// Fields that jobs alone have: what they give is no value of the API.

/** Any number of an enumeration: its value is a list. */
export const severalOptions = (...given: Parameters<typeof options>): OptionsField & { several: true } => ({
	...options(...given),
	several: true,
});

/** One record that may also be described in words: its value is a `Chosen` or an `InWords`. */
export const chosenOrInWords = (
	...given: Parameters<typeof chosen>
): ReferenceField & { asChosen: true; inWords: true } => ({ ...chosen(...given), inWords: true });
