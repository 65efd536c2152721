import { toRfc3339 } from '../../nodes/ClickFunnels/input/moment';

const NEW_YORK = 'America/New_York';
const BERLIN = 'Europe/Berlin';

test.each([
	// With an offset the zone says nothing.
	['2026-06-30T15:56:18Z', NEW_YORK, '2026-06-30T15:56:18.000Z'],
	['2026-06-30T15:56:18.369Z', BERLIN, '2026-06-30T15:56:18.369Z'],
	['2026-06-30T15:56:18+02:00', NEW_YORK, '2026-06-30T13:56:18.000Z'],
	['2026-06-30T15:56:18+0200', NEW_YORK, '2026-06-30T13:56:18.000Z'],
	['2026-06-30T23:30-04:00', BERLIN, '2026-07-01T03:30:00.000Z'],
	['2026-06-30 15:56:18+05:30', 'UTC', '2026-06-30T10:26:18.000Z'],
	// Without one it is the zone's clock.
	['2026-06-30T15:56:18', NEW_YORK, '2026-06-30T19:56:18.000Z'],
	['2026-01-15T15:56:18', NEW_YORK, '2026-01-15T20:56:18.000Z'],
	['2026-06-30 15:56', BERLIN, '2026-06-30T13:56:00.000Z'],
	['  2026-01-15T15:56:18.369  ', BERLIN, '2026-01-15T14:56:18.369Z'],
	['2026-06-30T00:15', 'Asia/Kolkata', '2026-06-29T18:45:00.000Z'],
	['2026-06-30T10:00', 'Pacific/Kiritimati', '2026-06-29T20:00:00.000Z'],
	['2026-12-31T23:59:59', NEW_YORK, '2027-01-01T04:59:59.000Z'],
	// A date is its first moment in the zone.
	['2026-06-30', NEW_YORK, '2026-06-30T04:00:00.000Z'],
	['2026-01-15', BERLIN, '2026-01-14T23:00:00.000Z'],
	['2028-02-29', 'UTC', '2028-02-29T00:00:00.000Z'],
])('%s in %s is %s', (text, timezone, moment) => {
	expect(toRfc3339(text, timezone)).toBe(moment);
});

// Clocks go forward on 8 March 2026 at 2:00 EST (07:00 UTC) in New York, on 29 March at 2:00 CET (01:00 UTC) in Berlin.
test.each([
	['2026-03-08T01:59:59', NEW_YORK, '2026-03-08T06:59:59.000Z'],
	['2026-03-08T03:00:00', NEW_YORK, '2026-03-08T07:00:00.000Z'],
	['2026-03-07T12:00:00', NEW_YORK, '2026-03-07T17:00:00.000Z'],
	['2026-03-08T12:00:00', NEW_YORK, '2026-03-08T16:00:00.000Z'],
	['2026-03-29T01:59:59', BERLIN, '2026-03-29T00:59:59.000Z'],
	['2026-03-29T03:00:00', BERLIN, '2026-03-29T01:00:00.000Z'],
	['2026-03-28T12:00:00', BERLIN, '2026-03-28T11:00:00.000Z'],
	['2026-03-29T12:00:00', BERLIN, '2026-03-29T10:00:00.000Z'],
])('around the skipped hour, %s in %s is %s', (text, timezone, moment) => {
	expect(toRfc3339(text, timezone)).toBe(moment);
});

// Clocks go back on 1 November 2026 at 2:00 EDT (06:00 UTC) in New York, on 25 October at 3:00 CEST (01:00 UTC) in Berlin.
test.each([
	['2026-11-01T00:59:59', NEW_YORK, '2026-11-01T04:59:59.000Z'],
	['2026-11-01T02:00:00', NEW_YORK, '2026-11-01T07:00:00.000Z'],
	['2026-11-01T12:00:00', NEW_YORK, '2026-11-01T17:00:00.000Z'],
	['2026-10-25T01:59:59', BERLIN, '2026-10-24T23:59:59.000Z'],
	['2026-10-25T03:00:00', BERLIN, '2026-10-25T02:00:00.000Z'],
	['2026-10-25T12:00:00', BERLIN, '2026-10-25T11:00:00.000Z'],
])('around the doubled hour, %s in %s is %s', (text, timezone, moment) => {
	expect(toRfc3339(text, timezone)).toBe(moment);
});

