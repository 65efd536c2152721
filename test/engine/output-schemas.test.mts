import { isLine } from '../../nodes/ClickFunnels/table/line';
import { catalog } from '../../nodes/ClickFunnels/resources';
import { itemSchema } from '../../scripts/schemas/item.mts';
import { useSandbox } from '../support/use-sandbox.mts';
import { cases } from './cases/index.mts';
import { contractOperations } from '../support/contract.mts';

const inUse = useSandbox();
const lines = catalog.resources.flatMap(({ value: resource, operations }) =>
	operations.filter(isLine).map((operation) => ({ resource, value: operation.value, operation })),
);

test.each(lines)(
	'$resource, $value: what the editor shows before the first run comes in the items',
	async ({ resource, operation }) => {
		const { parameters } = await cases[`${resource}.${operation.value}`](inUse.company);
		// What the editor shows is for those who leave these two alone.
		delete parameters.simplify;
		delete parameters.options;
		const { items, problem } = await inUse.run({
			resource,
			operation: operation.value,
			...parameters,
		});
		expect(problem?.message).toBeUndefined();
		const come = items.flatMap(({ json }) => Object.keys(json));
		const shown = Object.keys(itemSchema(operation, contractOperations).properties ?? {});
		const missing = shown.filter((key) => !come.includes(key));
		// A record may have nothing to look into, for example an event without a page.
		expect(missing.filter((key) => !operation.simplify?.[key]?.includes('.'))).toEqual([]);
	},
);
