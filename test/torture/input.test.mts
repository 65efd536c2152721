import fc from 'fast-check';
import type { INodeExecutionData } from 'n8n-workflow';

import { operationAt, violations } from '../support/contract.mts';
import { useOwnClock } from '../support/clock.mts';
import { runNode } from '../support/engine.mts';
import { SET_UP_MS } from '../support/limits.mts';
import { startRecorder, type Recorded, type Recorder } from '../support/recorder.mts';
import { HOSTILE, SPOILT } from './hostile.mts';
import { isMeant, leavesOf } from './meant.mts';
import { places, type Place } from './places.mts';
import { PATIENCE_MS, report, SEED, sized } from './torture.mts';

useOwnClock();

const PLACES = sized(700, 24);
const API = '/clickfunnels/api/v2';
/** What a record has that operations look into. */
const RECORD = {
	id: 5,
	public_id: 'usual',
	workspace_id: 5,
	name: 'usual',
	email_address: 'usual@example.com',
};
/** What HTTP needs, and what the package and n8n send with each request. */
const HEADERS = [
	...['accept', 'accept-encoding', 'authorization', 'connection', 'content-length', 'content-type', 'host'],
	...['maton-connection', 'transfer-encoding', 'user-agent'],
];
/** One of each type: what leaves without anything hostile. */
const USUAL = [
	'usual',
	'usual@example.com',
	5,
	0,
	true,
	false,
	'2026-01-02T03:04:05Z',
	'12345',
	[123],
	'{"a":1}',
	undefined,
];

let gateway: Recorder;
beforeAll(async () => {
	gateway = await startRecorder(({ method, path }) => {
		const schema = operationOf({ method, path })?.answers.at(0);
		const isList = schema?.type === 'array';
		return { body: isList ? [RECORD] : RECORD };
	});
}, SET_UP_MS);
afterAll(async () => await gateway.close());

const operationOf = ({ method, path }: Pick<Recorded, 'method' | 'path'>) =>
	path.startsWith(`${API}/`) ? operationAt(method, path.slice(API.length)) : undefined;

/** What went wrong with values in one place. */
interface Outcome {
	faults: string[];
	/** Milliseconds. */
	took: number;
}

/** Runs an operation with one item for each value. */
async function run({ node, resource, operation, parameters }: Place, values: unknown[]) {
	gateway.requests.length = 0;
	const { items, problem } = await runNode(
		{ resource, operation, ...parameters },
		{
			url: gateway.url,
			node,
			credential: { requestsPerSecond: 100 },
			input: values.map((value) => ({ json: { value } as never })),
			onError: 'continueRegularOutput',
		},
	);
	return { items, problem, requests: [...gateway.requests] };
}

/** What leaves an operation without anything hostile. */
interface Usual {
	values: Set<string>;
	violations: Set<string>;
}

function violationsOf(request: Recorded): string[] {
	const found = operationOf(request);
	return found && request.body !== undefined ? violations(found, request.body) : [];
}

/** What is wrong with a request of a place, in words; nothing where it is as the contract says, with what was entered. */
function wrongIn(request: Recorded, place: Place, usual: Usual): string[] {
	const found = operationOf(request);
	if (!found) return [`sent ${request.method} ${request.path}`];
	if (request.method !== 'GET' && place.route && found.route !== place.route) return [`sent ${found.route}`];
	const { query, headers, body } = request;
	const asked = [...query.keys()].filter((key) => !found.parameters.some(({ name }) => key.startsWith(name)));
	const sent = Object.keys(headers).filter((name) => !HEADERS.includes(name));
	const strange = [...query.values(), ...leavesOf(body)].filter(
		(one) => !isMeant(one) && !usual.values.has(String(one)) && !(place.isJson && one === null),
	);
	const spoilt = request.path.split('/').filter((part) => SPOILT.includes(decodeURIComponent(part)));
	return [
		...spoilt.map((part) => `path with ${part}`),
		...asked.map((name) => `query ${name}`),
		...sent.map((name) => `header ${name}`),
		...strange.map((value) => `${found.route} holds ${JSON.stringify(value)}`),
		...violationsOf(request).filter((one) => !usual.violations.has(one)),
	];
}

/** The values of items of which nothing came. */
function withoutOutcome(items: INodeExecutionData[], values: unknown[]): unknown[] {
	const outcomes = new Set(items.map(({ pairedItem }) => (pairedItem as { item: number }).item));
	return values.filter((_, i) => !outcomes.has(i));
}

async function attack(place: Place): Promise<Outcome> {
	const before = await run(place, USUAL);
	const usual: Usual = {
		values: new Set(
			before.requests.flatMap(({ query, body }) => [...query.values(), ...leavesOf(body)].map(String)),
		),
		violations: new Set(before.requests.flatMap(violationsOf)),
	};
	const usually = new Set(before.items.map(({ json }) => json.error));
	const started = process.hrtime.bigint();
	const { items, problem, requests } = await run(place, HOSTILE);
	const took = Number(process.hrtime.bigint() - started) / 1e6;
	const faults = requests.flatMap((request) => wrongIn(request, place, usual));
	if (problem) faults.push(`the run ended: ${problem.message}`);
	// A list may hold nothing that meets what is entered.
	const isList = withoutOutcome(before.items, USUAL).length > 0;
	if (!isList) {
		const missing = withoutOutcome(items, HOSTILE);
		faults.push(...missing.map((value) => `no outcome for ${JSON.stringify(value)}`));
	}
	for (const { json } of items) {
		const said = String(json.error);
		// Messages leave out what n8n wants at the end of a name, and what tells two fields of one thing apart.
		const isNamed = said.includes(place.label) || place.label.includes(said.split(': ')[0]);
		const isTooLong = said.startsWith('The request has too many or too long values');
		if (json.error !== undefined && !isNamed && !isTooLong && !usually.has(json.error))
			faults.push(`"${said}" names another`);
	}
	return {
		faults: [...new Set(faults)].map(
			(fault) => `${place.node} ${place.resource}.${place.operation}, ${place.label}: ${fault.slice(0, 300)}`,
		),
		took,
	};
}

test(
	'hostile input',
	async () => {
		const chosen = fc.sample(fc.shuffledSubarray(places, { minLength: PLACES, maxLength: PLACES }), {
			seed: SEED,
			numRuns: 1,
		})[0];
		const outcomes: Outcome[] = [];
		for (const place of chosen) outcomes.push(await attack(place));
		const faults = outcomes.flatMap((one) => one.faults);
		expect(faults.slice(0, 20)).toEqual([]);
		report('Input', [
			{ what: 'hostile values', value: chosen.length * HOSTILE.length },
			{ what: 'in places of operations', value: chosen.length },
			{
				what: 'longest for all values of a place',
				value: Math.round(Math.max(...outcomes.map(({ took }) => took))),
				unit: 'ms',
			},
		]);
	},
	PATIENCE_MS,
);
