// Rails' names of time zones, with the TZ identifier behind each; at least one for every clock in wide use.
const zones: Readonly<Record<string, string>> = {
	Hawaii: 'Pacific/Honolulu',
	Alaska: 'America/Juneau',
	'Pacific Time (US & Canada)': 'America/Los_Angeles',
	Arizona: 'America/Phoenix',
	'Mountain Time (US & Canada)': 'America/Denver',
	'Central Time (US & Canada)': 'America/Chicago',
	'Eastern Time (US & Canada)': 'America/New_York',
	'Atlantic Time (Canada)': 'America/Halifax',
	Brasilia: 'America/Sao_Paulo',
	UTC: 'Etc/UTC',
	London: 'Europe/London',
	Berlin: 'Europe/Berlin',
	Athens: 'Europe/Athens',
	Moscow: 'Europe/Moscow',
	'Abu Dhabi': 'Asia/Muscat',
	'New Delhi': 'Asia/Kolkata',
	Bangkok: 'Asia/Bangkok',
	Singapore: 'Asia/Singapore',
	Tokyo: 'Asia/Tokyo',
	Sydney: 'Australia/Sydney',
	Auckland: 'Pacific/Auckland',
};

/** The wall clock of a TZ identifier in winter and in summer; undefined where there is no such zone. */
function clockOf(id: string): string | undefined {
	try {
		const show = new Intl.DateTimeFormat('en', { timeZone: id, dateStyle: 'short', timeStyle: 'short' });
		return [0, 6].map((month) => show.format(Date.UTC(2026, month, 15, 12))).join();
	} catch {
		return undefined;
	}
}

/**
 * The name that a time zone is stored under: a known name as it is, a TZ identifier as the name with the same
 * clock.
 */
export function zoneName(given: string): string | undefined {
	if (Object.hasOwn(zones, given)) return given;
	const exact = Object.keys(zones).find((name) => zones[name] === given);
	if (exact !== undefined) return exact;
	const clock = clockOf(given);
	return clock === undefined ? undefined : Object.keys(zones).find((name) => clockOf(zones[name]) === clock);
}
