import type { INodeParameters } from 'n8n-workflow';

import { everyday } from '../../nodes/ClickFunnels/everyday';
import { isLine } from '../../nodes/ClickFunnels/table/line';
import { runNode, type NodeRun, type NodeRunOptions } from '../support/engine.mts';
import { SET_UP_MS } from '../support/limits.mts';
import { useSandbox } from '../support/use-sandbox.mts';
import { report } from '../torture/torture.mts';
import { startAlteringGateway, type AlteringGateway } from '../trigger/altering-gateway.mts';
import { addingEachTime, jobCases, sayingRefusals } from './cases.mts';

const inUse = useSandbox('clickFunnels');

let gateway: AlteringGateway;
beforeAll(async () => {
	gateway = await startAlteringGateway(() => inUse.sandbox.url);
}, SET_UP_MS);
afterAll(async () => {
	report('Jobs', [
		{
			what: 'jobs done twice, beside themselves, refused and unanswered at each call: none doubled',
			value: jobs.length,
		},
	]);
	await gateway.close();
});
beforeEach(() => {
	inUse.sandbox.api.reset();
	inUse.sandbox.clearRequests();
	gateway.alter = () => undefined;
});

const jobs = everyday.resources.flatMap(({ value: resource, operations }) =>
	operations
		// Those of Maton are routes, but none of ClickFunnels.
		.filter((operation) => !isLine(operation) && resource !== 'matonConnection')
		.map(({ value: operation }) => ({ resource, operation })),
);

const { lines } = everyday;

