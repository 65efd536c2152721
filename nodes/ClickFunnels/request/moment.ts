/** A moment without offset, as n8n's date picker gives it. */
const LOCAL = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?$/;

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
	const local = typeof value === 'string' ? LOCAL.exec(value.trim()) : null;
	const moment = local
		? inZone(`${local[1]}T${local[2] ?? '00:00'}`, timezone)
		: new Date(value as string | number | Date);
	return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
}

function inZone(local: string, timezone: string): Date {
	const asUtc = new Date(`${local}Z`);
	if (Number.isNaN(asUtc.getTime())) return asUtc;
	const guess = new Date(asUtc.getTime() - offsetMs(asUtc, timezone));
	// Once more at the guessed moment: the offset may have changed in between.
	return new Date(asUtc.getTime() - offsetMs(guess, timezone));
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
