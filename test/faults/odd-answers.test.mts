import type { INodeExecutionData, INodeParameters, NodeApiError } from 'n8n-workflow';

import { useOwnClock } from '../support/clock.mts';
import { byId, runNode } from '../support/engine.mts';
import { SET_UP_MS } from '../support/limits.mts';
import { everythingIn } from '../support/problem.mts';
import { startOddGateway, type Arrived, type Good, type Odd } from '../support/odd-gateway.mts';
import { COME_BACK, ODD_ANSWERS, type Fate, type Fates } from './odd-answers.mts';

useOwnClock();

interface Sort {
	fates: keyof Fates;
	parameters: INodeParameters;
	good: Good;
	/** What the item holds where all is well, of the good answer. */
	row: object;
}

const ID = byId('={{ $json.n }}');
const IN = { workspaceId: ID };
const contact = (operation: string, more: INodeParameters) => ({ resource: 'contact', operation, ...more });

/** An operation of every sort. */
const SORTS: Record<string, Sort> = {
	'get many': {
		fates: 'list',
		parameters: contact('getAll', { ...IN, returnAll: false, limit: 5 }),
		good: { status: 200, json: [{ id: 7 }] },
		row: { id: 7 },
	},
	get: {
		fates: 'get',
		parameters: contact('get', { contact: ID, output: 'raw' }),
		good: { status: 200, json: { id: 7 } },
		row: { id: 7 },
	},
	update: {
		fates: 'write',
		parameters: contact('update', { contact: ID, firstName: 'Ann' }),
		good: { status: 200, json: { id: 7 } },
		row: { id: 7 },
	},
	'create or update': {
		fates: 'write',
		parameters: contact('upsert', { ...IN, emailAddress: 'ann@example.com' }),
		good: { status: 200, json: { id: 7 } },
		row: { id: 7, upsert_result: 'updated' },
	},
	delete: {
		fates: 'remove',
		parameters: contact('delete', { contact: ID }),
		good: { status: 204 },
		row: { deleted: true },
	},
	create: {
		fates: 'once',
		parameters: contact('create', { ...IN, emailAddress: 'ann@example.com' }),
		good: { status: 201, json: { id: 7 } },
		row: { id: 7 },
	},
	refund: {
		fates: 'once',
		parameters: { resource: 'transaction', operation: 'refund', transaction: ID },
		good: { status: 200, json: { id: 7 } },
		row: { id: 7 },
	},
};

const SECRETS = ['key-of-a-user-4711', 'connection-of-a-user-0815'];
const [apiKey, connectionId] = SECRETS;
/** The header of the key, as far as it is the same whatever follows. */
const BASE64 = btoa(`Bearer ${apiKey}`).slice(8, 24);

/** What came of one item. */
interface Outcome {
	name: string;
	requests: number;
	/** Its row, or nothing where it has a message. */
	row?: object;
	said: string[];
	everything: string;
}

const rowOf = ({ path }: Arrived): number => Number(/\/(\d+)(\/|$)/.exec(path.replace('/v2', ''))?.[1]);

/** Runs an operation once for each odd answer; the items go side by side. */
async function outcomes({ parameters, good }: Sort, odd: Array<[string, Odd]>): Promise<Outcome[]> {
	const gateway = await startOddGateway(
		(request) => odd[rowOf(request)][1],
		() => good,
	);
	const run = runNode(parameters, {
		url: gateway.url,
		apiKey,
		credential: { connectionId, requestsPerSecond: 100 },
		input: odd.map((_, n) => ({ json: { n } })),
		onError: 'continueRegularOutput',
	});
	const { items } = await run.finally(async () => await gateway.close());
	return odd.map(([name], n) => {
		const own = items.filter(({ pairedItem }) => (pairedItem as { item: number }).item === n);
		const problem = own.find((item) => item.error ?? ('error' in item.json && !('id' in item.json)));
		return {
			name,
			requests: gateway.arrived.filter((request) => rowOf(request) === n).length,
			// An empty list gives no row.
			...(!problem && { row: own[0]?.json ?? {} }),
			said: problem ? words(problem) : [],
			everything: own
				.map((item) => JSON.stringify(item) + (item.error ? everythingIn(item.error) : ''))
				.join(),
		};
	});
}

function words({ error, json }: INodeExecutionData): string[] {
	const { message, description } = (error ?? {}) as Partial<NodeApiError>;
	return [message, description, json.error, json.error_advice].filter(
		(text): text is string => typeof text === 'string',
	);
}

function fateOf({ row, requests, said }: Outcome): Fate | string {
	if (row && requests === 1) return 'done';
	if (row && requests === 2) return 'again';
	if (requests !== 1) return `${requests} requests: ${said.join(' ')}`;
	return /not known whether ClickFunnels processed the request: look for/.test(said.join(' '))
		? 'open'
		: 'refused';
}

describe.each(Object.entries(SORTS))('%s', (_title, sort) => {
	let all: Outcome[];
	beforeAll(async () => {
		all = await outcomes(
			sort,
			ODD_ANSWERS.map(([name, odd]) => [name, odd]),
		);
	}, SET_UP_MS);

	test('each odd answer ends as it should, and no write is sent twice that may not be', () => {
		const seen = Object.fromEntries(all.map((outcome) => [outcome.name, fateOf(outcome)]));
		expect(seen).toEqual(Object.fromEntries(ODD_ANSWERS.map(([name, , fates]) => [name, fates[sort.fates]])));
	});

	test('what was sent again, or only looks odd, has its row', () => {
		for (const outcome of all) {
			const isGood = outcome.requests === 2 || outcome.name.startsWith('what belongs there');
			if (isGood) expect(outcome).toMatchObject({ row: sort.row });
		}
	});

	test('each message is one of ours, short, and says what to do', () => {
		for (const { name, row, said } of all) {
			if (row) continue;
			expect({ name, said: said.length >= 1 }).toEqual({ name, said: true });
			for (const text of said) {
				expect({
					name,
					length: text.length,
					short: text.length < 510,
				}).toMatchObject({
					short: true,
				});
				expect(text).not.toMatch(
					/Cannot read|undefined|\[object |not a function|not iterable|NaN|call stack/,
				);
			}
		}
	});

	test('neither key nor connection stands anywhere', () => {
		for (const { name, everything } of all) {
			const found = [...SECRETS, BASE64].filter((secret) => everything.includes(secret));
			expect({ name, found }).toEqual({ name, found: [] });
		}
	});

	test('after 429 all are sent again, whatever it says of when', async () => {
		const odd = COME_BACK.map(([header]): [string, Odd] => [
			String(header),
			{ status: 429, headers: header === undefined ? {} : { 'retry-after': header } },
		]);
		const seen = await outcomes(sort, odd);
		expect(seen.map((outcome) => [outcome.name, fateOf(outcome)])).toEqual(
			COME_BACK.map(([header, fate]) => [String(header), fate]),
		);
	});
});
