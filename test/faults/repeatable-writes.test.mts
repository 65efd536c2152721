import type { INodeParameters } from 'n8n-workflow';

import type { RequestLogEntry } from '../../sandbox/types.mts';
import { useOwnClock } from '../support/clock.mts';
import type { Company } from '../support/company.mts';
import { byId } from '../support/engine.mts';
import { SET_UP_MS } from '../support/limits.mts';
import { inEveryWeather, type Result, type Storm } from './storm.mts';
import { TITLES } from './weather.mts';
import { sized } from '../torture/torture.mts';

useOwnClock();

/** Of each kind, in each of the mixes. */
const COUNT = sized(110, 30);
// So many that the dice can't lose every time.
const RETRIES = { maxTries: 10 };

interface Outcome {
	results: Result[];
	/** How many records hold each key; of updates, how many have the value that was to be. */
	records: number[];
	/** Methods of all requests. */
	methods: Set<string>;
	/** How often requests were sent again. */
	repeated: number;
}

async function outcomeOf(
	storm: Storm,
	parameters: INodeParameters,
	items: Array<{ id?: number; key: string }>,
	records: (item: { id?: number; key: string }) => Promise<number>,
): Promise<Outcome> {
	const results = await storm.run({ ...parameters, options: RETRIES }, items);
	const requests: RequestLogEntry[] = storm.sandbox.requests();
	return {
		results,
		records: await Promise.all(items.map(records)),
		methods: new Set(requests.map(({ method }) => method)),
		repeated: requests.length - items.length,
	};
}

const upserts = async (storm: Storm) => {
	const workspaceId = byId(await storm.company.workspaceId());
	const parameters = {
		resource: 'contact',
		operation: 'upsert',
		workspaceId,
		emailAddress: '={{ $json.key }}',
	};
	const items = storm.keys(COUNT).map((key) => ({ key: `${key}@example.com` }));
	let rows: ReturnType<Company['in']> | undefined;
	return await outcomeOf(storm, parameters, items, async ({ key }) => {
		rows ??= storm.company.in('contacts');
		return (await rows).filter(({ email_address }) => email_address === key).length;
	});
};

/** As many tags as there are keys, with other names. */
async function someTags(storm: Storm): Promise<Array<{ id: number; key: string }>> {
	const made = storm.keys(COUNT).map(async (key) => {
		const { id } = await storm.company.createIn('contacts/tags', { contacts_tag: { name: `old ${key}` } });
		return { id, key };
	});
	return await Promise.all(made);
}

const updates = async (storm: Storm) => {
	const parameters = {
		resource: 'contactTag',
		operation: 'update',
		tag: byId('={{ $json.id }}'),
		additionalFields: { name: '={{ $json.key }}' },
	};
	let rows: ReturnType<Company['in']> | undefined;
	return await outcomeOf(storm, parameters, await someTags(storm), async ({ id, key }) => {
		rows ??= storm.company.in('contacts/tags');
		return (await rows).filter((row) => row.id === id && row.name === key).length;
	});
};

const deletions = async (storm: Storm) => {
	const parameters = { resource: 'contactTag', operation: 'delete', tag: byId('={{ $json.id }}') };
	let rows: ReturnType<Company['in']> | undefined;
	return await outcomeOf(storm, parameters, await someTags(storm), async ({ id }) => {
		rows ??= storm.company.in('contacts/tags');
		return (await rows).filter((row) => row.id === id).length;
	});
};

const WORK = { upserts, updates, deletions };
type Kind = keyof typeof WORK;
const RECORDS: Record<Kind, number> = { upserts: 1, updates: 1, deletions: 0 };

const outcomes: Partial<Record<Kind, Record<string, Outcome>>> = {};
beforeAll(async () => {
	for (const kind of Object.keys(WORK) as Kind[]) outcomes[kind] = await inEveryWeather(WORK[kind]);
}, SET_UP_MS);

describe.each(TITLES)('%s', (title) => {
	const of = (kind: Kind) => {
		const outcome = outcomes[kind]?.[title];
		if (!outcome) throw new Error(`${kind} did not run`);
		return outcome;
	};

	test.each(Object.keys(WORK) as Kind[])('%s: each is done, exactly once', (kind) => {
		const { records } = of(kind);
		expect(records).toEqual(Array.from({ length: COUNT }, () => RECORDS[kind]));
	});

	test.each(Object.keys(WORK) as Kind[])('%s: faults were played, and only one method was used', (kind) => {
		expect(of(kind).repeated).toBeGreaterThan(0);
		expect(of(kind).methods.size).toBe(1);
	});

	test('upserts and updates give their records, or say that the answer could not be read', () => {
		for (const { json, says } of [...of('upserts').results, ...of('updates').results]) {
			if (says) expect(says).toMatch(/The answer is not JSON.* Sent [2-9] times/);
			else expect(json.id).toEqual(expect.any(Number));
		}
	});

	test('deletions say that the record is gone, also where an earlier try has taken it away', () => {
		for (const { json, says } of of('deletions').results) {
			if (says) expect(says).toMatch(/The answer is not JSON.* Sent [2-9] times/);
			else expect(json).toEqual({ deleted: true, id: expect.any(Number) });
		}
	});
});
