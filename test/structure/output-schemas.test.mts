import { everyday } from '../../nodes/ClickFunnels/everyday';
import { catalog } from '../../nodes/ClickFunnels/resources';
import { asLine, hasSchema, itemSchema, type ItemSchema } from '../../scripts/schemas/item.mts';
import { contractOperations } from '../support/contract.mts';

const TYPES = ['array', 'boolean', 'integer', 'number', 'object', 'string'];

const operations = [catalog, everyday].flatMap(({ resources, lines }) =>
	resources.flatMap(({ value: resource, operations: own }) =>
		own
			.filter(hasSchema)
			.map((operation) => ({ resource, value: operation.value, line: asLine(operation, lines) })),
	),
);

/** Every schema inside, itself included. */
function all(schema: ItemSchema): ItemSchema[] {
	const inside = [...Object.values(schema.properties ?? {}), ...(schema.items ? [schema.items] : [])];
	return [schema, ...inside.flatMap(all)];
}

test.each(operations)('$resource, $value: the editor gets fields, each with a type', ({ line }) => {
	const schema = itemSchema(line, contractOperations);
	// The editor takes nothing else for a schema.
	expect(schema.type).toBe('object');
	expect(Object.keys(schema.properties ?? {})).not.toEqual([]);
	expect(all(schema).filter(({ type }) => !TYPES.includes(type))).toEqual([]);
});
