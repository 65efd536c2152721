import fc from 'fast-check';
import { NodeHelpers } from 'n8n-workflow';

import {
	displayOptionsOf,
	rectangles,
	type Place,
	type Rectangle,
} from '../../nodes/ClickFunnels/description/rectangles';

const places = (...pairs: string[]): Place[] =>
	pairs.map((pair) => {
		const [resource, operation] = pair.split('.');
		return { resource, operation };
	});

/** What n8n does with `displayOptions.show`: every named property must have one of the values. */
const isShown = (place: Place, { resource, operation }: Rectangle) =>
	operation.includes(place.operation) && (!resource || resource.includes(place.resource));

const existing = places(
	'contact.get',
	'contact.create',
	'order.get',
	'order.create',
	'order.cancel',
	'team.get',
);

test.each<[string, Place[], Rectangle[]]>([
	['one place', places('order.create'), [{ resource: ['order'], operation: ['create'] }]],
	['an operation that only one resource has', places('order.cancel'), [{ operation: ['cancel'] }]],
	[
		'an operation of every resource',
		places('contact.get', 'order.get', 'team.get'),
		[{ operation: ['get'] }],
	],
	['everything', existing, [{ operation: ['get', 'create', 'cancel'] }]],
	[
		'some resources alike',
		places('contact.get', 'order.get'),
		[{ resource: ['contact', 'order'], operation: ['get'] }],
	],
	[
		'resources that need what the other must not show',
		places('contact.get', 'order.create'),
		[
			{ resource: ['contact'], operation: ['get'] },
			{ resource: ['order'], operation: ['create'] },
		],
	],
	// Team has no create, so that one rectangle may say it has.
	[
		'a pair that no resource has',
		places('contact.get', 'contact.create', 'team.get'),
		[{ resource: ['contact', 'team'], operation: ['get', 'create'] }],
	],
])('%s', (_, wanted, expected) => {
	expect(rectangles(wanted, existing)).toEqual(expected);
});

const someExisting = fc.uniqueArray(
	fc.record({
		resource: fc.constantFrom('contact', 'order', 'team', 'form', 'image', 'course'),
		operation: fc.constantFrom('get', 'getAll', 'create', 'update', 'delete', 'cancel'),
	}),
	{ minLength: 1, maxLength: 36, selector: ({ resource, operation }) => `${resource}.${operation}` },
);

const someOfThem = someExisting.chain((all) =>
	fc.record({ all: fc.constant(all), wanted: fc.shuffledSubarray(all, { minLength: 1 }) }),
);

test('every wanted pair is shown by exactly one rectangle, and no other pair that exists is shown', () => {
	fc.assert(
		fc.property(someOfThem, ({ all, wanted }) => {
			const found = rectangles(wanted, all);
			for (const place of all) {
				const shownBy = found.filter((rectangle) => isShown(place, rectangle));
				expect(shownBy).toHaveLength(wanted.includes(place) ? 1 : 0);
			}
			for (const { resource, operation } of found) {
				expect(new Set(resource).size).toBe(resource?.length ?? 0);
				expect(new Set(operation).size).toBe(operation.length);
			}
		}),
		{ seed: 4, numRuns: 1_000 },
	);
});

test('n8n shows a property just where its rectangle is, in whatever way that is said', () => {
	fc.assert(
		fc.property(someOfThem, fc.constantFrom('' as const, '/' as const), ({ all, wanted }, root) => {
			const shown = rectangles(wanted, all).map((one) => displayOptionsOf(one, all, { root }));
			for (const place of all) {
				const showing = shown.filter((displayOptions) =>
					NodeHelpers.displayParameter(
						{ ...place },
						{ displayName: '', name: '', type: 'string', default: '', displayOptions },
						null,
						null,
						{ ...place },
					),
				);
				expect(showing).toHaveLength(wanted.includes(place) ? 1 : 0);
			}
		}),
		{ seed: 6, numRuns: 1_000 },
	);
});

const all = places('contact.get', 'order.get', 'team.get', 'team.update');

test.each([
	['one of many', places('contact.get'), { show: { resource: ['contact'] } }],
	['many but one', places('contact.get', 'order.get'), { hide: { resource: ['team'] } }],
	['everything', all, {}],
	['one operation', places('team.update'), { hide: { operation: ['get'] } }],
	['a part of what a resource has', places('team.get'), { show: { resource: ['team'], operation: ['get'] } }],
])('%s is said in few words', (_, wanted, expected) => {
	const [rectangle] = rectangles(wanted, all);
	expect(displayOptionsOf(rectangle, all)).toEqual(expected);
});

test('there are never more rectangles than resources', () => {
	fc.assert(
		fc.property(someOfThem, ({ all, wanted }) => {
			const resources = new Set(wanted.map(({ resource }) => resource));
			expect(rectangles(wanted, all).length).toBeLessThanOrEqual(resources.size);
		}),
		{ seed: 5, numRuns: 300 },
	);
});
