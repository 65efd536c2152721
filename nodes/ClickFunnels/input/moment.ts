import { bare } from './given';

/** A date, or a date and time with or without offset, as ISO 8601 and databases write it. */
const ISO =
	/^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(?: ?(Z|[+-]\d{2}(?::?\d{2})?))?)?$/i;

const DAY_MS = 86_400_000;

/** Years that can be meant; what lies outside comes of a conversion that went wrong. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 9999;

/** Seconds since 1970 from 2001 to 2286; any of them would be a day of 1970 in milliseconds. */
const SECONDS = { from: 1e9, to: 1e10 };

/** The least that is taken for milliseconds since 1970: a day of 1973. */
const FIRST_MS = 1e11;

/**
 * A moment as RFC 3339 in UTC, which every time field of the API takes.
 * @param value ISO text with or without offset, a Date, a luxon DateTime, or seconds or milliseconds since
 * 1970, also as text
 * @param timezone IANA name; where text without offset is meant
 * @returns undefined when it is no moment, or one that can't be meant
 * @throws RangeError when it takes the time zone and there is none of that name
 */
export function toRfc3339(value: unknown, timezone: string): string | undefined {
	if (typeof value === 'object' && value !== null && 'toISO' in value && typeof value.toISO === 'function') {
		return toRfc3339(value.toISO(), timezone);
	}
	const date = typeof value === 'string' ? dateIn(bare(value), timezone) : dateOf(value);
	const year = date?.getUTCFullYear() ?? NaN;
	return date && year >= FIRST_YEAR && year <= LAST_YEAR ? date.toISOString() : undefined;
}

/** Whether it takes a time zone to tell when a value is: text without offset. */
export function needsTimezone(value: unknown): boolean {
	const match = typeof value === 'string' ? ISO.exec(bare(value)) : null;
	return match !== null && !match[3];
}

/** Whether a value is a Date or a luxon DateTime, of whatever realm. */
export function isMoment(value: object): boolean {
	return 'getTime' in value || 'toISO' in value;
}

/** Whether there is a time zone of that name. */
export function isTimezone(name: string): boolean {
	try {
		Intl.DateTimeFormat('en-US', { timeZone: name });
		return true;
	} catch {
		return false;
	}
}

function dateIn(text: string, timezone: string): Date | undefined {
	return /^\d+$/.test(text) ? dateOf(Number(text)) : parsed(text, timezone);
}

function dateOf(value: unknown): Date | undefined {
	if (isDate(value)) return new Date(value.getTime());
	if (typeof value !== 'number') return undefined;
	if (value >= SECONDS.from && value < SECONDS.to) return new Date(value * 1000);
	return value >= FIRST_MS ? new Date(value) : undefined;
}

/** Not `instanceof`: expressions may run in a realm of their own. */
function isDate(value: unknown): value is Date {
	return (
		typeof value === 'object' && value !== null && 'getTime' in value && typeof value.getTime === 'function'
	);
}

function parsed(text: string, timezone: string): Date | undefined {
	const match = ISO.exec(text);
	if (!match) return undefined;
	const [, date, time = '00:00', offset]: Array<string | undefined> = match;
	if (!isInCalendar(String(date))) return undefined;
	// Postgres writes whole hours alone, which Date does not read.
	const withMinutes = (whole: string) => whole.replace(/^[+-]\d{2}$/, '$&:00').toUpperCase();
	return offset ? new Date(`${date}T${time}${withMinutes(offset)}`) : inZone(`${date}T${time}`, timezone);
}

/** Date would make 2 March of 30 February. */
function isInCalendar(date: string): boolean {
	const midnight = new Date(date);
	return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(date);
}

/**
 * Where the clock skips or repeats a time, the offset before the change counts, as in calendars (RFC 5545,
 * 3.3.5).
 */
function inZone(local: string, timezone: string): Date {
	const asUtc = new Date(`${local}Z`).getTime();
	if (Number.isNaN(asUtc)) return new Date(asUtc);
	const [before, after] = [-DAY_MS, DAY_MS].map((ms) => offsetMs(new Date(asUtc + ms), timezone));
	const early = new Date(asUtc - before);
	const late = new Date(asUtc - after);
	return offsetMs(early, timezone) === before || offsetMs(late, timezone) !== after ? early : late;
}

/** How far the zone's clock is ahead of UTC at a moment. */
function offsetMs(moment: Date, timezone: string): number {
	const parts = new Intl.DateTimeFormat('en-US', {
		timeZone: timezone,
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
		second: 'numeric',
	}).formatToParts(moment);
	const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
	const clock = Date.UTC(
		part('year'),
		part('month') - 1,
		part('day'),
		part('hour'),
		part('minute'),
		part('second'),
	);
	return clock - Math.floor(moment.getTime() / 1000) * 1000;
}