// RFC 5545, 3.3.5: a skipped time counts on with the offset before the gap, a doubled one is the first of the two.
test.each([
	['2026-03-08T02:00:00', NEW_YORK, '2026-03-08T07:00:00.000Z'],
	['2026-03-08T02:30:00', NEW_YORK, '2026-03-08T07:30:00.000Z'],
	['2026-03-29T02:30:00', BERLIN, '2026-03-29T01:30:00.000Z'],
	['2026-11-01T01:30:00', NEW_YORK, '2026-11-01T05:30:00.000Z'],
	['2026-10-25T02:30:00', BERLIN, '2026-10-25T00:30:00.000Z'],
])('skipped or doubled, %s in %s is %s everywhere in the same way', (text, timezone, moment) => {
	expect(toRfc3339(text, timezone)).toBe(moment);
});

test('a Date is itself', () => {
	expect(toRfc3339(new Date(Date.UTC(2026, 5, 30, 15, 56, 18, 369)), NEW_YORK)).toBe(
		'2026-06-30T15:56:18.369Z',
	);
});

// 2026-01-01 is 20,454 days after 1970-01-01.
test.each([
	['seconds', 1_767_225_600, '2026-01-01T00:00:00.000Z'],
	['seconds with a fraction', 1_767_225_600.5, '2026-01-01T00:00:00.500Z'],
	['seconds as text', ' 1767225600 ', '2026-01-01T00:00:00.000Z'],
	['milliseconds', 1_767_225_600_001, '2026-01-01T00:00:00.001Z'],
	['milliseconds as text', '1767225600001', '2026-01-01T00:00:00.001Z'],
	['the first second that is taken', 1_000_000_000, '2001-09-09T01:46:40.000Z'],
	['the first millisecond that is taken', 100_000_000_000, '1973-03-03T09:46:40.000Z'],
])('%s since 1970', (_, number, moment) => {
	expect(toRfc3339(number, BERLIN)).toBe(moment);
});

test.each([
	['2026-03-01 10:00:00+00', '2026-03-01T10:00:00.000Z'],
	['2026-03-01 10:00:00.123456+05:30', '2026-03-01T04:30:00.123Z'],
	['2026-03-01 10:00:00-03', '2026-03-01T13:00:00.000Z'],
	['2026-03-01 10:00:00 +0200', '2026-03-01T08:00:00.000Z'],
	['\u00a02026-03-01T10:00:00z\u200b\n', '2026-03-01T10:00:00.000Z'],
])('%j, as a database writes it, is %s', (text, moment) => {
	expect(toRfc3339(text, BERLIN)).toBe(moment);
});

test.each([
	['2026-06-30T15:56:18.369+02:00', '2026-06-30T13:56:18.369Z'],
	['2026-06-30T15:56:18.369-04:00', '2026-06-30T19:56:18.369Z'],
])('an object that gives %s, as luxon does, is %s', (iso, moment) => {
	expect(toRfc3339({ toISO: () => iso }, 'UTC')).toBe(moment);
});

test.each([
	['no text', ''],
	['words', 'tomorrow'],
	['words with a number', 'Item 5'],
	['a number as text', '12'],
	['a day that the month has not', '2026-02-30'],
	['such a day with an offset', '2026-02-30T10:00:00Z'],
	['29 February of a common year', '2026-02-29T10:00'],
	['a thirteenth month', '2026-13-01'],
	['hour 25', '2026-06-30T25:00'],
	['minute 61', '2026-06-30T10:61:00Z'],
	['an impossible offset', '2026-06-30T10:00:00+99:00'],
	['something behind it', '2026-06-30T10:00:00Z or later'],
	['NaN', NaN],
	['infinity', Infinity],
	['zero', 0],
	['a negative number', -1_767_225_600],
	['the day number of a spreadsheet', 46_082],
	['seconds before 2001', 999_999_999],
	['milliseconds before 1973', 99_999_999_999],
	['seconds of the year 2286 and later', 10_000_000_000],
	['microseconds', 1_767_225_600_000_000],
	['a day in digits', '20260301'],
	['the first day of all', '0001-01-01'],
	['a year before 1900', '1899-12-31T23:59:59Z'],
	['a Date before 1900', new Date(-2_208_988_800_001)],
	['true', true],
	['an object', {}],
	['an empty list', []],
	['a list with a year', [2026]],
	['a Date of nothing', new Date(NaN)],
	['an invalid luxon DateTime', { toISO: () => null }],
])('%s is no moment', (_, value) => {
	expect(toRfc3339(value, NEW_YORK)).toBeUndefined();
});
