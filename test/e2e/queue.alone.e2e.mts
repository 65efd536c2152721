import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { openQueueN8n, type QueueN8n } from './queue-n8n.mts';
import { openTriggerWorld, type TriggerWorld } from './trigger-world.mts';

const major = process.env.E2E_N8N === '2' ? 2 : 1;

/** What two cores carry through five processes of n8n, in events a second. */
const RATE = 6;

/** Long enough for a busy machine to begin a run, so that it is not taken for missed. */
const PATIENT = { grace: 40_000, confirmed: 40_000 };

describe(`the trigger with n8n ${major} in queue mode`, { timeout: 900_000 }, () => {
	let world: TriggerWorld<QueueN8n>;
	/** Missing when it did not start. */
	let opened: TriggerWorld | undefined;

	before(async () => {
		opened = world = await openTriggerWorld(async (settings) => await openQueueN8n(major, settings), PATIENT);
		await world.activate();
	});

	after(() => opened?.close());

	test('a flow of events, some delivered twice at once and some once more later: none is lost', async () => {
		const all: string[] = [];
		const atOnce: string[] = [];
		for (let second = 0; second < 20; second++) {
			const ids = await world.fire(RATE, { apart: 1_000 / RATE });
			atOnce.push(...(await world.fire(1, { copies: 2 })));
			all.push(...ids);
			if (second > 1) world.fireAgain([all[(second - 2) * RATE]]);
			if (second > 5) world.fireAgain([all[(second - 5) * RATE + 1]]);
		}
		await world.came([...all, ...atOnce]);
		await world.looks(2);
		// n8n shares nothing between two processes that take a delivery at the same moment.
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
