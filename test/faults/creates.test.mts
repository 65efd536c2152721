import { startSandbox } from '../../sandbox/index.mts';
import { atOnce, useOwnClock } from '../support/clock.mts';
import { Company } from '../support/company.mts';
import { byId, runNode } from '../support/engine.mts';
import { SET_UP_MS } from '../support/limits.mts';
import { inEveryWeather, type Storm } from './storm.mts';
import { TITLES } from './weather.mts';
import { sized } from '../torture/torture.mts';

useOwnClock();

/** Of each kind, in each of the mixes. */
const COUNT = sized(90, 30);
const UNKNOWN = /not known whether ClickFunnels processed the request: look for the contact/;
const REFUSED = /limit of requests a second is reached/;

interface Creation {
	key: string;
	/** What the node says, where it is not the record. */
	says?: string;
	/** Whether the node gave the record. */
	given: boolean;
	/** How many records there are. */
	records: number;
	/** How its requests went; 0 where there was no answer. */
	statuses: number[];
	/** Whether a fault was played on the last request, or a busy machine took too long for it. */
	disturbed: boolean;
}

/** Creates records and tells what became of each. */
async function createAll(
	storm: Storm,
	kind: { resource: string; collection: string; key: string },
	parameters: object,
	keys: string[],
): Promise<Creation[]> {
	const results = await storm.run(
		{
			resource: kind.resource,
			operation: 'create',
			workspaceId: byId(await storm.company.workspaceId()),
			...parameters,
		},
		keys.map((key) => ({ key })),
	);
	const requests = keys.map((key) => storm.requestsWith(key));
	const rows = await storm.company.in(kind.collection);
	return keys.map((key, i) => ({
		key,
		says: results[i].says,
		given: results[i].json[kind.key] === key,
		records: rows.filter((row) => row[kind.key] === key).length,
		statuses: requests[i].map(({ status }) => status),
		disturbed:
			requests[i].at(-1)?.fault !== undefined || /did not answer in time/.test(results[i].says ?? ''),
	}));
}

let contacts: Record<string, Creation[]>;
let tags: Record<string, Creation[]>;
beforeAll(async () => {
	contacts = await inEveryWeather(async (storm) => {
		const emails = storm.keys(COUNT).map((key) => `${key}@example.com`);
		return await createAll(
			storm,
			{ resource: 'contact', collection: 'contacts', key: 'email_address' },
			{ emailAddress: '={{ $json.key }}' },
			emails,
		);
	});
	tags = await inEveryWeather(
		async (storm) =>
			await createAll(
				storm,
				{ resource: 'contactTag', collection: 'contacts/tags', key: 'name' },
				{ name: '={{ $json.key }}' },
				storm.keys(COUNT),
			),
	);
}, SET_UP_MS);

describe.each(TITLES)('%s', (title) => {
	test.each([
		['contacts', () => contacts[title]],
		['tags', () => tags[title]],
	])('%s: each has its record once, or a message that says what is unknown', (_kind, creations) => {
		expect(creations()).toHaveLength(COUNT);
		for (const creation of creations()) {
			const { given, says = '', records } = creation;
			const honest = given ? records === 1 : records <= 1 && (UNKNOWN.test(says) || REFUSED.test(says));
			expect({ ...creation, honest }).toMatchObject({ honest: true });
		}
	});

	test.each([
		['contacts', () => contacts[title]],
		['tags', () => tags[title]],
	])('%s: only what was refused is sent again, and what was not disturbed is there', (_kind, creations) => {
		for (const creation of creations()) {
			const { statuses, disturbed, given } = creation;
			const sentOnce = statuses.slice(0, -1).every((status) => status === 429);
			expect({ ...creation, sentOnce }).toMatchObject({ sentOnce: true });
			expect({ ...creation, given: given || disturbed }).toMatchObject({ given: true });
		}
	});
});

test('all arrive where the gateway does nothing worse than to refuse', () => {
	const [limited] = TITLES;
	expect(contacts[limited].filter(({ given }) => !given)).toEqual([]);
	expect(tags[limited].filter(({ given }) => !given)).toEqual([]);
});

test('a gateway that comes up late gets what was created meanwhile, once', async () => {
	const seed = 17;
	const twin = await startSandbox({ rate: 0, seed });
	const workspaceId = await new Company(twin.api).workspaceId();
	const { port } = new URL(twin.url);
	await twin.close();
	const began = Date.now();
	const run = runNode(
		{
			resource: 'contact',
			operation: 'create',
			workspaceId: byId(workspaceId),
			emailAddress: 'late@example.com',
		},
		{ url: twin.url },
	);
	// The first try is refused at once, the second comes half a second later.
	const sandbox = await atOnce(
		'the time between two tries',
		() => Date.now() - began > 300,
		async () => await startSandbox({ rate: 0, seed, port: Number(port) }),
	);
	const { items, problem } = await run;
	const posts = sandbox.requests().map(({ method, status }) => [method, status]);
	await sandbox.close();
	expect(problem).toBeUndefined();
	expect(items.map(({ json }) => json)).toMatchObject([{ email_address: 'late@example.com' }]);
	expect(posts).toEqual([['POST', 201]]);
});
