import type { GatewayContext } from '../../nodes/ClickFunnels/gateway/call';
import { noAnswerProblem, problemOf, unexpectedAnswer } from '../../nodes/ClickFunnels/gateway/problems';
import type { TransportFailure } from '../../nodes/ClickFunnels/gateway/failure';
import { BANNED, call, notRepeatable, problem, UNKNOWN } from './asked.mts';
import { node } from './input.mts';

test.each([
	[200, { id: 1 }],
	[200, []],
	[201, { id: 7, error: 'is a key of the record', errors: ['and this'] }],
	[200, { engagement: {}, error: null, errors: [] }],
	[204, ''],
	[204, undefined],
	[202, null],
])('status %d with %j is a success', (status, body) => {
	expect(problemOf({ status, headers: {}, body, tries: 1 }, call)).toBeUndefined();
});

/** Status, what ClickFunnels is said to have done, and what to do. */
const CLICK_FUNNELS: Array<[number, string, RegExp]> = [
	[400, 'ClickFunnels could not read the request', /^Check the fields and filters of this contact tag/],
	[
		401,
		"ClickFunnels no longer accepts Maton's connection",
		/^Reconnect ClickFunnels at https:\/\/maton\.ai/,
	],
	[
		403,
		'ClickFunnels does not allow this',
		/^Check the role of the connected user in ClickFunnels, and the plan: the smallest/,
	],
	[404, 'ClickFunnels found no such contact tag', /^Check the ID: the contact tag may be deleted/],
	[409, 'The state of the contact tag does not allow this', /^Look at the contact tag in ClickFunnels/],
	[422, 'ClickFunnels did not accept the values', /^The state of the contact tag may not allow this: look/],
	[429, 'ClickFunnels asks for fewer requests', /^Try again later/],
	[408, 'ClickFunnels could not process the request (status 408)', /^Try again later/],
	[500, 'ClickFunnels could not process the request (status 500)', /^Try again later/],
	[520, 'ClickFunnels could not process the request (status 520)', /^Try again later/],
	[502, 'ClickFunnels could not process the request (status 502)', /^Try again later/],
	[503, 'ClickFunnels could not process the request (status 503)', /^Try again later/],
	[504, 'ClickFunnels could not process the request (status 504)', /^Try again later/],
	[302, 'ClickFunnels answered with status 302', /^Check the Gateway URL/],
	[418, 'ClickFunnels answered with status 418', /^Check the Gateway URL/],
];

const HTML =
	'<!DOCTYPE html><html><head><style>p { color: red }</style><script>alert(1)</script></head>' +
	'<body><h1>Bad  gateway</h1>\n<p>Ray <b>7f</b></p></body></html>';

/** Bodies that ClickFunnels or a proxy before it sends, and the text in them. */
const BODIES: Array<[string, unknown, string]> = [
	['its text', { error: 'Request unprocessable: Name is taken' }, ': Name is taken'],
	['its text of another status', { error: 'Bad request: No' }, ': No'],
	['its text among others', { error: 'Too many', hint: null, retry_after: 2 }, ': Too many'],
	['texts of a record', { base: ['Cannot edit a price.', 'Nor this.'] }, ': Cannot edit a price., Nor this.'],
	[
		'its text with markup of the user in it',
		{ error: 'unknown <banner>. (line 3)' },
		': unknown <banner>. (line 3)',
	],
	['HTML', HTML, ': Bad gateway Ray 7f'],
	['plain text', 'No such route', ': No such route'],
	['an empty text', '', ''],
	['nothing', undefined, ''],
	['null', null, ''],
	['texts of a field', { error: { name: 'is too long' } }, ': name: is too long'],
	[
		'texts of fields',
		{ name: ["can't be blank"], url: ['is taken'] },
		": name: can't be blank; url: is taken",
	],
	[
		'lists of fields',
		{ error: { name: ['is taken', 'is odd'], base: ['No'] } },
		': name: is taken, is odd; No',
	],
	['fields in fields', { errors: { address: { city: ['is odd'] } } }, ': address: city: is odd'],
	['a list of objects', { errors: [{ field: 'name', detail: 'No' }] }, ': field: name; detail: No'],
	['a field called message', { error: { message: 'is too long' } }, ': message: is too long'],
	['a message alone', { message: 'Not now' }, ': Not now'],
	['a code that is no number', { error: { message: 'No', code: 'E7' } }, ': message: No; code: E7'],
	['a list', ['a', 1], ': a, 1'],
];

