import { isObject } from './given';

/** What a resource locator holds. */
interface Locator {
	mode: string;
	value: unknown;
}

/**
 * Whether a value is that of a resource locator. n8n marks them, but not one that was added to a collection and left
 * untouched: that is as its property begins.
 */
export function isLocator(value: unknown): value is Locator {
	if (!isObject(value)) return false;
	return '__rl' in value || ('mode' in value && 'value' in value && Object.keys(value).length === 2);
}

/** What was chosen in a locator; anything else is as it is. */
export function chosenIn(value: unknown): unknown {
	return isLocator(value) ? value.value : value;
}
