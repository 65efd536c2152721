import { unprocessable } from '../../core/errors.mts';

/** Throws 422 for a reason that the processor does not know. */
export function checkReason(reason: string, known: readonly string[]): void {
	if (!known.includes(reason)) {
		throw unprocessable(`Invalid reason '${reason}'. Valid values: ${known.join(', ')}`);
	}
}
