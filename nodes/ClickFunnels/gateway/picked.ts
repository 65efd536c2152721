import { shortened } from './answerText';

/** So much of a name is said. */
const LONGEST_NAME = 60;

/**
 * ClickFunnels' words with the name of what the user picked from a list behind its id: they hold the id alone, as in
 * `Tag '123' was not found`.
 * @param parameters of the node; n8n keeps in them what a list showed
 */
export function withPickedNames(text: string, parameters: unknown): string {
	const names = new Map<string, string>();
	JSON.stringify(parameters, (_, value: unknown) => {
		if (isPicked(value)) names.set(String(value.value), shortened(value.cachedResultName, LONGEST_NAME));
		return value;
	});
	return text.replace(/'(\w+)'/g, (quoted, id: string) => {
		const name = names.get(id);
		return name === undefined ? quoted : `"${name}" (${id})`;
	});
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
