import { splitFilters } from '../../nodes/ClickFunnels/run/splitFilters';

const IN_9 = { method: 'GET' as const, url: '/workspaces/9/contacts' };
const numbered = (count: number, length: number) =>
	Array.from({ length: count }, (_, i) => String(i).padStart(length, '0'));

/** What the requests ask for with one filter. */
const asked = (requests: ReturnType<typeof splitFilters>, key: string) =>
	requests.map(({ qs }) => String(qs?.[key]).split(','));

const urlOf = ({ url, qs }: ReturnType<typeof splitFilters>[number]) =>
	`${url}?${new URLSearchParams(qs as Record<string, string>).toString()}`;

test('what fits into a URL is one request, as it was', () => {
	const request = { ...IN_9, qs: { 'filter[id]': '3,5,3', sort_order: 'desc', 'expand[]': ['visits', 'x'] } };
	expect(splitFilters(request)).toEqual([request]);
	expect(splitFilters(IN_9)).toEqual([IN_9]);
});

test('a long filter is asked for in parts that together have each value once, in order', () => {
	const values = numbered(2_500, 10);
	const qs = { 'filter[id]': [...values, ...values].join(','), sort_order: 'desc' };
	const parts = splitFilters({ ...IN_9, qs });
	// 2,500 values of 13 characters each, as a comma takes three: 32,500 are eight parts, by halves.
	expect(parts).toHaveLength(8);
	expect(asked(parts, 'filter[id]').flat()).toEqual(values);
	expect(parts.every(({ qs: own }) => own?.sort_order === 'desc')).toBe(true);
	expect(Math.max(...parts.map((part) => urlOf(part).length))).toBeLessThanOrEqual(6_000);
});

test('characters count as they are sent', () => {
	// Nine characters each in a URL, three in text.
	const parts = splitFilters({
		...IN_9,
		qs: {
			'filter[name]': numbered(600, 3)
				.map((one) => `ü@${one}`)
				.join(),
		},
	});
	expect(Math.max(...parts.map((part) => urlOf(part).length))).toBeLessThanOrEqual(6_000);
	expect(parts.length).toBeGreaterThan(1);
});

test('of two long filters every value meets every value of the other one, once', () => {
	const [ids, names] = [numbered(700, 8), numbered(500, 10)];
	const parts = splitFilters({ ...IN_9, qs: { 'filter[id]': ids.join(), 'filter[name]': names.join() } });
	const pairs = parts.flatMap(({ qs }) => {
		const [own, others] = [String(qs?.['filter[id]']).split(','), String(qs?.['filter[name]']).split(',')];
		return own.flatMap((id) => others.map((name) => `${id} ${name}`));
	});
	expect(pairs).toHaveLength(700 * 500);
	expect(new Set(pairs).size).toBe(700 * 500);
	expect(Math.max(...parts.map((part) => urlOf(part).length))).toBeLessThanOrEqual(6_000);
});

test.each([
	['one long value', { 'filter[name]': 'x'.repeat(9_000) }],
	['one long value, twice', { 'filter[name]': `${'x'.repeat(9_000)},${'x'.repeat(9_000)}` }],
	['what is no filter', { stable_id: numbered(2_500, 5).join() }],
	['several values that are no filter', { owner_ids: numbered(2_500, 5) }],
])('%s goes as it is', (_, qs) => {
	expect(splitFilters({ ...IN_9, qs })).toEqual([{ ...IN_9, qs }]);
});
