import { unprocessable } from '../core/errors.mts';
import type { Data, Row } from '../core/store.mts';

const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;
const renewable = ['pending', 'active', 'paused'];

function checkValue(field: string, value: unknown): number {
	const time = Date.parse(String(value));
	if (!rfc3339.test(String(value)) || Number.isNaN(time)) {
		throw unprocessable(
			`${field} must be a valid ISO8601 timestamp carrying a date, a time of day and a UTC offset (RFC 3339)`,
		);
	}
	if (time <= Date.now()) throw unprocessable(`${field} must be in the future`);
	return time;
}

/**
 * Refuses a change of `trial_end_at` or `renewal_at` that the order does not take; null is no request.
 * The processor settles accepted dates later, so nothing changes here. ClickFunnels behaviour notes, section 6.
 */
export function checkSchedule(input: Data, row: Row): void {
	const { trial_end_at: trial, renewal_at: renewal } = input;
	const wantsTrial = trial !== undefined && trial !== null;
	const wantsRenewal = renewal !== undefined && renewal !== null;
	if (!wantsTrial && !wantsRenewal) return;
	const { payment_processor: processor, service_status: status, in_trial: inTrial } = row.data;
	if (processor === 'external') throw unprocessable('External orders have no processor-managed schedule');
	if (wantsTrial && inTrial !== true) {
		throw unprocessable('trial_end_at can only be adjusted while the order is in a trial');
	}
	if (wantsRenewal && processor === 'stripe')
		throw unprocessable('renewal_at cannot be adjusted on a Stripe order');
	if (wantsRenewal && !renewable.includes(String(status))) {
		throw unprocessable(`renewal_at cannot be adjusted while the order is ${String(status)}`);
	}
	const trialTime = wantsTrial ? checkValue('trial_end_at', trial) : undefined;
	const renewalTime = wantsRenewal ? checkValue('renewal_at', renewal) : undefined;
	if (trialTime !== undefined && renewalTime !== undefined && trialTime !== renewalTime) {
		throw unprocessable('renewal_at and trial_end_at must be the same timestamp when sent together');
	}
}
