import type { Kind } from '../../nodes/ClickFunnels/table/kind.ts';
import { linesOf, type Catalog } from '../../nodes/ClickFunnels/table/resource.ts';
import { compareOperation } from './compare-operation.mts';
import type { Difference } from './difference.mts';
import type { ContractOperation } from './document.mts';
import { bodyFacts, queryFacts } from './facts.mts';

/** The two sides of the comparison. */
export interface Sides {
	catalog: Pick<Catalog, 'resources' | 'kinds'>;
	/** Ids of the events that the trigger offers. */
	offeredEvents: string[];
	contract: ContractOperation[];
	/** Ids of the events of the contract. */
	events: string[];
}

/** Everything in which the node differs from the contract, deliberate or not. */
export function compareNode({ catalog, offeredEvents, contract, events }: Sides): Difference[] {
	const operations = linesOf(catalog.resources);
	const offered = operations.map(({ route }) => route);
	const known = new Map(contract.map((operation) => [operation.route, operation]));
	return [
		...without([...known.keys()], offered).map(
			(route): Difference => ({ kind: 'missingRoutes', route, name: '' }),
		),
		...without(offered, [...known.keys()]).map(
			(route): Difference => ({ kind: 'unknownRoutes', route, name: '' }),
		),
		...repeated(offered).map((route): Difference => ({ kind: 'repeatedRoutes', route, name: '' })),
		...operations.flatMap((operation) => {
			const theirs = known.get(operation.route);
			return theirs ? compareOperation(operation, theirs) : [];
		}),
		...comparePickers(catalog.kinds, known),
		...without(events, offeredEvents).map((name): Difference => ({ kind: 'missingEvents', route: '', name })),
		...without(offeredEvents, events).map((name): Difference => ({ kind: 'unknownEvents', route: '', name })),
	];
}

/** How much `compareNode` looks at, in words. */
export function extent({ catalog, contract, events }: Sides): string {
	const offered = new Set(linesOf(catalog.resources).map(({ route }) => route));
	const compared = contract.filter(({ route }) => offered.has(route));
	const fields = compared.flatMap(({ body }) => (body ? [...bodyFacts(body).fields.values()] : []));
	const query = compared.flatMap((operation) => [...queryFacts(operation)]);
	const filters = query.filter(([name]) => name.startsWith('filter['));
	const enumerations = [...fields, ...query.map(([, fact]) => fact)].filter(({ values }) => values);
	const counts = {
		operations: compared.length,
		'body fields': fields.length,
		filters: filters.length,
		'other query parameters': query.length - filters.length,
		enumerations: enumerations.length,
		events: events.length,
	};
	return Object.entries(counts)
		.map(([what, count]) => `${count} ${what}`)
		.join(', ');
}

/** The lists that pickers load, and the filters that they search by. */
function comparePickers(kinds: Kind[], known: Map<string, ContractOperation>): Difference[] {
	return kinds.flatMap(({ list, ofMaton, searchFilters = [] }): Difference[] => {
		if (!list || ofMaton) return [];
		const contract = known.get(list);
		if (!contract) return [{ kind: 'unknownRoutes', route: list, name: '' }];
		const facts = queryFacts(contract);
		const unknown = searchFilters.map((key) => `filter[${key}]`).filter((name) => !facts.has(name));
		return unknown.map((name) => ({ kind: 'unknownFilters', route: list, name }));
	});
}

function without(some: string[], others: string[]): string[] {
	const there = new Set(others);
	return [...new Set(some)].filter((one) => !there.has(one));
}

function repeated(routes: string[]): string[] {
	return [...new Set(routes.filter((route, index) => routes.indexOf(route) !== index))];
}
