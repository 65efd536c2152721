import { shownInside, shownProperties } from '../support/fill.mts';
import { operations, useNode } from './use-node.mts';

const node = useNode();

test.each([
	['2027-01-31', '2027-01-31'],
	[' 2027-01-31\n', '2027-01-31'],
	// As the editor's calendar stores a day.
	['2027-01-31T00:00:00', '2027-01-31'],
	['2027-01-31T23:30:00-05:00', '2027-01-31'],
	['={{ DateTime.fromISO("2027-01-31T23:30:00", { zone: "America/New_York" }) }}', '2027-01-31'],
	// 2027-01-31T23:30:00Z, which is one day on in Tokyo.
	['={{ 1801438200 }}', '2027-02-01'],
	['={{ new Date("2027-01-31T23:30:00Z") }}', '2027-02-01'],
])('Send Date %j is %s', async (send_at, day) => {
	const sent = await node.fields(operations.broadcast({ send_at }), { timezone: 'Asia/Tokyo' });
	expect(sent.send_at).toBe(day);
});

test.each([
	['09:30:00', '09:30:00'],
	['9:30', '09:30:00'],
	['2027-01-31T09:30:00.000-05:00', '09:30:00'],
	['={{ DateTime.fromISO("2027-01-31T09:30:00").toFormat("HH:mm") }}', '09:30:00'],
])('Send Time %j is %s', async (send_at_local_time, time) => {
	const sent = await node.fields(operations.broadcast({ send_at_local_time }));
	expect(sent.send_at_local_time).toBe(time);
});

test.each([
	['Send Date', { send_at: 'garbage' }, '"garbage" is not a date'],
	['Send Date', { send_at: '2027-02-30' }, '"2027-02-30" is not a date'],
	['Send Date', { send_at: '31.01.2027' }, '"31.01.2027" is not a date'],
	['Send Date', { send_at: '={{ 5 }}' }, '"5" is not a date'],
	['Send Time', { send_at_local_time: 'garbage' }, '"garbage" is not a time of day'],
	['Send Time', { send_at_local_time: '25:00' }, '"25:00" is not a time of day'],
	['Send Time', { send_at_local_time: '9:60' }, '"9:60" is not a time of day'],
	['Send Time', { send_at_local_time: '={{ 9 }}' }, '"9" is not a time of day'],
])('%s is refused by name: %j', async (label, fields, what) => {
	const { message, description } = await node.refusal(operations.broadcast(fields));
	expect(message).toBe(`${label}: ${what}`);
	expect(description).toMatch(/^Enter one such as /);
});

test('the editor shows a calendar for a day', () => {
	const place = { resource: 'emailBroadcast', operation: 'create' };
	const fields = shownProperties('emailBroadcast', 'create').find(({ name }) => name === 'additionalFields');
	const day = fields && shownInside(fields, place).find(({ name }) => name === 'send_at');
	expect(day).toMatchObject({ type: 'dateTime', typeOptions: { dateOnly: true } });
});
