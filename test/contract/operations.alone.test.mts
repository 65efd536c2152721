import { meant, readDeliberate } from '../../scripts/contract/deliberate.mts';
import type { ContractOperation } from '../../scripts/contract/document.mts';
import { bodyFacts, factsOf, isInside, queryFacts } from '../../scripts/contract/facts.mts';
import { useOwnClock } from '../support/clock.mts';
import { contractOperations, operationAt, violations } from '../support/contract.mts';
import { runNode } from '../support/engine.mts';
import { filled, offeredValues, routed } from '../support/fill.mts';
import { SET_UP_MS } from '../support/limits.mts';
import { startRecorder, type Recorded } from '../support/recorder.mts';

const API = '/clickfunnels/api/v2';

useOwnClock();

const deliberate = readDeliberate();

/** What an operation sends for a user's input, or why it sends nothing. */
interface Outcome {
	requests: Recorded[];
	message?: string;
}

/** Of every operation, with a value in every field and in the required ones alone. */
const outcomes = new Map<string, Outcome>();

beforeAll(async () => {
	const recorder = await startRecorder((request) => emptyAnswer(contractFor(request)));
	for (const { resource, operation } of routed) {
		for (const which of ['all', 'required'] as const) {
			recorder.requests.length = 0;
			const { problem } = await runNode(filled(resource, operation, which), {
				url: recorder.url,
				credential: { requestsPerSecond: 100 },
			});
			const requests = [...recorder.requests];
			outcomes.set(`${resource} ${operation} ${which}`, { requests, message: problem?.message });
		}
	}
	await recorder.close();
}, SET_UP_MS);

/** The least that an operation answers: no rows, or a record without any. */
function emptyAnswer({ answers }: ContractOperation) {
	const answer = answers.at(0);
	if (!answer) return { status: 204 };
	const { items, properties = {} } = answer;
	if (items) return { body: [] };
	const lists = Object.keys(properties).filter((name) => properties[name].items);
	return { body: { id: 12345, ...Object.fromEntries(lists.map((name) => [name, []])) } };
}

function outcomeOf(resource: string, operation: string, which: 'all' | 'required'): Outcome {
	return outcomes.get(`${resource} ${operation} ${which}`) as Outcome;
}

/** The one request that an operation sends. */
function sentFor(resource: string, operation: string, which: 'all' | 'required'): Recorded {
	const { requests, message } = outcomeOf(resource, operation, which);
	expect(message).toBeUndefined();
	expect(requests).toHaveLength(1);
	return requests[0];
}

/** A request on two lines, for a recording. */
function written({ method, path, query, body }: Recorded): string {
	const line = `${method} ${path}${query.size > 0 ? `?${decodeURIComponent(query.toString())}` : ''}`;
	return body === undefined ? line : `${line}\n${JSON.stringify(body)}`;
}

function contractFor({ method, path }: Recorded) {
	expect(path.startsWith(`${API}/`)).toBe(true);
	const operation = operationAt(method, path.slice(API.length));
	if (!operation) throw new Error(`The contract has no ${method} ${path}`);
	return operation;
}

/** Every key of a body, with those of nested objects, for example `order.line_items_attributes[].quantity`. */
function keysOf(value: unknown, prefix = ''): string[] {
	if (Array.isArray(value)) return [...new Set(value.flatMap((entry) => keysOf(entry, `${prefix}[]`)))];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) => {
		const path = prefix ? `${prefix}.${key}` : key;
		return [path, ...keysOf(inner, path)];
	});
}

/** The keys without those inside of values whose shape is free. */
function withoutFreeShapes(keys: string[], wanted: string[]): string[] {
	const free = wanted.filter((key) => !wanted.some((other) => other !== key && isInside(other, key)));
	return keys.filter((key) => !free.some((one) => isInside(key, one)));
}

/** The values of every enumeration in body and query, by the name of their field. */
function enumerations(contract: ContractOperation): Array<[string, string[]]> {
	const facts = [...(contract.body ? factsOf(contract.body) : []), ...queryFacts(contract)];
	return facts.flatMap(([path, { values }]): Array<[string, string[]]> => {
		const isWhole = /^(?!filter)\w+\[\w+\]$/.test(path);
		const name = isWhole ? path : /(\w+)\]?$/.exec(path)?.[1];
		// What is only ever true is a switch, not a list.
		return name && values && String(values) !== 'true' ? [[name, values]] : [];
	});
}

