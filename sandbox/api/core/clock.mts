/** Milliseconds of a day. */
export const DAY = 86_400_000;

/** A time in whole seconds, as few answers show it (ClickFunnels behaviour: values). */
export function withoutMilliseconds(time: string): string {
	return time.replace(/\.\d+/, '');
}

/** Tells the time of changes. */
export interface Clock {
	/** Now, ISO 8601 in UTC with milliseconds; later than every answer before. */
	now(): string;
}

/**
 * A clock on the machine's time that never gives one instant twice, so that every change moves `updated_at`.
 */
export function createClock(): Clock {
	let last = 0;
	return {
		now() {
			last = Math.max(Date.now(), last + 1);
			return new Date(last).toISOString();
		},
	};
}
