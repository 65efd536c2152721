import type { TransportFailure } from '../../nodes/ClickFunnels/gateway/failure';
import { noAnswerProblem, unexpectedAnswer, type Asked } from '../../nodes/ClickFunnels/gateway/problems';
import { call, notRepeatable, problem, UNKNOWN } from './asked.mts';

const writing: Asked = { ...call, request: { method: 'PUT' } };
const reading: Asked = { ...call, request: { method: 'GET' } };

test.each([
	[{ error: 'quota exceeded' }, 'quota exceeded'],
	[{ errors: ['quota exceeded', 'try later'] }, 'quota exceeded, try later'],
	[{ errors: { name: ['is taken'] } }, 'name: is taken'],
	[{ error: { message: 'quota exceeded', code: 400 } }, 'quota exceeded'],
	[{ error: true, message: 'quota exceeded' }, 'quota exceeded'],
	[{ error: null, errors: [{ title: 'No' }], contact: { id: 7 } }, 'title: No'],
])('a success with %j and no record is none', (body, said) => {
	const made = problem(200, body, writing);
	expect(made.message).toBe(`ClickFunnels answered with status 200, but says: ${said}`);
	// Also of what may be repeated it is not known.
	expect(made.description).toContain(UNKNOWN);
	expect(made.httpCode).toBe('200');
	expect(problem(202, body, reading).description ?? '').not.toContain('not known');
});

test('headers of a request and the secret of a webhook are not repeated', () => {
	for (const echo of [
		'bad header authorization: Bearer s3cr3t',
		'Authorization=Basic s3cr3t',
		'{"Maton-Connection":"s3cr3t"}',
		'{\\"authorization\\": \\"Bearer s3cr3t\\"}',
		'{"webhook_secret"=>"s3cr3t"}',
		'webhook_secret: s3cr3t',
		'sent bearer s3cr3t, too',
	]) {
		for (const body of [
			echo,
			{ error: echo },
			{ errors: [echo] },
			{ message: echo, code: 422 },
			{ x: { y: echo } },
		]) {
			const made = problem(422, body);
			expect(`${made.message} ${made.description}`).not.toContain('s3cr3t');
		}
		expect(unexpectedAnswer(call, 'a list', { body: { echo } }).description).not.toContain('s3cr3t');
		const failure: TransportFailure = { type: 'unsent', code: '', text: echo };
		expect(noAnswerProblem({ failure, tries: 1 }, call).message).not.toContain('s3cr3t');
	}
	const body = { authorization: 'Bearer s3cr3t', nested: { webhook_secret: 's3cr3t' } };
	expect(problem(422, body).message).not.toContain('s3cr3t');
	for (const secret of [['s3cr3t'], { a: 's3cr3t' }, [['x', 's3cr3t']]]) {
		expect(problem(422, { errors: { webhook_secret: secret } }).message).toMatch(/: webhook_secret: \.\.\.$/);
	}
});

/** Answers that are laid out to be read again and again. */
const NASTY: Array<[string, unknown]> = [
	['opened tags', '<'.repeat(400_000)],
	['tags that nothing closes', '<a '.repeat(130_000)],
	['style sheets that nothing closes', '<style>'.repeat(60_000)],
	['style sheets', '<style></styl'.repeat(30_000)],
	['blanks', ' '.repeat(400_000)],
	['blanks and a letter', `${' '.repeat(400_000)}x`],
	['secrets without end', '"webhook_secret" : "'.repeat(20_000)],
	['headers', 'authorization: bearer '.repeat(20_000)],
	['blanks after a header', `authorization${' '.repeat(400_000)}`],
	['an error of tags', { error: '<'.repeat(400_000) }],
	['a message of blanks', { message: ' '.repeat(400_000) }],
	['a list of errors', { errors: Array(200_000).fill('<') }],
	['a list of objects', { errors: Array.from({ length: 100_000 }, (_, id) => ({ id })) }],
	['a base of many', { base: Array(400_000).fill('no') }],
	['brackets', JSON.parse(`${'['.repeat(3_000)}${']'.repeat(3_000)}`)],
	['objects in objects', { error: nested(100_000) }],
	['a message that is an object', { error: { message: nested(100_000) } }],
	['empty lists in empty lists', { errors: bushy(6, 20) }],
	['one key', { ['k'.repeat(400_000)]: 'v'.repeat(400_000) }],
	['many keys', Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`k${i}`, i]))],
	['emoji', { error: '😀'.repeat(200_000) }],
];

function nested(depth: number): object {
	let inner: object = {};
	for (let i = 0; i < depth; i++) inner = { inner };
	return inner;
}

/** Lists of so many lists, so deep, with nothing in them. */
function bushy(depth: number, width: number): unknown[] {
	const inner = depth === 0 ? [] : bushy(depth - 1, width);
	return Array<unknown>(width).fill(inner);
}

test.each(NASTY)('%s: read in no time, and told in short', (_, body) => {
	const text = typeof body === 'string' ? body : 'x'.repeat(400_000);
	const ways = [
		() => problem(422, body, notRepeatable, 5),
		() => problem(500, body, notRepeatable, 5),
		() => unexpectedAnswer(notRepeatable, 'a list', { body, tries: 5 }),
		() => noAnswerProblem({ failure: { type: 'unsent', code: '', text }, tries: 5 }, call),
	];
	const all = ways.map((way) => {
		// Time of the processor, the least of three: a busy machine must not be seen.
		const times = [1, 2, 3].map(() => {
			const began = process.cpuUsage();
			way();
			return process.cpuUsage(began).user / 1_000;
		});
		expect(Math.min(...times)).toBeLessThan(50);
		return way();
	});
	for (const { message, description } of all) {
		expect(message.length).toBeLessThan(500);
		expect(description?.length).toBeLessThan(500);
		expect(`${message} ${description}`).not.toMatch(/\[object Object\]|undefined/);
		expect(() => encodeURIComponent(`${message} ${description}`)).not.toThrow();
	}
});
