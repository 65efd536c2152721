import fc from 'fast-check';

import { toRfc3339 } from '../../nodes/ClickFunnels/input/moment';
import { byId } from '../support/engine.mts';
import { entered, operations, useNode, type Entered } from './use-node.mts';

const node = useNode();

const activatedAt = (activated_at: unknown) => operations.updateOrder({ activated_at });

// 2026-01-01T00:00:00Z is 1,767,225,600 s after 1970.
test.each([
	['seconds', '={{ 1767225600 }}', '2026-01-01T00:00:00.000Z'],
	['seconds as text', '1767225600', '2026-01-01T00:00:00.000Z'],
	['milliseconds', '={{ 1767225600000 }}', '2026-01-01T00:00:00.000Z'],
	['what a database writes', '2026-03-01 10:00:00+00', '2026-03-01T10:00:00.000Z'],
	['a DateTime', '={{ DateTime.fromISO("2026-03-01T10:00:00Z") }}', '2026-03-01T10:00:00.000Z'],
	['a Date', '={{ new Date("2026-03-01T10:00:00Z") }}', '2026-03-01T10:00:00.000Z'],
	['a day in the time zone of the workflow', '2026-03-01', '2026-03-01T05:00:00.000Z'],
])('%s: %s', async (_, value, moment) => {
	const sent = await node.fields(activatedAt(value), { timezone: 'America/New_York' });
	expect(sent).toEqual({ activated_at: moment });
});

const issuedAt = (issued_at: unknown) =>
	entered('invoice', 'update', { invoice: byId(1), additionalFields: { issued_at } });

test.each([
	['Activated At', activatedAt('={{ 46082 }}'), '46082'],
	['Activated At', activatedAt('={{ 0.5 }}'), '0.5'],
	['Apply Until', operations.discount({ apply_until: '0001-01-01' }), '0001-01-01'],
	['Apply From', operations.discount({ apply_from: '1899-12-31' }), '1899-12-31'],
	['Issued At', issuedAt('20260301'), '20260301'],
	['Issued At', issuedAt('={{ -1767225600 }}'), '-1767225600'],
	['Issued At', issuedAt('={{ DateTime.fromISO("no") }}'), 'Invalid DateTime'],
	['Issued At', issuedAt('={{ new Date("no") }}'), 'Invalid Date'],
	['Send At', operations.send({ send_at: 'tomorrow' }), 'tomorrow'],
] as Array<[string, Entered, string]>)(
	'%s is refused by name, with examples',
	async (label, operation, value) => {
		const { message, description } = await node.refusal(operation);
		expect(message).toBe(`${label}: "${value}" is not a date and time`);
		expect(description).toBe(
			'Enter one such as 2026-06-30T15:56:18Z, or seconds since 1970 such as 1782834978.',
		);
	},
);

describe('a time zone of the workflow that nobody knows', () => {
	const timezone = 'Mars/Olympus';

	test('is named where it counts', async () => {
		const { message } = await node.refusal(activatedAt('2026-03-01T10:00'), { timezone });
		expect(message).toBe('Activated At: the time zone "Mars/Olympus" of the workflow is not known');
	});

	test('says nothing where the offset is there', async () => {
		expect(await node.fields(activatedAt('2026-03-01T10:00:00+01:00'), { timezone })).toEqual({
			activated_at: '2026-03-01T09:00:00.000Z',
		});
	});
});

test('whatever comes, it is a moment of a year that can be meant, or none', () => {
	const values = fc.oneof(fc.anything(), fc.double(), fc.maxSafeInteger(), fc.date(), fc.string());
	fc.assert(
		fc.property(values, (value) => {
			const moment = toRfc3339(value, 'UTC');
			if (moment === undefined) return;
			expect(moment).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
			expect(Number(moment.slice(0, 4))).toBeGreaterThanOrEqual(1900);
		}),
		{ numRuns: 2_000 },
	);
});

test('no number is a day of 1970', () => {
	fc.assert(
		fc.property(fc.double({ noNaN: true }), (number) => {
			expect(toRfc3339(number, 'UTC') ?? '').not.toMatch(/^19[0-6]|^197[0-2]/);
		}),
		{ numRuns: 2_000 },
	);
});
