import type { NodeApiError } from 'n8n-workflow';

import { noAnswerProblem, problemOf } from '../../nodes/ClickFunnels/gateway/problems';
import { text } from '../../nodes/ClickFunnels/table/field';
import { get, update } from '../../nodes/ClickFunnels/table/lines';
import { after, answeringFor, useFakeTime } from './answering.mts';
import { call } from './asked.mts';
import { lineOf } from './input.mts';

useFakeTime();

const GET = 'GET /contacts/{id}';
const UPDATE = 'PUT /contacts/{id}';
const answering = answeringFor([
	lineOf(get(GET)),
	lineOf(update(UPDATE, { root: 'contact', fields: { name: text('Name') } })),
]);

const BREAKDOWN = { status: 502, body: 'Bad Gateway' };
const BUSY = { status: 429, body: { error: 'slow down' } };
const REFUSAL = { status: 422, body: { error: 'Not today' } };

async function advice(route: string, answers: Array<{ status: number; body: unknown }>): Promise<string> {
	const { api } = answering(answers);
	const problem = await after(
		api.call(route, { id: '7', name: 'x' }).then(
			() => undefined,
			(error: unknown) => error as NodeApiError,
		),
	);
	return String(problem?.context.advice ?? problem?.description);
}

test('a write that is refused after a try without an outcome says that this one may have been processed', async () => {
	expect(await advice(UPDATE, [BREAKDOWN, REFUSAL])).toContain(
		'Sent 2 times, and an earlier try may have been processed.',
	);
});

test.each([
	['a write that was certainly not processed before', UPDATE, [BUSY, REFUSAL]],
	['a read', GET, [BREAKDOWN, REFUSAL]],
])('%s says no more than how often it was sent', async (_, route, answers) => {
	expect(await advice(route, answers)).toMatch(/Sent 2 times\.$/);
});

test.each([
	[1, 500, 'Try again later. It may have been processed all the same.'],
	[2, 500, 'Try again later. Sent 2 times, and the last try may have been processed.'],
	[2, 429, 'Sent 2 times.'],
])('a write that may be repeated, sent %i times, in the end answered %i', (tries, status, words) => {
	const response = { status, headers: {}, body: { error: 'Ray 7f3a' }, tries };
	const problem = problemOf(response, { ...call, request: { method: 'PATCH' } });
	expect(problem?.description).toContain(words);
});

test('a write that may be repeated and was answered with a page of something in between is said to have been processed perhaps', () => {
	const answer = { status: 200, headers: {}, body: '<html>', tries: 1 };
	const described = (method: 'GET' | 'PATCH') =>
		problemOf(answer, { ...call, request: { method } })?.description;
	expect(described('PATCH')).toContain('It may have been processed all the same.');
	expect(described('GET')).not.toContain('processed');
});

test('a read that got no answer has done nothing', () => {
	const failure = { type: 'timeout', code: 'X', text: 'the wire is cut' } as const;
	const problem = noAnswerProblem({ failure, tries: 4 }, { ...call, request: { method: 'GET' } });
	expect(problem.description).toMatch(/ Sent 4 times\.$/);
});
