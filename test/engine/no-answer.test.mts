import type { INodeParameters } from 'n8n-workflow';

import { byId, runNode, type NodeRun, type NodeRunOptions } from '../support/engine.mts';
import { SET_UP_MS } from '../support/limits.mts';
import { everythingIn, problemOf, scolds } from '../support/problem.mts';
import { useSandbox } from '../support/use-sandbox.mts';

const inUse = useSandbox();

const API_KEY = 'sandbox-key';
const getForm = (id: number): INodeParameters => ({ resource: 'form', operation: 'get', form: byId(id) });
const addEntry = (id: number): INodeParameters => ({
	resource: 'formEntry',
	operation: 'create',
	formId: byId(id),
});

interface Situation {
	parameters: INodeParameters;
	options?: Partial<NodeRunOptions>;
	/** What the message says. */
	message: RegExp;
	/** What the description says. */
	description: RegExp[];
	/** How often the sandbox was asked; none where the sandbox is not what is asked. */
	requests?: number;
}

/** A description must not leave the user in the dark about what was done. */
const UNKNOWN = /not known whether ClickFunnels processed the request: look for the form entry/;
const TIMEOUT = { requestOptions: { timeout: 200 } };

/** What goes wrong for good. Each has a form of its own, by which the sandbox knows what to play. */
const situations: Record<string, Situation> = {
	'502 with HTML': {
		parameters: getForm(502),
		message: /status 502\): .*502 Bad Gateway The upstream server gave no valid answer/,
		description: [/Try again later/, /Sent 5 times/],
		requests: 5,
	},
	'503': {
		parameters: getForm(503),
		message: /status 503\): 503 Service Temporarily Unavailable/,
		description: [/Try again later/, /Sent 5 times/],
		requests: 5,
	},
	'504': {
		parameters: getForm(504),
		message: /status 504\)/,
		description: [/Try again later/, /Sent 5 times/],
		requests: 5,
	},
	'502 to a request that may not be repeated': {
		parameters: addEntry(1502),
		message: /status 502\)/,
		description: [UNKNOWN],
		requests: 1,
	},
	'a connection that breaks': {
		parameters: getForm(600),
		message: /connection to the gateway broke off/,
		description: [/Try again/, /Sent 5 times/],
		requests: 5,
	},
	'a connection that breaks under a request that may not be repeated': {
		parameters: addEntry(1600),
		message: /connection to the gateway broke off/,
		description: [UNKNOWN],
		requests: 1,
	},
	'no answer in time': {
		parameters: { ...getForm(700), ...TIMEOUT },
		message: /did not answer in time/,
		description: [/raise Timeout/, /Sent 5 times/],
		requests: 5,
	},
	'no answer in time to a request that may not be repeated': {
		parameters: { ...addEntry(1700), ...TIMEOUT },
		message: /did not answer in time/,
		description: [UNKNOWN, /raise Timeout/],
		requests: 1,
	},
	'a port where nothing listens': {
		parameters: addEntry(1),
		// Port 1 is reserved and nobody's.
		options: { url: 'http://127.0.0.1:1' },
		message: /could not be reached/,
		description: [/Gateway URL/, /Sent 5 times/],
	},
	'a host without address': {
		parameters: addEntry(1),
		// No DNS server is asked: a label may not be that long.
		options: { url: `https://${'a'.repeat(64)}.example` },
		message: /could not be found/,
		description: [/Gateway URL/, /DNS/, /Sent 5 times/],
	},
	'a gateway URL that would send the key in the clear': {
		parameters: getForm(1),
		options: { url: 'http://gateway.example' },
		message: /Gateway URL: http:\/\/gateway\.example would send the API key unencrypted/,
		description: [],
	},
	'a gateway URL that is none': {
		parameters: getForm(1),
		options: { url: 'maton' },
		message: /Gateway URL: "maton" is not a URL/,
		description: [],
	},
};

const runs: Record<string, NodeRun> = {};
beforeAll(async () => {
	const { sandbox } = inUse;
	sandbox.setFaults([
		{ kind: '502', path: '/forms/502' },
		{ kind: '503', path: '/forms/503' },
		{ kind: '504', path: '/forms/504' },
		{ kind: '502', path: '/forms/1502' },
		{ kind: 'reset-before', path: '/forms/600' },
		{ kind: 'reset-after', path: '/forms/1600' },
		{ kind: 'timeout', path: '/forms/700' },
		{ kind: 'timeout', path: '/forms/1700' },
	]);
	// All at once, as each of them waits several seconds between its tries.
	const all = Object.entries(situations).map(async ([name, { parameters, options }]) => {
		const everyone = { url: sandbox.url, credential: { requestsPerSecond: 100 } };
		runs[name] = await runNode(parameters, { ...everyone, ...options });
	});
	await Promise.all(all);
}, SET_UP_MS);

const formOf = ({ parameters: { form, formId = form } }: Situation) => (formId as { value: number }).value;

test.each(Object.keys(situations))('%s: says what happened and what to do, without the key', (name) => {
	const { message, description, requests } = situations[name];
	const problem = problemOf(runs[name]);
	expect(runs[name].items).toEqual([]);
	expect(problem.message).toMatch(message);
	for (const part of description) expect(problem.description).toMatch(part);
	if (!description.includes(UNKNOWN)) expect(problem.description ?? '').not.toMatch(/not known/);
	expect(everythingIn(problem)).not.toContain(API_KEY);
	expect(scolds(`${problem.message} ${problem.description}`)).toBe(false);
	if (requests === undefined) return;
	const asked = inUse.sandbox
		.requests()
		.filter(({ path }) => path.split('/')[5] === String(formOf(situations[name])));
	expect(asked).toHaveLength(requests);
});
