import type { INodeParameters } from 'n8n-workflow';

import type { Fault } from '../../sandbox/types.mts';
import { byId, runNode } from '../support/engine.mts';
import { problemOf } from '../support/problem.mts';
import { startRecorder, type Reply } from '../support/recorder.mts';
import { useSandbox } from '../support/use-sandbox.mts';

const inUse = useSandbox();
beforeEach(() => inUse.sandbox.setFaults([]));

const remove = (id: number): INodeParameters => ({
	resource: 'contactTag',
	operation: 'delete',
	tag: byId(id),
});

let made = 0;
const newTag = async () =>
	await inUse.company.createIn('contacts/tags', { contacts_tag: { name: `Unwanted ${++made}` } });

describe('a delete that was done, but whose answer was lost, is done', () => {
	test.each([
		['502', { kind: '502', processed: true }, [502, 404]],
		['503', { kind: '503', processed: true }, [503, 404]],
		['504', { kind: '504', processed: true }, [504, 404]],
		['a cut connection', { kind: 'reset-after' }, [0, 404]],
		['no answer in time', { kind: 'timeout', processed: true }, [0, 404]],
	] as Array<[string, Fault, number[]]>)('%s', async (_name, fault, statuses) => {
		const { id } = await newTag();
		inUse.sandbox.setFaults([{ ...fault, times: 1 }]);
		inUse.sandbox.clearRequests();
		const run = await inUse.run({ ...remove(id), requestOptions: { timeout: 300 } });
		expect(run.problem).toBeUndefined();
		expect(run.items.map(({ json }) => json)).toEqual([{ deleted: true, id }]);
		expect(inUse.sandbox.requests().map(({ status }) => status)).toEqual(statuses);
		expect((await inUse.company.send('GET', `/contacts/tags/${id}`)).status).toBe(404);
	});
});

describe('404 stays what it is', () => {
	test('at the first try', async () => {
		expect(problemOf(await inUse.run(remove(1))).message).toMatch(/found no such contact tag/);
	});

	test('after 429, which never reaches ClickFunnels', async () => {
		inUse.sandbox.setFaults([{ kind: '429', times: 2, retryAfter: 0 }]);
		const problem = problemOf(await inUse.run(remove(2)));
		expect(problem.message).toMatch(/found no such contact tag/);
		expect(problem.description).toContain('Sent 3 times.');
	});

	test('where a record is not deleted but asked for', async () => {
		inUse.sandbox.setFaults([{ kind: '502', times: 1 }]);
		const run = await inUse.run({ resource: 'contactTag', operation: 'get', tag: byId(3) });
		expect(problemOf(run).message).toMatch(/found no such contact tag/);
	});
});

/** What a delete gives where the first try is answered 502 and the next ones as told. */
async function afterBadGateway(reply: Reply, parameters: INodeParameters) {
	let asked = 0;
	const recorder = await startRecorder(() => (++asked === 1 ? { status: 502, body: 'Bad gateway' } : reply));
	const run = runNode(parameters, { url: recorder.url });
	return await run.finally(async () => await recorder.close());
}

test.each([
	['Maton', { message: 'Connection 5a9d not found', type: 'Not Found', code: 404 }, /^Maton does not know/],
	['a proxy', '<h1>No such page</h1>', /^There is no such address behind the gateway: No such page/],
])('a 404 of %s after a lost answer says nothing of the record', async (_name, body, message) => {
	const run = await afterBadGateway({ status: 404, body }, remove(4));
	expect(problemOf(run).message).toMatch(message);
});

test('after 429 between the lost answer and the 404 it is done, too', async () => {
	const { id } = await newTag();
	inUse.sandbox.setFaults([
		{ kind: 'reset-after', times: 1 },
		{ kind: '429', times: 1, retryAfter: 0 },
	]);
	const run = await inUse.run(remove(id));
	expect(run.items.map(({ json }) => json)).toEqual([{ deleted: true, id }]);
});

test('erasing the data of a contact counts as done in the same way', async () => {
	const run = await afterBadGateway(
		{ status: 404, body: { error: 'Not found' } },
		{ resource: 'contact', operation: 'redact', contact: byId(5) },
	);
	expect(run.items.map(({ json }) => json)).toEqual([{ redacted: true, id: 5 }]);
});
