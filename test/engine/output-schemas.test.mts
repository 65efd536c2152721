import type { Line } from '../../nodes/ClickFunnels/table/line';
import { catalog } from '../../nodes/ClickFunnels/resources';
import { itemSchema } from '../../scripts/schemas/item.mts';
import { useSandbox } from '../support/use-sandbox.mts';
import { cases } from './cases/index.mts';
import { contractOperations } from '../support/contract.mts';

const inUse = useSandbox();
const operations = new Map(
	catalog.resources.flatMap(({ value: resource, operations: own }) =>
		own.map((operation) => [`${resource}.${operation.value}`, operation]),
	),
);

test.each(Object.keys(cases))(
	'%s: what the editor shows before the first run comes in the items',
	async (name) => {
		const operation = operations.get(name) as Line;
		const { parameters } = await cases[name](inUse.company);
		// What the editor shows is for those who leave these two alone.
		delete parameters.simplify;
		delete parameters.options;
		const { items, problem } = await inUse.run({
			resource: name.split('.')[0],
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