/** The line that a request belongs to. */
function lineOf(method: string, path: string) {
	const [, below] = path.split('/clickfunnels/api/v2');
	const found = lines.find(
		(line) => line.method === method && new RegExp(`^${line.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(below),
	);
	if (!found) throw new Error(`No line has ${method} ${below}`);
	return found;
}

/** Requests that change something, of which some may be made again without doing more. */
function writes(more: { repeatable: boolean } | undefined = undefined) {
	return inUse.sandbox
		.requests()
		.filter(({ method }) => method !== 'GET')
		.filter(({ method, path }) => !more || lineOf(method, path).repeatable === more.repeatable);
}

/** What changes hold that their routes do not take. */
function untaken(): string[] {
	return writes().flatMap(({ method, path, body = {} }) => {
		const { body: taken } = lineOf(method, path);
		const { root = '', beside = [], required, optional } = taken ?? {};
		const sent = body as Record<string, object>;
		const inRoot = root ? Object.keys(sent[root] ?? {}) : [];
		const outside = Object.keys(sent).filter((name) => name !== root && !beside.includes(name));
		const names = Object.keys({ ...required, ...optional });
		return [...inRoot, ...outside].filter((name) => !names.includes(name)).map((name) => `${path}: ${name}`);
	});
}

/** A run of a job at the gateway. */
async function run(
	{ resource, operation }: { resource: string; operation: string },
	parameters: INodeParameters,
	more: Partial<NodeRunOptions> = {},
) {
	return await runNode(
		{ resource, operation, ...parameters },
		{ url: gateway.url, node: 'clickFunnels', credential: { requestsPerSecond: 100 }, ...more },
	);
}

test('there is a case for each job, and no other', () => {
	expect(jobs.map(({ resource, operation }) => `${resource}.${operation}`).sort()).toEqual(
		Object.keys(jobCases).sort(),
	);
});

describe.each(jobs)('$resource: $operation', (job) => {
	const name = `${job.resource}.${job.operation}`;
	const parametersOf = async () => await jobCases[name](inUse.company);
	const addsEachTime = addingEachTime.has(name);

	/** How many changes a run makes where nothing goes wrong. */
	async function countWrites(parameters: INodeParameters): Promise<number> {
		const { problem } = await run(job, parameters);
		expect(problem?.message).toBeUndefined();
		expect(untaken()).toEqual([]);
		const { length } = writes();
		inUse.sandbox.api.reset();
		inUse.sandbox.clearRequests();
		return length;
	}

	const idsIn = ({ items }: Pick<NodeRun, 'items'>) => items.map(({ json }) => json.id);

	test(
		addsEachTime
			? 'done twice, it adds as much again, as another record'
			: 'done twice, it changes nothing more and gives the same records',
		async () => {
			const parameters = await parametersOf();
			const first = await run(job, parameters);
			expect(first.problem?.message).toBeUndefined();
			const added = writes({ repeatable: false }).length;
			inUse.sandbox.clearRequests();
			const second = await run(job, parameters);
			expect(second.problem?.message).toBeUndefined();
			expect(writes({ repeatable: false })).toHaveLength(addsEachTime ? added : 0);
			if (addsEachTime) expect(idsIn(second)).not.toEqual(idsIn(first));
			else expect(idsIn(second)).toEqual(idsIn(first));
		},
	);

	test('previewed, it changes nothing and shows what it would change', async () => {
		const parameters = await parametersOf();
		const count = await countWrites(parameters);
		const { items, problem } = await run(job, { ...parameters, preview: true });
		expect(problem?.message).toBeUndefined();
		expect(writes()).toEqual([]);
		expect(items.filter(({ json }) => json.method !== undefined)).toHaveLength(count);
		if (count === 0) expect(items.map(({ json }) => json.note)).toEqual(['Nothing would be written']);
	});

	test.each([
		['items of one run', false],
		['calls of a tool at once', true],
	])(`two equal %s change ${addsEachTime ? 'twice ' : ''}as much as one`, async (_, asTool) => {
		const parameters = await parametersOf();
		const ids = idsIn(await run(job, parameters));
		expect(ids).not.toEqual([]);
		const alone = writes({ repeatable: false }).length;
		inUse.sandbox.api.reset();
		inUse.sandbox.clearRequests();
		const { items, problem } = await run(job, parameters, {
			input: [{ json: {} }, { json: {} }],
			asTool,
		});
		expect(problem?.message).toBeUndefined();
		expect(items).toHaveLength(2 * ids.length);
		if (addsEachTime) expect(new Set(idsIn({ items })).size).toBe(items.length);
		else expect(idsIn({ items })).toEqual([...ids, ...ids]);
		expect(writes({ repeatable: false })).toHaveLength(addsEachTime ? 2 * alone : alone);
	});

	test(`two equal runs at once change ${addsEachTime ? 'twice ' : ''}as much as one`, async () => {
		const parameters = await parametersOf();
		await run(job, parameters);
		const alone = writes({ repeatable: false }).length;
		inUse.sandbox.api.reset();
		inUse.sandbox.clearRequests();
		const runs = await Promise.all([run(job, parameters), run(job, parameters)]);
		expect(runs.map(({ problem }) => problem?.message)).toEqual([undefined, undefined]);
		expect(writes({ repeatable: false })).toHaveLength(addsEachTime ? 2 * alone : alone);
	});

	test('gives the same by both doors', async () => {
		const parameters = await parametersOf();
		const byRun = await run(job, parameters);
		const sent = inUse.sandbox.requests().map(({ method, path, body }) => ({ method, path, body }));
		inUse.sandbox.api.reset();
		inUse.sandbox.clearRequests();
		const byTool = await run(job, parameters, { asTool: true });
		expect(inUse.sandbox.requests().map(({ method, path, body }) => ({ method, path, body }))).toEqual(sent);
		const ids = ({ items }: typeof byRun) => items.map(({ json, pairedItem }) => [json.id, pairedItem]);
		expect(ids(byTool)).toEqual(ids(byRun));
	});

	test('a refusal at any change says what was done before, and ends it', async () => {
		const parameters = await parametersOf();
		const count = await countWrites(parameters);
		for (let refused = 1; refused <= count; refused++) {
			inUse.sandbox.api.reset();
			inUse.sandbox.clearRequests();
			const done: string[] = [];
			let seen = 0;
			const methods: string[] = [];
			gateway.alter = ({ method, path }, { body }) => {
				if (method === 'GET') return undefined;
				methods.push(method);
				if (++seen === refused) return { status: 422, body: { error: 'Not today' } };
				const { action } = lineOf(method, path.split('?')[0]);
				// What is taken away has no record to answer with.
				const { id } = (body ?? { id: path.split('/').at(-1) }) as { id: unknown };
				done.push(`${action.charAt(0).toLowerCase()}${action.slice(1)} ${String(id)}`);
				return undefined;
			};
			const { items, problem } = await run(job, parameters);
			const said = sayingRefusals.get(name);
			const before = refused === 1 ? '' : `; done before: ${done.join(', ')}`;
			// A delete has no values.
			const isRemoval = methods.at(-1) === 'DELETE';
			const carried = job.resource === 'order' ? 'carried order tag' : 'carried tag';
			const what = isRemoval ? `does not allow this for the ${carried}` : 'did not accept the values';
			const message = said ? items[0].json[said] : problem?.message;
			if (said) expect(problem).toBeUndefined();
			expect(message).toBe(`ClickFunnels ${what}: Not today${before}`);
			expect(seen).toBe(refused);
		}
	});

	test('what may not be repeated is sent once, also where its answer is lost and it is done again', async () => {
		const parameters = await parametersOf();
		const count = await countWrites(parameters);
		for (let lost = 1; lost <= count; lost++) {
			inUse.sandbox.api.reset();
			inUse.sandbox.clearRequests();
			let seen = 0;
			gateway.alter = ({ method }) => {
				if (method === 'GET' || ++seen !== lost) return undefined;
				return { status: 502, body: '<html>Bad Gateway</html>' };
			};
			await run(job, parameters);
			gateway.alter = () => undefined;
			if (!addsEachTime) expect((await run(job, parameters)).problem?.message).toBeUndefined();
			const sent = writes({ repeatable: false }).map(({ method, path, body }) =>
				JSON.stringify([method, path, body]),
			);
			expect(new Set(sent).size).toBe(sent.length);
		}
	});
});
