import type { Parameter } from './context';
import { bare, isSet } from './given';
import { isId } from './ids';
import { isLocator } from './locator';
import { badInput, shown } from './refusal';

/** What is left to be filled in, such as `{workspace_id}`. */
const PLACEHOLDER = /^\{\w+\}$/;

/** An address with its scheme or host. */
const WHOLE_ADDRESS = /^(?:[a-z][a-z\d+.-]*:|[/\\]{2})/i;

const LONGEST = 1_000;

/**
 * A path below the API's root, which nothing in it can leave: between its slashes stand words, ids and
 * placeholders, and nothing that would have to be encoded.
 * @returns undefined when the user chose nothing
 * @throws NodeOperationError when it is anything else
 */
export function readPath(value: unknown, at: Parameter): string | undefined {
	const raw = isLocator(value) ? value.value : value;
	if (!isSet(raw)) return undefined;
	// What is chosen from the list begins with the method that it is for.
	const [, chosenFor = '', given] = /^([A-Z]+ )?(.*)$/s.exec(typeof raw === 'string' ? bare(raw) : '') ?? [];
	if (WHOLE_ADDRESS.test(given)) {
		throw badInput(at, `${shown(raw)} is a whole address`, 'Enter what stands behind /api/v2 in it.');
	}
	if (/[?#]/.test(given)) {
		throw badInput(
			at,
			`${shown(raw)} holds more than the path`,
			'Enter what is behind the question mark under Query.',
		);
	}
	// Addresses in the documentation begin with it.
	const path = given.replace(/^\/?(?:api\/v2\/)?/, '/');
	const isPath = path
		.slice(1)
		.split('/')
		.every((segment) => isId(segment) || PLACEHOLDER.test(segment));
	if (path.length <= LONGEST && isPath) return `${chosenFor}${path}`;
	throw badInput(
		at,
		`${shown(raw)} is not a path of the API`,
		'Enter one such as /contacts/12345, with letters, digits, - and _ between the slashes. If it comes from an expression, check that the expression gives every ID.',
	);
}
