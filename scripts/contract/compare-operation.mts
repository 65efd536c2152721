import type { Line } from '../../nodes/ClickFunnels/table/line.ts';
import type { Difference, Kind } from './difference.mts';
import type { ContractOperation } from './document.mts';
import {
	answerFacts,
	bodyFacts,
	isInside,
	outermost,
	queryFacts,
	WHOLE,
	type Fact,
	type Facts,
} from './facts.mts';
import { offeredFields, offeredQuery, takesAnything, type Offered } from './offered.mts';

type Found = Array<Pick<Difference, 'kind' | 'name'>>;

/** What the node offers on a route, against what the contract has there. */
export function compareOperation(operation: Line, contract: ContractOperation): Difference[] {
	const found = [...compareBody(operation, contract), ...compareQuery(operation, contract)];
	return found.map((one) => ({ ...one, route: operation.route }));
}

function compareBody({ body }: Line, contract: ContractOperation): Found {
	const { root, fields } = bodyFacts(contract.body ?? {});
	const offered = body ? offeredFields(body) : new Map<string, Offered>();
	const found: Found = [];
	if (body && contract.body && root !== body.root)
		found.push({ kind: 'rootKeys', name: `${root ?? 'none'}, in the node ${body.root ?? 'none'}` });
	if (body?.mayBeAbsent && contract.bodyRequired) found.push({ kind: 'notRequired', name: WHOLE });
	const free = [...offered].flatMap(([path, one]) => (takesAnything(one) ? [path] : []));
	const covered = (path: string) => free.some((outer) => isInside(path, outer));
	const known = new Map([...fields].filter(([path]) => !covered(path)));
	found.push(...named('missingFields', outermost(missing(known, offered))));
	found.push(
		...named(
			'unknownFields',
			outermost(missing(offered, fields)).filter((path) => !isFree(path, fields)),
		),
	);
	return [...found, ...compareCommon(known, offered, answerFacts(contract))];
}

/** Whether a path is inside an object of which the contract lists no keys. */
function isFree(path: string, fields: Facts): boolean {
	return [...fields].some(
		([outer, { type }]) =>
			isInside(path, outer) &&
			type.includes('object') &&
			![...fields.keys()].some((other) => isInside(other, outer)),
	);
}

function compareQuery(operation: Line, contract: ContractOperation): Found {
	const known = queryFacts(contract);
	const offered = offeredQuery(operation);
	const found = [
		...missing(known, offered).map((name) => ({ kind: ofQuery('missing', name), name })),
		...missing(offered, known).map((name) => ({ kind: ofQuery('unknown', name), name })),
	];
	return [...found, ...compareCommon(known, offered, answerFacts(contract))];
}

function ofQuery(how: 'missing' | 'unknown', name: string): Kind {
	return name.startsWith('filter[') ? `${how}Filters` : `${how}Parameters`;
}

/** Required flags and values of what both have. */
function compareCommon(known: Facts, offered: Map<string, Offered>, answered: Facts): Found {
	const found: Found = [];
	for (const [name, fact] of known) {
		const ours = offered.get(name);
		if (!ours) continue;
		if (fact.required && !ours.required) found.push({ kind: 'notRequired', name });
		if (ours.required && !fact.required) found.push({ kind: 'alsoRequired', name });
		const asAnswered = answered.get(name.replace(/^filter\[(.+)\]$/, '$1'));
		found.push(...compareValues(name, fact, ours, asAnswered));
	}
	return found;
}

/** Where the contract lists no values of an input, those that it lists of the same field in the answer will do. */
function compareValues(name: string, { values: known }: Fact, ours: Offered, asAnswered?: Fact): Found {
	const { type, values: offered } = ours;
	if (takesAnything(ours)) return [];
	if (!known) {
		const agreed = type === 'boolean' || !offered || isSame(offered, asAnswered?.values);
		return agreed ? [] : [{ kind: 'onlyNodeLists', name }];
	}
	if (!offered) return [{ kind: 'onlyContractLists', name }];
	const without = (some: string[], others: string[]) =>
		some.filter((value) => !others.includes(value)).map((value) => `${name}: ${value}`);
	return [
		...named('missingValues', without(known, offered)),
		...named('unknownValues', without(offered, known)),
	];
}

function isSame(some: string[], others: string[] = []): boolean {
	return [...some].sort().join() === [...others].sort().join();
}

function missing(from: Map<string, unknown>, others: Map<string, unknown>): string[] {
	return [...from.keys()].filter((name) => !others.has(name));
}

function named(kind: Kind, names: string[]): Found {
	return names.map((name) => ({ kind, name }));
}
