import { behaviours } from '../../sandbox/api/groups/index.mts';
import { SEEDED_CONNECTIONS } from '../../sandbox/gateway/connections.mts';
import type { Readings } from '../../sandbox/readings.mts';
import { startRecorder } from '../support/recorder.mts';
import { until } from '../support/until.mts';
import { useProbe, type Probed } from './use-probe.mts';

const use = useProbe();

const WORKSPACES = 'Workspaces that a connection covers';
const IDENTITY = "A delivery's event_id beside the uuid of the log";
const SPELLING = 'How a delivery names event and type';
const HEADER = 'Header X-Webhook-ClickFunnels-Id of a delivery';
const LOG = "Spelling of the event log's uuid";

// What the sandbox shows though the OpenAPI file does not have it.
const beyond = new Set(Object.values(behaviours).flatMap(({ beyondContract = [] }) => beyondContract));

/** The questions whose answer differs, but for keys that the sandbox has beyond the contract. */
function differing({ rows }: Probed): string[] {
	return [...rows].flatMap(([question, { verdict, saw }]) => {
		const keys = /^unknown keys: ([^;]+)$/.exec(saw)?.[1].split(', ') ?? ['other'];
		return verdict === 'differs' && !keys.every((key) => beyond.has(key)) ? [question] : [];
	});
}

/** A delivery as a Webhook node of n8n receives it, for an event that the log has. */
async function delivery(): Promise<string> {
	const receiver = await startRecorder(() => ({}));
	await use.company.createIn('webhooks/outgoing/endpoints', {
		webhooks_outgoing_endpoint: { url: receiver.url, name: 'A', event_type_ids: ['contact.created'] },
	});
	await use.company.createIn('contacts', { contact: { first_name: 'Ada' } });
	await until('the delivery', () => receiver.requests.at(0));
	const [{ headers, body }] = receiver.requests;
	await receiver.close();
	return use.written('delivery.json', [{ headers, body }]);
}

/** What is asked where nothing else matters: account, webhooks, zones, orders, saved filters, broadcasts and templates. */
const ENOUGH =
	/^\/(teams|me|webhooks|shipping|emails|orders)|\/(webhooks\/.*|shipping\/.*|emails\/.*|orders.*|refine_filters.*)$|workspaces\/\{id\}$/;

/** A probe of all that can be asked, of a sandbox with other readings. */
async function probed(readings: Partial<Readings>, paths = ENOUGH): Promise<Probed> {
	use.sandbox.setReadings(readings);
	return await use.probe(['--write', '--delivery', await delivery()], { paths });
}

test('with the usual readings everything agrees that can be told', async () => {
	const seen = await probed({}, /^/);
	expect(differing(seen)).toEqual([]);
	expect(seen.code).toBe(0);
	for (const question of [
		IDENTITY,
		SPELLING,
		HEADER,
		LOG,
		'Reads that are closed to platforms that are not trusted',
		'The same for writing: an e-mail template',
		"Entries of a shipping zone's country_ids",
		'webhook_secret in lists and gets of webhook endpoints',
		'filter[billing_status] of the list of orders',
		'Rows of a full page',
		'The page behind after=ID',
		'results of a saved filter, asked for by its GET',
		"Maton's 401, for a wrong key",
	])
		expect([question, seen.rows.get(question)?.verdict]).toEqual([question, 'agrees']);
	// The contract infers one, and the nodes take either.
	expect(seen.rows.get(WORKSPACES)).toEqual({
		verdict: 'noted',
		saw: '3 workspaces in 2 teams: the connection covers several',
	});
	expect(seen.rows.get('How long event records are kept')?.saw).toMatch(/^at least \d+ days$/);
	expect(seen.rows.get("Maton's 500, for an authorisation that has run out, or a fault")).toEqual({
		verdict: 'not told',
		saw: 'none came',
	});
});

/** With another reading: which questions differ, and what is said of the first. */
const others: Array<[Partial<Readings>, string[], string]> = [
	[
		{ platform: 'untrusted' },
		['Reads that are closed to platforms that are not trusted', 'The same for writing: an e-mail template'],
		'403 in the words that are known',
	],
	[{ endpointSecrets: 'always' }, ['webhook_secret in lists and gets of webhook endpoints'], 'shown'],
	[{ eventIds: 'hex' }, [LOG, IDENTITY], '32 hex digits without dashes'],
	[{ eventIds: 'other' }, [IDENTITY], 'none of the 4 newest records has it: another one'],
	[{ deliveries: 'uuid' }, [SPELLING], 'uuid, event_type_id'],
	[{ eventHeader: 'present' }, [HEADER], "it is there, with the event's id"],
	[
		{ zoneIds: 'codes' },
		["Entries of a shipping zone's country_ids", "Entries of a shipping zone's region_ids"],
		'text of 2 letters',
	],
	[
		{ orderFilters: 'unknown' },
		['filter[billing_status] of the list of orders', 'filter[service_status] of the list of orders'],
		'400, an unpermitted parameter',
	],
	[{ filterResults: 'ignored' }, ['results of a saved filter, asked for by its GET'], 'not given'],
	[{ matonErrors: 'flat' }, ["Maton's 401, for a wrong key"], '401 {message, type, code}'],
];

test.each(others)('with %j it says so', async (readings, questions, saw) => {
	const seen = await probed(readings);
	expect(differing(seen).sort()).toEqual([...questions].sort());
	expect(seen.rows.get(questions[0])?.saw).toBe(saw);
	expect(seen.code).toBe(0);
});

test('with closed betas it says so of each route that the contract calls so', async () => {
	use.sandbox.setReadings({ betas: 'closed' });
	const { rows } = await use.probe();
	const betas = [...rows].filter(([question]) => question.startsWith('Closed beta: '));
	for (const [, row] of betas)
		expect(row).toEqual({ verdict: 'differs', saw: '403 in the words that are known' });
});

test('with one workspace for a connection it says that it sees one, and with two connections that each has its own', async () => {
	use.sandbox.setReadings({ workspaces: 'one' });
	const alone = await use.probe([], { paths: ENOUGH });
	expect(alone.rows.get(WORKSPACES)).toEqual({
		verdict: 'not told',
		saw: '1 workspace in 1 team: the connection covers one, or the account has no other',
	});
	const several = await use.probe([], {
		env: {
			MATON_API_KEY: use.sandbox.keys.twoConnections,
			MATON_CONNECTION_ID: SEEDED_CONNECTIONS.second,
		},
		paths: ENOUGH,
	});
	expect(several.rows.get(WORKSPACES)).toEqual({
		verdict: 'agrees',
		saw: '1 workspace in 1 team: each connection covers another one',
	});
});

test('a shape of a 429 or 500 that it met is told', async () => {
	use.sandbox.setFaults([
		{ kind: '429', path: '/workspaces', times: 1, retryAfter: 7 },
		{ kind: '500', path: '/orders', times: 1 },
	]);
	const { rows, waits } = await use.probe([], { paths: ENOUGH });
	expect(rows.get("Maton's 429, for too many requests")).toEqual({
		verdict: 'agrees',
		saw: '1 of {error: {message, code}}, 1 with Retry-After',
	});
	expect(rows.get("Maton's 500, for an authorisation that has run out, or a fault")?.verdict).toBe('agrees');
	expect(waits).toContain(7_000);
});
