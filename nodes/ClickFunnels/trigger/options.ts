import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';

import type { Collection } from '../input/collection';
import { isSet } from '../input/given';
import { asNumber, readNumber } from '../input/number';
import { asOption, readOption } from '../input/option';
import { asSwitch, readSwitch } from '../input/switch';

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
];

/** How deliveries are taken. */
export interface DeliveryOptions {
	verifySignature: boolean;
	toleranceSeconds: number;
	ignoreRepeated: boolean;
	/** Whether events that never came are taken from the event log. */
	catchUp: boolean;
	/** Of `OUTPUTS`. */
	output: string;
}

/** What counts where nothing is set: nothing that is not certainly wanted passes. */
const STRICT: DeliveryOptions = {
	verifySignature: true,
	toleranceSeconds: 600,
	ignoreRepeated: true,
	catchUp: true,
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
	if (isSet(signatureTolerance)) {
		readNumber(signatureTolerance, TOLERANCE, { ...at, label: 'Signature Tolerance' });
	}
}

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
		output: asOption(entered.output, OUTPUTS) ?? STRICT.output,
	};
}
