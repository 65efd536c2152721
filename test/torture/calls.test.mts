import { inspect } from 'node:util';

import { SEEDED_CONNECTIONS } from '../../sandbox/gateway/connections.mts';
import { startSandbox } from '../../sandbox/index.mts';
import { createRandom } from '../../sandbox/random.mts';
import type { Sandbox } from '../../sandbox/types.mts';
import { pass, useOwnClock } from '../support/clock.mts';
import { Company } from '../support/company.mts';
import { runNode, type NodeRun } from '../support/engine.mts';
import { SET_UP_MS } from '../support/limits.mts';
import { searchList } from '../support/lookup.mts';
import { startTormentor, type Tormentor } from './tormentor.mts';
import { PATIENCE_MS, report, SEED, sized } from './torture.mts';
import { WORKS, type Work } from './works.mts';

useOwnClock();

const CALLS = sized(10_000, 700);
const ITEMS = 20;
/** What is done, or may be, is said. */
const SAID = /not known whether|may have been processed|done before:/;
const DAY_MS = 86_400_000;

let sandbox: Sandbox;
let company: Company;
beforeAll(async () => {
	sandbox = await startSandbox({ rate: 0, seed: SEED });
	company = new Company(sandbox.api);
}, SET_UP_MS);
afterAll(async () => await sandbox.close());

const random = createRandom(SEED);

/** How a run is made. */
interface Round {
	work: Work;
	asTool: boolean;
	onError: 'stopWorkflow' | 'continueRegularOutput';
	/** Whether the gateway answers 429, too. */
	refuses: boolean;
	/** Days by which the machine's clock jumps meanwhile. */
	jump: number;
	seed: number;
}

/** Seconds on the tests' clock that something takes. */
async function secondsOf(work: () => Promise<unknown>): Promise<number> {
	const started = performance.now();
	await work();
	return (performance.now() - started) / 1_000;
}

const counts: Record<string, number> = {};
const longest: Record<string, number> = {};
const faults: string[] = [];

const count = (what: string) => (counts[what] = (counts[what] ?? 0) + 1);
const note = (what: string, seconds: number) => (longest[what] = Math.max(longest[what] ?? 0, seconds));

/** Holds what a run says of its items against what there is. */
async function judge(round: Round, keys: string[], run: NodeRun): Promise<void> {
	const { work, onError } = round;
	const effects = await work.effects?.(company, keys);
	const isStopped = run.problem !== undefined;
	const wrong = (key: string, what: string, said: unknown) =>
		faults.push(
			`${work.name}, seed ${round.seed}, ${onError}, ${round.asTool ? 'tool' : 'run'}: ${key}: ${what}: ${JSON.stringify(said)}`,
		);
	if (isStopped && onError !== 'stopWorkflow') wrong('', 'the run ended', run.problem?.shown);
	if (isStopped && !run.problem?.message) wrong('', 'no message', run.problem);
	for (const [i, key] of keys.entries()) {
		count('items');
		const given = run.items.filter(({ pairedItem }) => (pairedItem as { item: number }).item === i);
		const done = effects?.get(key) ?? 0;
		if (done > 1) wrong(key, 'doubled', done);
		if (isStopped) continue;
		if (given.length !== 1) {
			wrong(key, `${given.length} outcomes`, given);
			continue;
		}
		const [{ json }] = given;
		if (json.error === undefined) {
			count('done');
			if (!work.isOf(json, key)) wrong(key, 'the item of another', json);
			if (effects && done !== 1) wrong(key, 'called done, and is not', json);
			continue;
		}
		const says = `${String(json.error)} ${String(json.error_advice)}`;
		if (SAID.test(says)) count('unknown and said so');
		else count('failed');
		if (effects && done > 0 && !SAID.test(says)) wrong(key, 'called failed, and is done', says);
	}
}

const used = new Set<string>();

