import { createAjv } from '../../../sandbox/api/core/body.mts';
import { createClickFunnelsApi } from '../../../sandbox/api/index.mts';
import { Client, contract, operations } from './contract-requests.mts';

const ajv = createAjv();

function complaints(operationId: string, status: number, body: unknown): string {
	const operation = operations.get(operationId);
	const responses = contract.paths[operation?.path ?? ''][operation?.method ?? ''].responses;
	const schema = Object.values(responses[status]?.content ?? {})[0]?.schema;
	if (schema === undefined || status === 204) return body === undefined ? '' : 'a body where none belongs';
	return ajv.validate(schema, body) ? '' : ajv.errorsText();
}

test('the contract has 418 operations', () => {
	expect(operations.size).toBe(418);
});

describe('a valid request to every operation', () => {
	test.each([...operations.values()].map((operation) => [operation.id, operation] as const))(
		'%s',
		async (id, operation) => {
			const client = new Client(createClickFunnelsApi({ seed: 7 }));
			const path = await client.path(operation);
			const body = await client.body(operation);
			const answer = await client.send(operation, path, body);
			const wanted = Object.keys(
				contract.paths[operation.path][operation.method].responses,
			).filter((status) => status < '300');
			expect({ path, sent: body, status: answer.status, body: answer.status > 299 && answer.body }).toMatchObject({ status: expect.any(Number) });
			expect(wanted.concat('204')).toContain(String(answer.status));
			expect(complaints(id, answer.status, answer.body)).toBe('');
		},
	);
});
