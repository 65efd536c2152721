import { DAY } from '../../core/clock.mts';
import { unprocessable } from '../../core/errors.mts';
import type { Data, Row } from '../../core/store.mts';

const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;
const renewable = ['pending', 'active', 'paused'];
const secondsAhead = (2 * 366 * DAY) / 1000;

/** What becomes of an order once the processor has settled new dates. */
export interface ScheduleChange {
	/** Whether the processor confirms the dates in its answer. */
	confirmed: boolean;
	data: Data;
}

// Dates are compared to whole seconds.
function seconds(time: unknown): number {
	return Math.floor(Date.parse(String(time)) / 1000);
}

function readTime(field: string, value: unknown): number {
	const time = seconds(value);
	if (!rfc3339.test(String(value)) || Number.isNaN(time)) {
		throw unprocessable(
			`${field} must be a valid ISO8601 timestamp carrying a date, a time of day and a UTC offset (RFC 3339)`,
		);
	}
	const now = seconds(new Date().toISOString());
	if (time <= now) throw unprocessable(`${field} must be in the future`);
	if (time > now + secondsAhead) throw unprocessable(`${field} must be at most two years ahead`);
	return time;
}

/** The wanted date of a field; undefined where nothing else than the stored one is asked for. */
function wanted(value: unknown, stored: unknown): unknown {
	if (value === undefined || value === null) return undefined;
	return seconds(value) === seconds(stored) ? undefined : value;
}

function checkKind({ data }: Row, trial: unknown, renewal: unknown): void {
	const { payment_processor: processor, service_status: status, in_trial: inTrial } = data;
	if (processor === 'external') throw unprocessable('External orders have no processor-managed schedule');
	const trialIsAhead = seconds(data.trial_end_at) > seconds(new Date().toISOString());
	const companion = processor === 'payments_ai' && renewal !== undefined && trialIsAhead;
	if (trial !== undefined && inTrial !== true && !companion) {
		throw unprocessable('trial_end_at can only be adjusted while the order is in a trial');
	}
	if (renewal === undefined) return;
	if (processor === 'stripe') throw unprocessable('renewal_at cannot be adjusted on a Stripe order');
	if (!renewable.includes(String(status))) {
		throw unprocessable(`renewal_at cannot be adjusted while the order is ${String(status)}`);
	}
}

/**
 * The change of `trial_end_at` and `renewal_at` that an update asks for; undefined without any. The renewal
 * is the order's next charge. Throws 422 for dates that the order does not take (ClickFunnels behaviour:
 * order schedule).
 */
export function scheduleChange(input: Data, row: Row): ScheduleChange | undefined {
	const { data } = row;
	const trial = wanted(input.trial_end_at, data.trial_end_at);
	const renewal = wanted(input.renewal_at, data.next_charge_at);
	if (trial === undefined && renewal === undefined) return undefined;
	checkKind(row, trial, renewal);
	const trialTime = trial === undefined ? undefined : readTime('trial_end_at', trial);
	const renewalTime = renewal === undefined ? undefined : readTime('renewal_at', renewal);
	if (trialTime !== undefined && renewalTime !== undefined && trialTime !== renewalTime) {
		throw unprocessable('renewal_at and trial_end_at must be the same timestamp when sent together');
	}
	// NaN where there is no trial: then no date is before or after its end.
	const trialEnd = trialTime ?? seconds(data.trial_end_at);
	if (renewalTime !== undefined && renewalTime < trialEnd) {
		throw unprocessable(`renewal_at ${String(renewal)} is before the trial ends`);
	}
	return {
		// No source says which processor confirms at once; with refunds it is Payments AI.
		confirmed: data.payment_processor === 'payments_ai',
		data: {
			...(trialTime !== undefined && { trial_end_at: iso(trialTime) }),
			...(renewalTime !== undefined && { next_charge_at: iso(renewalTime) }),
			// The trial still ends on its date, without a charge.
			...(renewalTime !== undefined && renewalTime > trialEnd && { in_trial: false }),
		},
	};
}

function iso(time: number): string {
	return new Date(time * 1000).toISOString();
}
