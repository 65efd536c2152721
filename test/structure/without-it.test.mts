import { catalog } from '../../nodes/ClickFunnels/resources';
import type { Fields } from '../../nodes/ClickFunnels/table/field';

/** What a field that is left out means, where that harms nobody. */
const HARMLESS = new Set([
	'cancel_reason',
	'canceled_by',
	'created_by_id',
	'currency',
	'current_path',
	'emails_domain_id',
	'invoice_number',
	'invoice_type',
	'name',
	'reason',
	'show_page_step_id',
	'sort_order',
]);

/** Every field that an operation may go without, but those of updates, which leave them as they are. */
const optional = catalog.resources.flatMap(({ value, operations }) =>
	operations
		.filter(({ body }) => !body?.clears)
		.flatMap(({ value: operation, body, options }) =>
			Object.entries({ ...body?.optional, ...options } satisfies Fields).map(([name, field]) => ({
				place: `${value}.${operation} ${name}`,
				name,
				field,
			})),
		),
);

test('a field that says what comes of it where it is left out is not left out by accident', () => {
	const says = optional.filter(({ field }) => /\bwithout (it|one)\b/i.test(field.description ?? ''));
	expect(says.length).toBeGreaterThan(10);
	const careless = says.filter(({ name, field }) => !field.withoutIt && !HARMLESS.has(name));
	expect(careless.map(({ place }) => place)).toEqual([]);
});
