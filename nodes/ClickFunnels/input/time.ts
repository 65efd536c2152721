import type { Parameter } from './context';
import { bare } from './given';
import { isTimezone, needsTimezone, toRfc3339 } from './moment';
import { badInput, shown } from './refusal';

/** Text that begins with a date. */
const DATE = /^\d{4}-\d{2}-\d{2}/;

/** A time of day, alone or behind a date. */
const TIME =
	/^(?:\d{4}-\d{2}-\d{2}[T ])?(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?: ?(?:Z|[+-]\d{2}(?::?\d{2})?))?$/i;

/**
 * A moment as RFC 3339 in UTC.
 * @throws NodeOperationError when it is none, or the workflow's time zone is not known where it counts
 */
export function readMoment(value: unknown, at: Parameter): string {
	const moment = toRfc3339(value, needsTimezone(value) ? knownTimezone(at) : 'UTC');
	if (moment === undefined) {
		throw badInput(
			at,
			`${shown(value)} is not a date and time`,
			'Enter one such as 2026-06-30T15:56:18Z, or seconds since 1970 such as 1782834978.',
		);
	}
	return moment;
}

/**
 * A day as `2026-06-30`: that of text as it is written there, that of a moment in the workflow's time zone.
 * @throws NodeOperationError as `readMoment` does
 */
export function readDate(value: unknown, at: Parameter): string {
	const moment = toRfc3339(value, 'UTC');
	if (moment === undefined) {
		throw badInput(at, `${shown(value)} is not a date`, 'Enter one such as 2026-06-30.');
	}
	const written = writtenIn(value);
	return DATE.test(written) ? written.slice(0, 10) : dayOf(moment, knownTimezone(at));
}

/**
 * A time of day as `15:56:18`.
 * @throws NodeOperationError when it is none
 */
export function readTime(value: unknown, at: Parameter): string {
	const [, hour = '', minute = '', second = '00'] = TIME.exec(writtenIn(value)) ?? [];
	if (hour === '' || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) {
		throw badInput(at, `${shown(value)} is not a time of day`, 'Enter one such as 09:30:00.');
	}
	return [hour.padStart(2, '0'), minute, second].join(':');
}

function knownTimezone(at: Parameter): string {
	if (isTimezone(at.timezone)) return at.timezone;
	throw badInput(
		at,
		`the time zone ${shown(at.timezone)} of the workflow is not known`,
		'Choose another one in the settings of the workflow, or enter the offset too, as in 2026-06-30T15:56:18+02:00.',
	);
}

/** Text, or that of a luxon DateTime, which is in a time zone of its own. */
function writtenIn(value: unknown): string {
	if (typeof value === 'string') return bare(value);
	const isDateTime = typeof value === 'object' && value !== null && 'toISO' in value;
	return isDateTime && typeof value.toISO === 'function' ? String(value.toISO()) : '';
}

function dayOf(moment: string, timezone: string): string {
	const parts = new Intl.DateTimeFormat('en-US', {
		timeZone: timezone,
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
	}).formatToParts(new Date(moment));
	const part = (type: string) => parts.find((one) => one.type === type)?.value;
	return `${part('year')}-${part('month')}-${part('day')}`;
}
