import type { INodeParameters } from 'n8n-workflow';

import { byId, runNode, type NodeRunOptions } from '../support/engine.mts';
import { everythingIn, problemOf, scolds } from '../support/problem.mts';
import { startRecorder, type Reply } from '../support/recorder.mts';
import { useSandbox } from '../support/use-sandbox.mts';

const inUse = useSandbox();
beforeEach(() => inUse.sandbox.setFaults([]));

const getForm: INodeParameters = { resource: 'form', operation: 'get', form: byId(1) };

/** Asserts that a problem is kind, whole and without the key; gives it. */
async function problem(parameters: INodeParameters, options: Partial<NodeRunOptions> = {}) {
	const found = problemOf(await inUse.run(parameters, options));
	const { message, description = '' } = found;
	expect(message).toEqual(expect.stringMatching(/./));
	expect(description).toEqual(expect.stringMatching(/./));
	expect(everythingIn(found)).not.toContain(options.apiKey ?? inUse.sandbox.keys.good);
	return { message, description, httpCode: found.httpCode };
}

/** The problem with an answer that the sandbox has no way to give. */
async function problemWith(reply: Reply, parameters = getForm) {
	const recorder = await startRecorder(() => reply);
	const apiKey = 'key-of-a-user-4711';
	const run = await runNode(parameters, {
		url: recorder.url,
		apiKey,
		credential: { requestsPerSecond: 100 },
	});
	await recorder.close();
	const found = problemOf(run);
	expect(everythingIn(found)).not.toContain(apiKey);
	return { ...found, message: found.message, requests: recorder.requests.length };
}

describe('what Maton refuses', () => {
	test('400: no connection', async () => {
		const { message, description, httpCode } = await problem(getForm, {
			apiKey: inUse.sandbox.keys.withoutConnection,
		});
		expect(message).toMatch(/Maton has no active ClickFunnels connection/);
		expect(description).toMatch(/Connect ClickFunnels at https:\/\/maton\.ai/);
		expect(description).toContain('No active connection found for the app: clickfunnels');
		expect(httpCode).toBe('400');
	});

	test('401: the key', async () => {
		const { message, description, httpCode } = await problem(getForm, { apiKey: 'key-of-a-user-4711' });
		expect(message).toMatch(/Maton does not accept the API key/);
		expect(description).toContain('https://maton.ai/settings');
		expect(description).toContain('Invalid or missing API key');
		expect(httpCode).toBe('401');
	});

	test('404: the connection of the credential', async () => {
		const { message, description } = await problem(getForm, { credential: { connectionId: 'gone' } });
		expect(message).toMatch(/^Maton .*Connection gone not found/);
		expect(description).toContain('Connection ID');
	});

	test('429, again and again', async () => {
		inUse.sandbox.clearRequests();
		inUse.sandbox.setFaults([{ kind: '429', retryAfter: 0 }]);
		const { message, description, httpCode } = await problem(getForm, {
			apiKey: inUse.sandbox.keys.twoConnections,
		});
		expect(message).toMatch(/limit of requests/);
		expect(description).toContain('Requests per Second');
		expect(description).toContain('Rate limit exceeded: too many requests in one second');
		expect(description).toContain('Sent 5 times');
		expect(httpCode).toBe('429');
		expect(inUse.sandbox.requests()).toHaveLength(5);
	});

	test('500: an authorisation that has expired', async () => {
		inUse.sandbox.setFaults([{ kind: '500' }]);
		const { message, description } = await problem(getForm);
		expect(message).toMatch(/^Maton could not use the ClickFunnels connection: Internal server error$/);
		expect(description).toMatch(/Reconnect ClickFunnels at https:\/\/maton\.ai/);
	});
});

