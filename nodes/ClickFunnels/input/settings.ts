import { CONNECTION, CONNECTION_NAME } from '../table/connection';
import type { Field } from '../table/field';
import type { Operation } from '../table/line';
import { isShaped, OUTPUT, OUTPUT_FIELDS, OUTPUTS, type Shown } from '../table/output';
import { PREVIEW, PREVIEW_NAME } from '../table/walks';
import { collection, parameter } from './collection';
import type { InputContext, Read } from './context';
import { fieldValue } from './fields';
import { isSet } from './given';
import { readNumber } from './number';
import { readOption } from './option';
import { isExpression, rawInside } from './raw';
import { guarded, missing, nothingGiven } from './refusal';
import { readSwitch } from './switch';
import { readTexts } from './text';

/** How often and how long the user wants a request to be tried; what is not said is as the credential says, or as usual. */
interface RetrySettings {
	maxTries?: number;
	maxSeconds?: number;
}

/**
 * What retries the user asks for.
 * @throws NodeOperationError when one is no number that can be meant
 */
export function readRetries(read: Read, context: InputContext): RetrySettings {
	const { entered, at } = collection(read, { name: 'options', label: 'Options' }, context);
	const { maxTries, maxSeconds } = entered;
	return {
		...(isSet(maxTries) && { maxTries: readNumber(maxTries, { min: 1 }, { ...at, label: 'Max Tries' }) }),
		...(isSet(maxSeconds) && {
			maxSeconds: readNumber(
				maxSeconds,
				{ min: 0, decimals: true },
				{ ...at, label: 'Max Seconds of Trying' },
			),
		}),
	};
}

/**
 * The ID of the connection that an item goes by, where it is not the credential's.
 * @throws NodeOperationError when it is no ID, or its expression gives nothing: another account would be meant
 */
export function readConnection(read: Read, context: InputContext): string | undefined {
	return setting(read, { name: CONNECTION_NAME, field: CONNECTION }, context) as string | undefined;
}

/**
 * Whether the requests are to come out in place of being sent.
 * @throws NodeOperationError when it is neither true nor false, or its expression gives nothing: it would be sent
 */
export function readPreview(read: Read, context: InputContext): boolean {
	return setting(read, { name: PREVIEW_NAME, field: PREVIEW }, context) === true;
}

/** What is said of every operation alike: an option, or in the node for everyday work a setting of its own. */
function setting(
	read: Read,
	{ name, field }: { name: string; field: Field },
	context: InputContext,
): unknown {
	const { label } = field;
	const { entered, at } = collection(read, { name: 'options', label: 'Options' }, context);
	if (Object.hasOwn(entered, name)) {
		return fieldValue(field, entered[name], { ...at, label, raw: rawInside(at.raw, name) });
	}
	const own = parameter(read, { name, label }, context);
	return fieldValue(field, own.value, own.at);
}

/**
 * How much of a record is to come out. Nothing out of an expression means what the editor shows first.
 * @throws NodeOperationError when Output is none of its options, or Output Fields names none
 */
export function readShown(operation: Operation, read: Read, context: InputContext): Shown {
	if (!isShaped(operation)) return 'raw';
	const { value, at } = parameter(read, { ...OUTPUT, fallback: 'simple' }, context);
	const chosen = isSet(value) ? guarded(at, () => readOption(value, OUTPUTS, at)) : 'simple';
	if (chosen !== 'fields') return chosen as Shown;
	const named = parameter(read, { ...OUTPUT_FIELDS, fallback: '' }, context);
	const fields = guarded(named.at, () => (isSet(named.value) ? readTexts(named.value, named.at) : undefined));
	if (!fields) throw missing(named.at);
	return fields;
}

/**
 * How many rows of a list the user wants at most; undefined for all.
 * @throws NodeOperationError when Return All is neither true nor false, or Limit is no whole number
 */
export function readLimit({ paged }: Operation, read: Read, context: InputContext): number | undefined {
	if (!paged || wantsAll(read, context)) return undefined;
	const { value, at } = parameter(read, { name: 'limit', label: 'Limit', fallback: 50 }, context);
	return guarded(at, () => readNumber(value, { min: 1 }, at));
}

/** Whether Return All is on. Nothing out of an expression is no answer: fewer rows than meant, or more, would go unnoticed. */
export function wantsAll(read: Read, context: InputContext): boolean {
	const { value, at } = parameter(read, { name: 'returnAll', label: 'Return All', fallback: false }, context);
	if (isSet(value)) return guarded(at, () => readSwitch(value, at));
	if (isExpression(at.raw)) throw nothingGiven(at, 'only as many as Limit says');
	return false;
}
