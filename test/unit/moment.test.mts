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

test.each([
	[0, '1970-01-01T00:00:00.000Z'],
	// 30 days and 1.5 seconds.
	[2_592_001_500, '1970-01-31T00:00:01.500Z'],
])('%d milliseconds are %s', (milliseconds, moment) => {
	expect(toRfc3339(milliseconds, BERLIN)).toBe(moment);
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
	['true', true],
	['an object', {}],
	['an empty list', []],
	['a list with a year', [2026]],
	['a Date of nothing', new Date(NaN)],
	['an invalid luxon DateTime', { toISO: () => null }],
])('%s is no moment', (_, value) => {
	expect(toRfc3339(value, NEW_YORK)).toBeUndefined();
});