describe('what ClickFunnels refuses', () => {
	const workspace = async () => ({ workspaceId: byId(await inUse.company.workspaceId()) });

	test('400: the request', async () => {
		const { message, description } = await problem({
			resource: 'contact',
			operation: 'create',
			...(await workspace()),
		});
		expect(message).toMatch(/^Nothing is set, and ClickFunnels needs something\b/);
		expect(description).toBe(
			'Set at least one field. ClickFunnels says: param is missing or the value is empty: contact',
		);
	});

	test('404: an id', async () => {
		const { message, description, httpCode } = await problem(getForm);
		expect(message).toBe('ClickFunnels found no such form');
		expect(description).toMatch(/Check the ID/);
		expect(httpCode).toBe('404');
	});

	test.each([
		['the form of its entries', { resource: 'formEntry', operation: 'getAll', formId: byId(1) }, 'form'],
		[
			'the workspace of its contacts',
			{ resource: 'contact', operation: 'getAll', workspaceId: byId(1) },
			'workspace',
		],
		['an applied tag', { resource: 'contact', operation: 'getTag', carriedTagId: byId(1) }, 'carried tag'],
	] as Array<[string, INodeParameters, string]>)('404: %s', async (_name, parameters, noun) => {
		const { message, description } = await problem(parameters);
		expect(message).toBe(`ClickFunnels found no such ${noun}`);
		expect(description).toContain(`the ${noun} may be deleted`);
	});

	test('409: a state', async () => {
		const { id } = await inUse.company.createIn('products', { product: { name: 'Twice' } });
		const archive = { resource: 'product', operation: 'archive', product: byId(id) };
		await inUse.run(archive);
		const { message, description, httpCode } = await problem(archive);
		expect(message).toMatch(/^Product is already archived$/);
		expect(description).toMatch(/^Nothing was changed\.$/);
		expect(httpCode).toBe('409');
	});

	test('422: a value', async () => {
		const { message, description, httpCode } = await problem({
			resource: 'contactTag',
			operation: 'create',
			...(await workspace()),
			name: 'VIP',
		});
		expect(message).toBe('Name: there is already a tag "VIP"');
		expect(description).toBe('Get Many finds it.');
		expect(httpCode).toBe('422');
	});

	test("401: Maton's connection", async () => {
		const { message, description, requests } = await problemWith({
			status: 401,
			body: { error: 'API key missing or invalid' },
		});
		expect(message).toMatch(/^ClickFunnels .*connection: API key missing or invalid$/);
		expect(description).toMatch(/Reconnect ClickFunnels at https:\/\/maton\.ai/);
		expect(description).toMatch(/Maton API key itself is right/);
		expect(requests).toBe(1);
	});

	test.each([
		[
			'This endpoint is restricted to trusted developer platforms',
			/^ClickFunnels allows this only to platforms that it trusts: This endpoint/,
			/^No role and no plan changes that.* Ask Maton/,
		],
		[
			'Workspace stats are in Closed Beta',
			/^ClickFunnels has not opened this to your workspace yet: Workspace stats/,
			/^It is in a closed alpha or beta\. Ask ClickFunnels/,
		],
		['Not for you', /^ClickFunnels does not allow this: Not for you$/, /^Check the role .* and the plan/],
	])('403: %s', async (error, happened, whatToDo) => {
		const { message, description, requests } = await problemWith({ status: 403, body: { error } });
		expect(message).toMatch(happened);
		expect(description).toMatch(whatToDo);
		expect(requests).toBe(1);
	});

	test('403 without a word', async () => {
		const { message, description } = await problemWith({ status: 403 });
		expect(message).toBe('ClickFunnels does not allow this');
		expect(description).toMatch(/^Check the role .* and the plan: the smallest may not include the API/);
	});

	test('422: values, by the names of their fields', async () => {
		const body = { error: { name: ["can't be blank", 'is odd'], url: 'is taken' } };
		const { message } = await problemWith({ status: 422, body });
		expect(message).toBe(
			"ClickFunnels did not accept the values: name: can't be blank, is odd; url: is taken",
		);
	});

	test("403: its firewall, in HTML; the page's words without its markup", async () => {
		const { message } = await problemWith({
			status: 403,
			body: '<html><head><style>p { color: red }</style></head><body><h1>Attention Required!</h1><p>Sorry, you have been blocked.</p></body></html>',
		});
		expect(message).toBe(
			'ClickFunnels does not allow this: Attention Required! Sorry, you have been blocked.',
		);
	});

	test('422: a price that is sold already, in its own shape', async () => {
		const base = ['Cannot edit a subscription price that is attached to an order.'];
		const { message } = await problemWith({ status: 422, body: { base } });
		expect(message).toContain(base[0]);
	});

	test.each<[string, INodeParameters]>([
		['a form that is to be deleted', { resource: 'form', operation: 'delete', form: byId(1) }],
		['a product that is to be archived', { resource: 'product', operation: 'archive', product: byId(1) }],
	])('422: %s has no values to correct, and the message says all', async (what, parameters) => {
		const noun = what.split(' ')[1];
		const reply = { status: 422, body: { error: 'Request unprocessable: It is in use' } };
		const { message, description, shown } = await problemWith(reply, parameters);
		expect(message).toBe(`ClickFunnels does not allow this for the ${noun}: It is in use`);
		expect(description).toBe(
			`Look at the ${noun} in ClickFunnels: its state, or what depends on it, may be why.`,
		);
		expect(shown).toBe(`${message}. ${description}`);
	});

	test('what has more to do than fits into the message begins there', async () => {
		const { shown, context } = await problemWith({
			status: 400,
			body: { error: { message: 'No active connection', code: 400 } },
		});
		expect(shown).toBe(
			'Maton has no active ClickFunnels connection for this API key. Connect ClickFunnels at https://maton.ai, then try again.',
		);
		expect(context?.advice).toMatch(
			/then try again\. If there are several connections, enter the Connection ID/,
		);
	});

	test('a body that says nothing', async () => {
		const { message, description } = await problemWith({ status: 422 });
		expect(message).toBe('ClickFunnels did not accept the values');
		expect(description).toEqual(expect.stringMatching(/./));
	});
});

