import type { INodeParameters, INodeProperties } from 'n8n-workflow';

import { answerViolations, contractOperations } from '../support/contract.mts';
import type { Rec } from '../support/company.mts';
import { choices, routeOf, shownInside, shownProperties } from '../support/fill.mts';
import { useSandbox } from '../support/use-sandbox.mts';
import { cases } from './cases/index.mts';

const inUse = useSandbox();

/** Fields that have no value in a case, with the reason. */
const WITHOUT_VALUE: Record<string, string> = {
	'order.getAll orderFilters.stored_filter_id': 'order filters are saved in the app only, not by the API',
	'order.getAll orderFilters.stable_id': 'the token of an order filter is made in the app only',
};

/** Parameters that every operation has alike. */
const EVERYWHERE: INodeParameters = { retries: { maxTries: 3, maxSeconds: 60 } };

/** Every parameter and field that the editor shows and the case leaves without a value. */
function unfilled(resource: string, operation: string, parameters: INodeParameters): string[] {
	const missing = (values: INodeParameters, { name }: INodeProperties) => values[name] === undefined;
	return shownProperties(resource, operation).flatMap((property) => {
		if (missing(parameters, property)) return [property.name];
		if (property.type !== 'collection') return [];
		const inside = parameters[property.name] as INodeParameters;
		return shownInside(property, operation)
			.filter((field) => missing(inside, field))
			.map(({ name }) => `${property.name}.${name}`);
	});
}

function contractOf(resource: string, operation: string) {
	const found = contractOperations.find(({ route }) => route === routeOf(resource, operation));
	if (!found) throw new Error(`The contract has no ${routeOf(resource, operation)}`);
	return found;
}

test('there is a case for each of the 76 operations, and no other', () => {
	expect(choices).toHaveLength(76);
	const wanted = choices.map(({ resource, operation }) => `${resource}.${operation}`);
	expect(Object.keys(cases).sort()).toEqual(wanted.sort());
});

test.each(choices)(
	'$resource, $operation: runs with a value in every field, answers as the contract says and does what it says',
	async ({ resource, operation }) => {
		const name = `${resource}.${operation}`;
		const { parameters: own, answer, after } = await cases[name](inUse.company);
		const parameters = { ...EVERYWHERE, ...own };
		const withoutReason = unfilled(resource, operation, parameters).filter(
			(field) => !WITHOUT_VALUE[`${name} ${field}`],
		);
		expect(withoutReason).toEqual([]);

		inUse.sandbox.clearRequests();
		const { items, problem } = await inUse.run({ resource, operation, ...parameters });
		expect(problem?.message).toBeUndefined();
		const records = items.map(({ json }) => json);
		expect(records).toHaveLength(answer.length);
		expect(records).toMatchObject(answer);
		await after?.(records[0] as Rec);

		const requests = inUse.sandbox.requests();
		expect(requests).toHaveLength(1);
		const contract = contractOf(resource, operation);
		// Removals have nothing to show; what they give instead is in the case.
		if (contract.method === 'DELETE') return;
		const isList = contract.method === 'GET' && !/(\{id\}|\/me)$/.test(contract.path);
		const first = { ...records[0] };
		delete first.upsert_result;
		expect(answerViolations(contract, requests[0].status, isList ? records : first)).toEqual([]);
	},
);