/** Whether a route changes a record and asks for no field: without any there is nothing to send. */
function changesOnly(route: string): boolean {
	const { body } = contractOperations.find((one) => one.route === route) as ContractOperation;
	if (!/^(PUT|PATCH) /.test(route) || !body) return false;
	return ![...bodyFacts(body).fields].some(([path, { required }]) => required && !/[.[]/.test(path));
}

/** Whether a route is told by several fields for what it is. */
function hasTargets(route: string): boolean {
	const { body } = contractOperations.find((one) => one.route === route) as ContractOperation;
	return body !== undefined && bodyFacts(body).fields.has('target_all');
}

test('the node sends every route of the contract, each once', () => {
	const sent: string[] = [];
	for (const { resource, operation } of routed) {
		sent.push(contractFor(sentFor(resource, operation, 'all')).route);
	}
	const wanted = contractOperations.map(({ route }) => route);
	expect(sent.sort()).toEqual(wanted.sort());
});

describe.each(routed)('$resource: $operation', ({ resource, operation, route: own }) => {
	// What was sent once and is not any more, or differently, is a change that a user's workflow would feel.
	test.each(['all', 'required'] as const)('sends what was recorded with a value in %s fields', (which) => {
		const { requests, message } = outcomeOf(resource, operation, which);
		expect(message ?? requests.map(written).join('\n')).toMatchSnapshot();
	});

	test('sends every body field of the contract under its root, in its type', () => {
		const request = sentFor(resource, operation, 'all');
		const contract = contractFor(request);
		if (!contract.body) {
			expect(request.body).toBeUndefined();
			return;
		}
		const wanted = [...factsOf(contract.body).keys()];
		expect(withoutFreeShapes(keysOf(request.body), wanted).sort()).toEqual(wanted.sort());
		expect(violations(contract, request.body)).toEqual([]);
	});

	test('asks for exactly the required body fields, and sends nothing else without being told', () => {
		if (changesOnly(own)) {
			expect(outcomeOf(resource, operation, 'required').message).toMatch(
				/^(Update Fields|Fields to Set): nothing is set$/,
			);
			return;
		}
		if (hasTargets(own)) {
			// One of several fields is needed.
			expect(outcomeOf(resource, operation, 'required').message).toMatch(
				/^Target: it is not said for which \w+$/,
			);
			return;
		}
		const request = sentFor(resource, operation, 'required');
		const contract = contractFor(request);
		if (!contract.body) {
			expect(request.body).toBeUndefined();
			return;
		}
		if (!contract.bodyRequired) {
			expect(request.body).toBeUndefined();
			return;
		}
		const { root, fields } = bodyFacts(contract.body);
		const needed = [...fields].flatMap(([path, { required }]) => (required ? [path] : []));
		const unasked = meant(deliberate, 'notRequired', contract.route);
		const wanted = [...needed, ...meant(deliberate, 'alsoRequired', contract.route)].filter(
			(path) => !unasked.includes(path) && !/[.[]/.test(path),
		);
		const body = request.body as Record<string, object>;
		expect(Object.keys(root ? body[root] : body).sort()).toEqual(wanted.sort());
	});

	test('offers the values of every enumeration', () => {
		const contract = contractOperations.find(({ route }) => route === own);
		const offered = offeredValues(resource, operation);
		for (const [name, values] of contract ? enumerations(contract) : []) {
			expect([name, offered[name]]).toEqual([name, [...values].sort()]);
		}
	});

	test('sends every filter, sort and expand parameter of the contract', () => {
		const request = sentFor(resource, operation, 'all');
		const contract = contractFor(request);
		const undeclared = meant(deliberate, 'unknownParameters', contract.route);
		const wanted = [...queryFacts(contract).keys(), ...undeclared].filter((name) => name !== 'after');
		const asNamed = [...request.query.keys()].map((name) => name.replace('[]', ''));
		const sent = [...new Set(asNamed)].filter((name) => name !== 'after');
		expect(sent.sort()).toEqual(wanted.sort());
	});
});