/** A gateway at an address that none had before, as the nodes go by it: a pause of one holds for no other. */
async function newGateway(seed: number, refuses: boolean): Promise<Tormentor> {
	const gateway = await startTormentor({
		sandboxUrl: sandbox.url,
		seed,
		share: 0.25,
		refuses,
		spares: (path) => /\/(teams|workspaces)(\?|$)/.test(path),
	});
	if (!used.has(gateway.url)) {
		used.add(gateway.url);
		return gateway;
	}
	await gateway.close();
	return await newGateway(seed, refuses);
}

async function play(round: Round): Promise<number> {
	const { work, asTool, onError, refuses, jump, seed } = round;
	const keys = Array.from({ length: ITEMS }, (_, i) => `t${seed}x${i}x`);
	const parameters = await work.prepare(company, keys);
	const gateway = await newGateway(seed, refuses);
	const account = {
		url: gateway.url,
		apiKey: sandbox.keys.good,
		credential: { requestsPerSecond: 50, connectionId: SEEDED_CONNECTIONS.good },
	};
	const elsewhere = async () => {
		await pass(random.between(1, 3_000));
		if (jump !== 0) jest.setSystemTime(Date.now() + jump * DAY_MS);
		const waited = async (who: string, work: () => Promise<unknown>) => {
			const seconds = await secondsOf(work);
			if (jump === 0) note(refuses ? `${who}, at 429` : who, seconds);
		};
		const teams = { resource: 'team', operation: 'getAll' };
		await Promise.all([
			waited('another workflow', async () => await runNode(teams, { ...account, workflowId: 'elsewhere' })),
			// Where the account is held for long, it says so.
			waited('a picker', async () => await Promise.allSettled([searchList('searchWorkspace', {}, account)])),
		]);
	};
	const item = async () => {
		const seconds = await secondsOf(async () => {
			const run = await runNode(
				{ ...parameters, requestOptions: { timeout: 500 } },
				{ ...account, node: work.node, asTool, onError, input: keys.map((key) => ({ json: { key } })) },
			);
			await judge(round, keys, run);
			const shown = inspect(run, { depth: 20, maxStringLength: Infinity });
			if ([sandbox.keys.good, SEEDED_CONNECTIONS.good].some((secret) => shown.includes(secret)))
				count('with a secret');
		});
		// The clock that jumps is the one that tells.
		if (jump === 0) note('an item', seconds);
	};
	await Promise.all([item(), elsewhere()]);
	await gateway.close();
	for (const [name, times] of gateway.played)
		counts[`torment: ${name}`] = (counts[`torment: ${name}`] ?? 0) + times;
	return gateway.requests;
}

test(
	`calls under every torment`,
	async () => {
		let calls = 0;
		for (let i = 0; calls < CALLS; i++) {
			calls += await play({
				work: WORKS[i % WORKS.length],
				asTool: random.chance(0.3),
				onError: random.chance(0.2) ? 'stopWorkflow' : 'continueRegularOutput',
				refuses: random.chance(0.4),
				jump: random.chance(0.1) ? random.pick([-1, 1]) : 0,
				seed: SEED * 1_000 + i,
			});
		}
		expect(faults.slice(0, 20)).toEqual([]);
		report('Calls', [
			{ what: 'requests', value: calls },
			{ what: 'items', value: counts.items },
			{ what: 'items done', value: counts.done },
			{ what: 'items failed, and nothing done', value: counts.failed },
			{ what: 'items whose outcome is unknown, and said so', value: counts['unknown and said so'] },
			{ what: 'items doubled, lost, falsely done or without outcome', value: faults.length, most: 0 },
			{
				what: 'runs that show the key or the connection',
				value: counts['with a secret'] ?? 0,
				most: 0,
			},
			{ what: 'longest run', value: Math.ceil(longest['an item']), unit: 's' },
			...['another workflow', 'a picker'].flatMap((who) => [
				{ what: `longest wait of ${who} on the key`, value: longest[who], most: 5, unit: 's' },
				{
					what: `longest wait of ${who} where some answers are 429`,
					value: longest[`${who}, at 429`],
					most: 62,
					unit: 's',
				},
			]),
		]);
	},
	PATIENCE_MS,
);