describe.each(CLICK_FUNNELS)('status %d of ClickFunnels', (status, message, whatToDo) => {
	// Pages, and a 422 that says nothing, have words of their own.
	const bodies = BODIES.filter(([, body]) => {
		const isPage = typeof body === 'string' && body !== '';
		const saysNothing = body === '' || body === null || body === undefined;
		return !(isPage && [403, 404].includes(status)) && !(saysNothing && status === 422);
	});
	test.each(bodies)('with %s', (_, body, said) => {
		const made = problem(status, body);
		expect(made.message).toBe(message + said);
		expect(made.description).toMatch(whatToDo);
		expect(made.httpCode).toBe(String(status));
		expect(made.context.itemIndex).toBe(3);
		expect(made.node).toBe(node);
		expect(`${made.message} ${made.description}`).not.toMatch(BANNED);
	});
});

/** Status, Maton's message, and what to do; its text is in one of them. */
const MATON: Array<[number, RegExp, RegExp]> = [
	[400, /^Maton has no active ClickFunnels connection/, /^Connect ClickFunnels at .* several connections/],
	[401, /^Maton does not accept the API key/, /^Copy the key again from https:\/\/maton\.ai\/settings/],
	[404, /^Maton does not know what was asked for/, /^Check the Connection of the node/],
	[429, /^Maton's limit of requests a second is reached/, /lower Requests per Second/],
	[500, /^Maton could not use the ClickFunnels connection/, /Reconnect ClickFunnels at https:\/\/maton\.ai/],
	[502, /^Maton answered with status 502/, /^Try again later/],
	[403, /^Maton does not allow this/, /^Look at https:\/\/maton\.ai whether your Maton plan/],
	[402, /^A payment is asked for first/, /look at the billing of both\.$/],
];

describe.each(MATON)('status %d of Maton', (status, message, whatToDo) => {
	test.each([
		['its inner shape', { error: { message: 'Connection ab-1 not found', code: status } }],
		['its flat shape', { message: 'Connection ab-1 not found', type: 'Not Found', code: status }],
		['a type alone', { error: { message: 'Connection ab-1 not found', type: 'not_found' } }],
		['a code as text', { message: 'Connection ab-1 not found', code: String(status) }],
	])('in %s', (_, body) => {
		const made = problem(status, body);
		expect(made.message).toMatch(message);
		expect(made.description).toMatch(whatToDo);
		expect(`${made.message} ${made.description}`).toContain('Connection ab-1 not found');
		expect(`${made.message} ${made.description}`).not.toMatch(BANNED);
		expect(made.httpCode).toBe(String(status));
		expect(made.context.itemIndex).toBe(3);
	});
});

test.each([408, 500, 502, 503, 504, 520, 524])(
	'after status %d the outcome of a request that is sent once is unknown',
	(status) => {
		for (const body of [HTML, { error: 'Busy' }, { message: 'Busy', type: 'x', code: status }, '']) {
			expect(problem(status, body, notRepeatable).description).toContain(UNKNOWN);
			expect(problem(status, body).description).not.toContain('not known');
		}
	},
);

test.each([400, 401, 403, 404, 409, 422, 429])(
	'after status %d it is known that nothing was done',
	(status) => {
		expect(problem(status, { error: 'No' }, notRepeatable).description).not.toContain('not known');
	},
);

test('several tries are mentioned, one is not', () => {
	for (const body of ['', { error: 'Busy' }, { message: 'Busy', code: 429 }]) {
		expect(problem(429, body, call, 5).description).toMatch(/ Sent 5 times\.$/);
		expect(problem(429, body).description).not.toContain('Sent');
	}
});

/** What a status means whoever wrote the answer: what happened, and what to do. */
const WHOEVER: Array<[number, string, RegExp]> = [
	[402, 'A payment is asked for first', /may not include this or be unpaid: look at the billing of both\.$/],
	[405, 'This address does not take such a request (status 405)', /^Check the Gateway URL.*newer version/],
	[407, 'A proxy asks for a login', /^Check the proxy of this n8n, and Proxy under Request Options/],
	[413, 'The request is too large', /^Send less at once: shorten the texts of the contact tag/],
	[414, 'The request has too many or too long values for its address', /^Use fewer values in the filters/],
	[
		415,
		'The form of the request was not taken (status 415)',
		/^The node sends JSON; .*Check the Gateway URL/,
	],
	[431, 'The request has too many or too long values for its address and headers', /^Use fewer values/],
	[451, 'This is not open for legal reasons', /^Ask ClickFunnels/],
];

test.each(WHOEVER)('status %d says of itself what happened', (status, message, whatToDo) => {
	for (const [body, said] of [
		['', ''],
		['<h1>No</h1>', ': No'],
		[{ error: 'No' }, ': No'],
		[{ message: 'No', code: status }, ': No'],
	] as const) {
		const made = problem(status, body);
		expect(made.message).toBe(message + said);
		expect(made.description).toMatch(whatToDo);
		expect(`${made.message} ${made.description}`).not.toMatch(BANNED);
	}
});

test.each([
	['of ClickFunnels', { error: 'No such route' }, 'No such route'],
	['of a proxy', '<title>404</title><h1>Not here</h1>', '404 Not here'],
	['in plain text', 'No such route', 'No such route'],
])('an address that there is not, in words %s, is told from a record', (_, body, said) => {
	const made = problem(404, body);
	expect(made.message).toBe(`There is no such address behind the gateway: ${said}`);
	expect(made.description).toMatch(/^Check the Gateway URL.* newer version of the node\.$/);
});

test.each(['', null, undefined, '  '])('a 422 that says %p names no value to correct', (body) => {
	const made = problem(422, body);
	expect(made.message).toBe('ClickFunnels did not accept the values');
	expect(made.description).toMatch(/^It does not say which\. Check each field that you set.*contact tag/);
});

test('long texts are cut', () => {
	const made = problem(502, `<p>${'x'.repeat(1_000)}</p>`);
	expect(made.message).toBe(`ClickFunnels could not process the request (status 502): ${'x'.repeat(247)}...`);
});

// n8n replaces a message in which it finds the code of a failed connection, even inside a word ("preexisting").
test.each(['Coupon preexisting', 'Upstream said ECONNREFUSED', 'ENOTFOUND'])(
	'the text %p of the API stays',
	(text) => {
		expect(problem(422, { error: text }).message).toBe(`ClickFunnels did not accept the values: ${text}`);
	},
);

test('a success that is no JSON says what to check', () => {
	const made = problem(200, '<html><title>Log in</title></html>');
	expect(made.message).toMatch(/^The answer is not JSON/);
	expect(made.description).toMatch(/^Check the Gateway URL.* The answer begins: Log in$/);
});

test.each([
	[{ id: 1 }, '{"id":1}'],
	[undefined, ''],
	['<b>Hi</b>', 'Hi'],
])('an answer %j of another kind is shown', (body, begin) => {
	const made = unexpectedAnswer(call, 'a list', { body });
	expect(made.message).toMatch(/^The answer is not a list/);
	expect(made.description).toMatch(/^Check the Gateway URL/);
	expect(made.description?.endsWith(`The answer begins: ${begin}`)).toBe(true);
	expect(`${made.message} ${made.description}`).not.toMatch(BANNED);
});

const NO_ANSWER: Array<[TransportFailure['type'], RegExp, RegExp, boolean]> = [
	['refused', /^The gateway could not be reached$/, /Check the URL and that this n8n may reach it\./, false],
	['dns', /^The gateway could not be found$/, /Check the URL and the DNS of this n8n\./, false],
	['certificate', /^The gateway has no certificate that this n8n trusts$/, /^Check the Gateway URL/, false],
	['unsent', /^The request could not be sent: the wire is cut$/, /^Check the credential/, false],
	['timeout', /^The gateway did not answer in time$/, /^Try again/, true],
	['broken', /^The connection to the gateway broke off/, /^Try again/, true],
];

test.each(NO_ANSWER)('no answer: %s', (type, message, whatToDo, maybeProcessed) => {
	const failure: TransportFailure = { type, code: 'X', text: 'the wire is cut' };
	const once = noAnswerProblem({ failure, tries: 1 }, notRepeatable);
	expect(once.message).toMatch(message);
	// What n8n itself did not send is not shown as ClickFunnels' word.
	expect(once.name).toBe(type === 'unsent' ? 'NodeOperationError' : 'NodeApiError');
	expect(once.description).toMatch(whatToDo);
	expect(once.description?.includes(UNKNOWN)).toBe(maybeProcessed);
	expect(once.description).not.toContain('Sent');
	expect(once.context.itemIndex).toBe(3);
	expect(`${once.message} ${once.description}`).not.toMatch(BANNED);
	expect(noAnswerProblem({ failure, tries: 1 }, call).description).not.toContain('not known');
});

test.each([
	['refused', ' Sent 4 times.'],
	['dns', ' Sent 4 times.'],
	['timeout', ' Sent 4 times, and the last try may have been processed.'],
	['broken', ' Sent 4 times, and the last try may have been processed.'],
] as const)('no answer after several tries: %s', (type, words) => {
	const failure: TransportFailure = { type, code: 'X', text: 'the wire is cut' };
	expect(noAnswerProblem({ failure, tries: 4 }, call).description?.endsWith(words)).toBe(true);
});

test.each([
	['an hour', 3_600_000, /Maton asks to wait until 15:05 \(Europe\/Berlin\)\./],
	['a day and an hour', 90_000_000, /Maton asks to wait until 2026-01-16 15:05 \(Europe\/Berlin\)\./],
	['a time that is over', -1_000, /^(?!.*asks to wait)/],
])('a limit that asks for a pause of %s says until when', (_, ms, words) => {
	jest.useFakeTimers({ now: Date.parse('2026-01-15T13:05:00Z') });
	const berlin = {
		...call,
		context: { ...call.context, getTimezone: () => 'Europe/Berlin' } as GatewayContext,
	};
	const response = {
		status: 429,
		headers: {},
		body: { error: { message: 'Slow down', code: 429 } },
		tries: 0,
	};
	const made = problemOf({ ...response, askedUntil: Date.now() + ms }, berlin);
	jest.useRealTimers();
	expect(made?.description).toMatch(words);
	expect(made?.description).not.toContain('Sent');
});

test('a picker has no item', () => {
	const made = problem(404, '', { ...call, about: { noun: 'contact tag' } });
	expect(made.context.itemIndex).toBeUndefined();
});

test('what was not found is the record of the ID, whatever the call is about', () => {
	const made = problem(404, '', { ...call, about: { noun: 'contact tag', sought: 'contact' } });
	expect(made.message).toBe('ClickFunnels found no such contact');
	expect(made.description).toBe(
		'Check the ID: the contact may be deleted, be in no state that allows this, or belong to a workspace that this connection does not cover.',
	);
});
