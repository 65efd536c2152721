/** A date, or a date and time with or without offset. */
const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})?)?$/i;

const DAY_MS = 86_400_000;

/**
 * A moment as RFC 3339 in UTC, which every time field of the API takes.
 * @param value ISO text with or without offset, a Date, a luxon DateTime, or milliseconds since 1970
 * @param timezone IANA name; where text without offset is meant
 * @returns undefined when it is no moment
 */
export function toRfc3339(value: unknown, timezone: string): string | undefined {
	if (typeof value === 'object' && value !== null && 'toISO' in value && typeof value.toISO === 'function') {
		return toRfc3339(value.toISO(), timezone);
	}
	const moment = typeof value === 'string' ? parsed(value.trim(), timezone) : value;
	if (typeof moment !== 'number' && !isDate(moment)) return undefined;
	const date = new Date(moment);
	return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/** Not `instanceof`: expressions may run in a realm of their own. */
function isDate(value: unknown): value is Date {
	return typeof value === 'object' && value !== null && 'getTime' in value;
}

function parsed(text: string, timezone: string): Date | undefined {
	const match = ISO.exec(text);
	if (!match) return undefined;
	const [, date, time = '00:00', offset]: Array<string | undefined> = match;
	if (!isInCalendar(String(date))) return undefined;
	return offset ? new Date(`${date}T${time}${offset}`) : inZone(`${date}T${time}`, timezone);
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
