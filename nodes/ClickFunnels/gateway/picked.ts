import { shortened } from './answerText';

/** So much of a name is said. */
const LONGEST_NAME = 60;

/** What to do where a record that was picked is not there: n8n keeps a choice when the workspace changes. */
const CHOOSE_AGAIN = 'Choose it again from the list.';

/**
 * ClickFunnels' words with the name of what the user picked from a list beside its id, and what to do where it was not
 * found: they hold the id alone, as in `Tag '123' was not found`.
 * @param parameters of the node; n8n keeps in them what a list showed
 * @returns the words, and advice that is empty where there is none
 */
export function withPickedNames(words: string, parameters: unknown): { text: string; advice: string } {
	const names = new Map<string, string>();
	JSON.stringify(parameters, (_, value: unknown) => {
		if (isPicked(value)) names.set(String(value.value), shortened(value.cachedResultName, LONGEST_NAME));
		return value;
	});
	let advice = '';
	const text = words.replace(/'(\w+)'( was not found$)?/g, (said, id: string, missing = '') => {
		const name = names.get(id);
		if (name === undefined) return said;
		if (!missing) return `"${name}" (${id})`;
		advice = CHOOSE_AGAIN;
		return `"${name}" (${id})${missing}: it is gone, or of another workspace`;
	});
	return { text, advice };
}

/**
 * What a list showed for the record that is chosen in a locator; undefined where it was chosen otherwise.
 * @param locator as the node keeps it
 * @param id what the locator came to
 */
export function pickedName(locator: unknown, id: unknown): string | undefined {
	return isPicked(locator) && String(locator.value) === String(id) ? locator.cachedResultName : undefined;
}

function isPicked(value: unknown): value is { value: unknown; cachedResultName: string } {
	const { __rl: isLocator, cachedResultName: name } = (value ?? {}) as Record<string, unknown>;
	return isLocator === true && typeof name === 'string' && name !== '';
}
