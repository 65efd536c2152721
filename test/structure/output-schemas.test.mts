import { catalog } from '../../nodes/ClickFunnels/resources';
import { linesOf } from '../../nodes/ClickFunnels/table/resource';
import { asLine, itemSchema, type ItemSchema } from '../../scripts/schemas/item.mts';
import { contractOperations } from '../support/contract.mts';

const TYPES = ['array', 'boolean', 'integer', 'number', 'object', 'string'];

const operations = catalog.resources.flatMap(({ value: resource, operations: own }) =>
	own.map((operation) => ({ resource, value: operation.value, operation })),
);
const lines = linesOf(catalog.resources);

/** Every schema inside, itself included. */
function all(schema: ItemSchema): ItemSchema[] {
	const inside = [...Object.values(schema.properties ?? {}), ...(schema.items ? [schema.items] : [])];
	return [schema, ...inside.flatMap(all)];
}

test.each(operations)('$resource, $value: the editor gets fields, each with a type', ({ operation }) => {
	const schema = itemSchema(asLine(operation, lines), contractOperations);
	// The editor takes nothing else for a schema.
	expect(schema.type).toBe('object');
	expect(Object.keys(schema.properties ?? {})).not.toEqual([]);
	expect(all(schema).filter(({ type }) => !TYPES.includes(type))).toEqual([]);
});
