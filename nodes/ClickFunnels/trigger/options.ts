import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';

import type { Collection } from '../input/collection';
import { fieldValue } from '../input/fields';
import { isSet } from '../input/given';
import { asNumber, readNumber } from '../input/number';
import { asOption, readOption } from '../input/option';
import { rawInside } from '../input/raw';
import { asSwitch, readSwitch } from '../input/switch';
import { number } from '../table/field';

/** What the item of an event holds, as the editor shows it. */
export const OUTPUTS: INodePropertyOptions[] = [
	{
		name: 'Simplified',
		value: 'simple',
		description: 'Who and what first: e-mail, name, products and amount, then what else is used, flat',
	},
	{
		name: 'Whole Event',
		value: 'event',
		description: 'The event with its type and time, and the record under data',
	},
	{
		name: 'Record Only',
		value: 'record',
		description: 'The fields of the record, and the event under _event',
	},
	{
		name: 'Complete Record',
		value: 'complete',
		description:
			'The record as it is now, read anew, and the event under _event. If it can’t be read, as it was in the event, with _complete: false.',
	},
];

/** How deliveries are taken. */
export interface DeliveryOptions {
	verifySignature: boolean;
	toleranceSeconds: number;
	ignoreRepeated: boolean;
	/** Whether events that never came are taken from the event log. */
	catchUp: boolean;
	/** Within how many seconds a contact starts the workflow once; 0: always. */
	onceWithin: number;
	/** Of `OUTPUTS`. */
	output: string;
}

/** What counts where nothing is set: nothing that is not certainly wanted passes. */
const STRICT: DeliveryOptions = {
	verifySignature: true,
	toleranceSeconds: 600,
	ignoreRepeated: true,
	catchUp: true,
	onceWithin: 0,
	output: 'simple',
};

/**
 * Holds the options against what they take, before anything is delivered.
 * @throws NodeOperationError that names the one that can't be meant
 */
export function checkOptions({ entered, at }: Collection): void {
	const { verifySignature, signatureTolerance, ignoreRepeated, catchUp, latestEvent, output } = entered;
	if (isSet(verifySignature)) readSwitch(verifySignature, { ...at, label: 'Verify Signature' });
	if (isSet(ignoreRepeated)) readSwitch(ignoreRepeated, { ...at, label: 'Ignore Repeated Deliveries' });
	if (isSet(catchUp)) readSwitch(catchUp, { ...at, label: 'Catch Up Missed Events' });
	if (isSet(latestEvent)) readSwitch(latestEvent, { ...at, label: 'Latest Event' });
	if (isSet(output)) readOption(output, OUTPUTS, { ...at, label: 'Output' });
	if (Object.hasOwn(entered, ONCE_NAME)) {
		const raw = rawInside(at.raw, ONCE_NAME);
		fieldValue(ONCE, entered[ONCE_NAME], { ...at, label: ONCE.label, raw });
	}
	if (isSet(signatureTolerance)) {
		readNumber(signatureTolerance, TOLERANCE, { ...at, label: 'Signature Tolerance (Seconds)' });
	}
}

/** Of several events that one thing fires, the first is enough. */
export const ONCE = number('Once per Record (Seconds)', {
	initial: 60,
	min: 0,
	decimals: true,
	description:
		'Of the chosen events of one contact within so many seconds, only the first starts the workflow: an opt-in fires up to four. Events of no contact count by their own record. 0 is off.',
	withoutIt: 'that every event starts the workflow',
});
export const ONCE_NAME = 'onceWithin';

const TOLERANCE = { min: 1, decimals: true };

/** A day, in seconds: whoever has read a delivery could play it again for as long. */
export const LONGEST_TOLERANCE = 86_400;

/** The options at a delivery, which nobody watches: what an expression spoils since then counts as not set. */
export function deliveryOptions(entered: IDataObject): DeliveryOptions {
	const seconds = asNumber(entered.signatureTolerance) ?? 0;
	return {
		verifySignature: asSwitch(entered.verifySignature) ?? STRICT.verifySignature,
		toleranceSeconds:
			seconds >= TOLERANCE.min ? Math.min(seconds, LONGEST_TOLERANCE) : STRICT.toleranceSeconds,
		ignoreRepeated: asSwitch(entered.ignoreRepeated) ?? STRICT.ignoreRepeated,
		catchUp: asSwitch(entered.catchUp) ?? STRICT.catchUp,
		onceWithin: Math.max(0, asNumber(entered[ONCE_NAME]) ?? STRICT.onceWithin),
		output: asOption(entered.output, OUTPUTS) ?? STRICT.output,
	};
}
