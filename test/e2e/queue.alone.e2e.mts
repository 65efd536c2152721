import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { Company } from '../support/company.mts';
import { until } from '../support/until.mts';
import { saveBulk } from './bulk.mts';
import { openQueueN8n, type QueueN8n } from './queue-n8n.mts';
import { openTriggerWorld, PATIENCE_MS, type TriggerWorld } from './trigger-world.mts';

const major = process.env.E2E_N8N === '2' ? 2 : 1;

/** What two cores carry through five processes of n8n, in events a second. */
const RATE = 6;

/** Long enough for a busy machine to begin a run, so that it is not taken for missed. */
const PATIENT = { grace: 40_000, confirmed: 40_000 };

/** What Maton allows for an account, in requests a second, and the items of each of two runs that share it. */
const ACCOUNT = 10;
const ITEMS = 300;

/**
 * What may be lost by sharing: a share of the time that the account takes at best, and of the requests. How far apart the runs end is
 * chance; `fair-share.test.mts` holds how far on average.
 */
const MOST = { time: 1.3, refused: 0.1 };

describe(`n8n ${major} in queue mode`, { timeout: 900_000 }, () => {
	let world: TriggerWorld<QueueN8n>;
	/** Missing when it did not start. */
	let opened: TriggerWorld | undefined;

	before(async () => {
		opened = world = await openTriggerWorld(async (settings) => await openQueueN8n(major, settings), PATIENT);
	});

	after(() => opened?.close());

	/** Starts two runs, each on a worker of its own. */
	const onTwoWorkers = async () => {
		const { n8n } = world;
		const workspaceId = await new Company(n8n.sandbox.api).workspaceId();
		const starts = await Promise.all(
			['one', 'other'].map(async (name) =>
				saveBulk(n8n, {
					name,
					workspaceId,
					items: Array.from({ length: ITEMS }, (_, at) => ({ email: `${name}-${at}@example.com` })),
					parameters: { operation: 'upsert', emailAddress: '={{ $json.email }}' },
					credential: { requestsPerSecond: ACCOUNT },
				}),
			),
		);
		const logs = () =>
			readdirSync(n8n.dataFolder)
				.filter((name) => name.startsWith('worker-'))
				.map((name) => readFileSync(join(n8n.dataFolder, name), 'utf8'));
		for (;;) {
			n8n.sandbox.clearRequests();
			const runs = await Promise.all(starts.map(async (start) => await start()));
			const worker = ({ executionId }: { executionId: string }) =>
				logs().findIndex((log) => log.includes(`Worker started execution ${executionId} `));
			const workers = () => runs.map(worker);
			const [first, second] = await until('both workers', workers, (all) => !all.includes(-1));
			if (first !== second) return runs;
			// Chance gave both to one.
			for (const run of runs) await run.stop();
			for (const run of runs) await run.ended();
		}
	};

	test('two long runs on two workers share the pace of one account', async () => {
		const { sandbox } = world.n8n;
		sandbox.setRate(ACCOUNT);
		const runs = await onTwoWorkers();
		for (const run of runs) {
			assert.equal(await run.ended(), 'success');
			const [items] = await run.outputs();
			assert.equal(items.filter(({ upsert_result: result }) => result).length, ITEMS);
		}
		const requests = sandbox.requests().map(({ at, status, body }) => {
			const { contact } = body as { contact: { email_address: string } };
			return { at: Date.parse(at) / 1_000, isRefused: status === 429, email: contact.email_address };
		});
		sandbox.setRate(0);
		const done = requests.filter(({ isRefused }) => !isRefused);
		assert.equal(new Set(done.map(({ email }) => email)).size, done.length);
		const last = (name: string) =>
			Math.max(...done.filter(({ email }) => email.startsWith(`${name}-`)).map(({ at }) => at));
		const ends = [last('one'), last('other')];
		const time = (Math.max(...ends) - requests[0].at) / ((2 * ITEMS) / ACCOUNT);
		const refused = 1 - done.length / requests.length;
		const apart = Math.abs(ends[0] - ends[1]);
		const figures = `${time.toFixed(2)} of the ideal time, ${(refused * 100).toFixed(1)} % refused, ${apart.toFixed(1)} s apart`;
		console.log(`two runs of ${ITEMS}: ${figures}`);
		assert.ok(time <= MOST.time && refused <= MOST.refused, figures);
	});

	describe('the trigger', () => {
		before(async () => await world.activate());

		test('a flow of events, some delivered twice at once and some once more later: none is lost', async () => {
			const all: string[] = [];
			const atOnce: string[] = [];
			const again: Array<{ id: string; after: number }> = [];
			const fireDue = () => {
				const isDue = ({ id, after }: { id: string; after: number }) =>
					(world.passedAt.get(id) ?? Infinity) + after <= Date.now();
				for (const one of again.filter(isDue)) {
					again.splice(again.indexOf(one), 1);
					world.fireAgain([one.id]);
				}
				return again.length;
			};
			for (let second = 0; second < 20; second++) {
				const ids = await world.fire(RATE, { apart: 1_000 / RATE });
				atOnce.push(...(await world.fire(1, { copies: 2 })));
				all.push(...ids);
				// So long after it came out.
				again.push({ id: ids[0], after: 2_000 }, { id: ids[1], after: 5_000 });
				fireDue();
			}
			await world.came([...all, ...atOnce]);
			await until('the last ones again', fireDue, (left) => left === 0, PATIENCE_MS);
			await world.looks(2);
			// Two workers that ask within milliseconds whether the other has begun both pass it on.
			console.log(`delivered twice at once: ${atOnce.length}, ran twice: ${world.doubled(atOnce).length}`);
			assert.deepEqual(world.doubled(all), []);
		});

		test('Redis away for some seconds loses nothing', async () => {
			const firing = world.fire(20, { apart: 200 });
			await pause(1_000);
			await world.n8n.redis.stop();
			await pause(4_000);
			await world.n8n.redis.start();
			await world.came(await firing);
		});

		test('the database away for some seconds loses nothing', async () => {
			const firing = world.fire(20, { apart: 200 });
			await pause(1_000);
			await world.n8n.postgres.stop();
			await pause(4_000);
			await world.n8n.postgres.start();
			await world.came(await firing);
		});
	});
});
