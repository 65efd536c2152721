import { catalog } from '../../nodes/ClickFunnels/resources';
import type { Line } from '../../nodes/ClickFunnels/table/line';
import { linesOf } from '../../nodes/ClickFunnels/table/resource';
import type { ContractOperation } from '../../scripts/contract/document.mts';
import { bodyFacts, queryFacts } from '../../scripts/contract/facts.mts';
import { contractOperations } from '../support/contract.mts';

// What a user sets is kept flat, by the API's own names: each has to lead to one place of a request.

/** Every name that a request of the table's line takes, once for each place. */
function namesOfLine({ parameters, filters, needs, options, expand, sort, body }: Line): string[] {
	return [
		...parameters.map(({ name }) => name),
		...Object.keys(filters?.fields ?? {}),
		...Object.keys(filters?.query ?? {}),
		...Object.keys({ ...needs, ...options }),
		...(expand.length > 0 ? ['expand'] : []),
		...(sort.length > 0 ? ['sort_property', 'sort_order'] : []),
		...Object.keys(body?.required ?? {}),
		...Object.keys(body?.optional ?? {}),
	];
}

/** The same by the contract; of filters the name inside the brackets. */
function namesOfContract(operation: ContractOperation): string[] {
	const { parameters, body } = operation;
	const fields = body ? [...bodyFacts(body).fields.keys()] : [];
	return [
		...parameters.flatMap(({ name, in: place }) => (place === 'path' ? [name] : [])),
		...[...queryFacts(operation).keys()].map((name) => /^filter\[(\w+)\]$/.exec(name)?.[1] ?? name),
		...fields.filter((path) => !/[.[]/.test(path)),
	];
}

const repeated = (names: string[]) => names.filter((name, index) => names.indexOf(name) !== index);

const lines = linesOf(catalog.resources);

test.each([
	['table', lines.map((line) => [line.route, namesOfLine(line)] as const)],
	['contract', contractOperations.map((one) => [one.route, namesOfContract(one)] as const)],
])('no route of the %s takes one name in two places', (_, routes) => {
	expect(routes).toHaveLength(contractOperations.length);
	const twice = routes.flatMap(([route, names]) => repeated(names).map((name) => `${route}: ${name}`));
	expect(twice).toEqual([]);
});

test('names of every place are compared', () => {
	const routes = ['PUT /contacts/{id}', 'GET /workspaces/{workspace_id}/contacts'];
	for (const route of routes) {
		const line = lines.find((one) => one.route === route) as Line;
		const contract = contractOperations.find((one) => one.route === route) as ContractOperation;
		const known = namesOfContract(contract).filter((name) => name !== 'after');
		expect(namesOfLine(line).sort()).toEqual(known.sort());
		expect(known.length).toBeGreaterThan(5);
	}
});