describe('answers that are none', () => {
	test('200 with HTML', async () => {
		inUse.sandbox.setFaults([{ kind: 'html' }]);
		const { message, description } = await problem(getForm);
		expect(message).toMatch(/not JSON/);
		expect(description).toMatch(/Gateway URL/);
		expect(description).toContain('Just a moment... Checking your browser');
	});

	test.each([
		['a record', getForm],
		['a list', { resource: 'team', operation: 'getAll' } as INodeParameters],
	])('200 with JSON that is cut off, for %s', async (_name, parameters) => {
		const [team] = await inUse.company.list('/teams');
		inUse.sandbox.setFaults([{ kind: 'truncated' }]);
		const wanted =
			parameters === getForm ? { resource: 'team', operation: 'get', team: byId(team.id) } : parameters;
		const { message, description } = await problem(wanted);
		expect(message).toMatch(/^The answer is not (JSON|a list)/);
		expect(description).toContain(`"id":${team.id}`);
	});

	test('200 with a record where a list belongs', async () => {
		const { message, description } = await problemWith(
			{ body: { hello: 'world' } },
			{ resource: 'team', operation: 'getAll' },
		);
		expect(message).toMatch(/not a list/);
		expect(description).toContain('{"hello":"world"}');
	});

	test('a redirect is not followed: it would carry the key to another host', async () => {
		const other = await startRecorder(() => ({ body: { id: 1 } }));
		const run = problemWith({ status: 302, headers: { location: other.url } });
		const { message, requests } = await run.finally(async () => await other.close());
		expect(message).toMatch(/status 302/);
		expect([requests, other.requests.length]).toEqual([1, 0]);
	});
});

test('our own words name what happened, never an error, problem, failure or mistake', async () => {
	for (const status of [400, 401, 403, 404, 409, 418, 422, 500]) {
		for (const body of [{ error: 'TEXT' }, { error: { message: 'TEXT', code: status } }]) {
			const { message, description = '' } = await problemWith({ status, body });
			expect(`${message} ${description}`).toContain('TEXT');
			expect(scolds(`${message} ${description}`)).toBe(false);
		}
	}
});

test('the request log of the sandbox holds no key', async () => {
	await inUse.run(getForm);
	expect(inUse.sandbox.requests().length).toBeGreaterThan(0);
	for (const key of Object.values(inUse.sandbox.keys)) {
		expect(JSON.stringify(inUse.sandbox.requests())).not.toContain(key);
	}
});

test('an item that goes on with a message holds no key', async () => {
	const apiKey = 'key-of-a-user-4711';
	const { items } = await inUse.run(getForm, { apiKey, onError: 'continueRegularOutput' });
	expect(items).toHaveLength(1);
	expect(JSON.stringify(items)).not.toContain(apiKey);
});
