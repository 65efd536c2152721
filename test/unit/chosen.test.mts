import type { IExecuteSingleFunctions } from 'n8n-workflow';

import { chosenOperation } from '../../nodes/ClickFunnels/run/chosen';
import { get, getMany } from '../../nodes/ClickFunnels/table/lines';
import { resource } from '../../nodes/ClickFunnels/table/resource';
import { contact, node, reader } from './input.mts';

const resources = [
	resource({ kind: contact, description: '', operations: [getMany(), get('GET /contacts/{id}')] }),
];

function chosen(resourceValue: string, operation: string) {
	const context: Partial<IExecuteSingleFunctions> = {
		getNode: () => node,
		getItemIndex: () => 3,
		getNodeParameter: reader({
			resource: resourceValue,
			operation,
		}) as IExecuteSingleFunctions['getNodeParameter'],
	};
	return () => chosenOperation(context as IExecuteSingleFunctions, resources);
}

test('an operation is chosen by its resource and its value', () => {
	const [{ operations }] = resources;
	expect(operations.map(({ value }) => value)).toEqual(['get', 'getAll']);
	expect(chosen('contact', 'get')()).toBe(operations[0]);
	expect(chosen('contact', 'getAll')()).toBe(operations[1]);
});

test.each([
	['an operation', 'contact', 'merge'],
	['a resource', 'funnel', 'get'],
])('%s of another version is refused for the item', (_, resourceValue, operation) => {
	expect(chosen(resourceValue, operation)).toThrow(
		expect.objectContaining({
			message: `Operation: there is no "${operation}" for the resource "${resourceValue}"`,
			context: expect.objectContaining({ itemIndex: 3 }),
		}),
	);
});
