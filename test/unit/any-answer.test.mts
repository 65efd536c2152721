import fc from 'fast-check';

import { readText } from '../../nodes/ClickFunnels/gateway/answerText';
import { withoutSecrets } from '../../nodes/ClickFunnels/gateway/secrets';
import { problem } from './asked.mts';

const account = {
	apiKey: 'key-7f3a9c2e',
	connectionId: 'c0ffee00-1111',
	defaultWorkspace: '',
	gateway: 'https://gateway.example',
	requestsPerSecond: 10,
	maxSeconds: 120,
};

const ECHOES = [
	account.apiKey,
	account.connectionId,
	`Bearer ${account.apiKey}`,
	`"${account.apiKey}"`,
	`${account.connectionId}${account.apiKey}`,
];

/** Words of an answer, among them what a gateway may echo of the request. */
const word = fc.oneof(
	fc.constantFrom(...ECHOES, 'message', 'error', 'errors', 'base', 'code', 'type', 'webhook_secret'),
	fc.string({ unit: 'binary', maxLength: 400 }),
);

const { answer } = fc.letrec((tie) => ({
	answer: fc.oneof(
		{ maxDepth: 5 },
		word,
		fc.constantFrom(null, true, 0, -1.5, 401),
		fc.array(tie('answer'), { maxLength: 8 }),
		fc.dictionary(word, tie('answer'), { maxKeys: 8 }),
	),
}));

test('whatever stands in an answer is read, is told in short, and tells no secret', () => {
	fc.assert(
		fc.property(
			fc.oneof(answer, fc.anything()),
			fc.constantFrom(200, 400, 401, 403, 404, 422, 500),
			(body, status) => {
				const clean = withoutSecrets(body, account);
				const { text } = readText(clean);
				expect(text.length).toBeLessThanOrEqual(250);
				if (status === 200) return;
				const { message, description } = problem(status, clean);
				expect(message.length).toBeLessThan(500);
				expect(description?.length).toBeLessThan(500);
				for (const secret of [account.apiKey, account.connectionId]) {
					expect(`${message} ${description}`).not.toContain(secret);
				}
				// Half a character can't be encoded.
				expect(() => encodeURIComponent(`${message} ${description}`)).not.toThrow();
			},
		),
		{ numRuns: 1_000 },
	);
});
