import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { until } from '../support/until.mts';
import { openRealN8n } from './real-n8n.mts';
import { openTriggerWorld, PATIENCE_MS, type TriggerWorld } from './trigger-world.mts';

const major = process.env.E2E_N8N === '2' ? 2 : 1;

/** So many of a burst come out before n8n is killed. */
const SOME = 10;

/** What is saved with an event may have been worked out so long before it came (`TIMES.sure`), and clocks are read in between. */
const WORKED_OUT_MS = 50;

describe(`no event is lost, and none runs twice, in a real n8n ${major}`, { timeout: 900_000 }, () => {
	let world: TriggerWorld;
	/** Missing when it did not start. */
	let opened: TriggerWorld | undefined;

	before(async () => {
		world = opened = await openTriggerWorld(async (settings) => await openRealN8n(major, settings));
		await world.activate();
	});

	after(() => opened?.close());

	/** Each came out, and none twice; long enough after it to have seen another one. */
	const onceEach = async (ids: string[]) => {
		await world.came(ids);
		await world.looks(2);
		assert.deepEqual(world.doubled(ids), []);
	};

	test('four copies at once, and one later', async () => {
		const ids = await world.fire(20, { copies: 4 });
		await world.came(ids);
		world.fireAgain(ids);
		await onceEach(ids);
	});

	test('n8n is stopped after deliveries, and ClickFunnels delivers them again after the start', async () => {
		const ids = await world.fire(5);
		await world.came(ids);
		await pause(300);
		await world.n8n.end('stop');
		await world.n8n.restart();
		world.fireAgain(ids);
		await onceEach(ids);
	});

	test('n8n is down while events happen that ClickFunnels has given up, and starts again twice', async () => {
		await world.n8n.end('kill');
		const ids = world.miss(10, 0);
		await world.n8n.restart();
		await onceEach(ids);
		for (let restart = 0; restart < 2; restart++) {
			await world.n8n.end('stop');
			await world.n8n.restart();
			await onceEach(ids);
		}
	});

	test('n8n is killed inside bursts', async () => {
		const all: string[] = [];
		const outAt = (id: string) => world.passedAt.get(id) ?? 0;
		const kills: Array<{ at: number; stored: string[]; lastFired: number }> = [];
		for (let burst = 0; burst < 3; burst++) {
			const before = world.passed.size;
			const firing = world.fire(60, { apart: 20 });
			await until(
				'some of them',
				() => world.passed.size,
				(passed) => passed >= before + SOME,
				PATIENCE_MS,
			);
			await world.n8n.end('kill');
			const at = Date.now();
			all.push(...(await firing));
			const stored = await world.stored(all);
			kills.push({ at, stored, lastFired: Math.max(...stored.map((id) => world.firedAt.get(id) ?? 0)) });
			await world.n8n.restart();
			await world.noteCrashed();
		}
		await world.allCaughtUp();
		await world.noteCrashed();
		// What had begun and was cut off is n8n's: it shows the run as crashed, and does not resume it.
		const retried = await world.retryCutOff(all);
		await world.came(all);
		await world.looks(2);
		// What n8n had stored at a kill holds all that had come out before the last event in it was fired: no more may run again.
		const mayRunAgain = (id: string) =>
			kills.some(
				({ at, stored, lastFired }) =>
					!stored.includes(id) && outAt(id) > lastFired - WORKED_OUT_MS && outAt(id) <= at,
			);
		const doubled = world.doubled(all);
		console.log(
			`${all.length} events, 3 kills: 0 lost, ${retried.length} retried by hand, ${doubled.length} came twice (stored at the kills: ${kills.map(({ stored }) => stored.length).join(', ')})`,
		);
		assert.deepEqual(
			doubled.filter((id) => !mayRunAgain(id)),
			[],
		);
	});

	test('n8n can store no execution for a moment', async () => {
		let ids: string[] = [];
		await world.whileNothingIsStored(async () => {
			ids = await world.fire(6);
			await pause(700);
		});
		await onceEach(ids);
	});

	test('n8n can store none for long, also not those of missed events', async () => {
		let ids: string[] = [];
		await world.whileNothingIsStored(async () => {
			ids = [...(await world.fire(6)), ...world.miss(6, 10_000)];
			await pause(11_000);
		});
		await onceEach(ids);
	});

	test('a workflow that is published again misses nothing, one that was off does', async () => {
		await world.listenElsewhere();
		await world.deactivate();
		const meanwhile = world.miss(3, 0);
		await pause(1_500);
		await world.activate();
		await onceEach([...meanwhile, ...world.miss(2, 0)]);
		await world.deactivate();
		const whileOff = world.miss(3, 0);
		await pause(7_000);
		await world.activate();
		const after = world.miss(1, 0);
		await onceEach(after);
		assert.deepEqual(
			whileOff.filter((id) => world.passed.has(id)),
			[],
		);
	});
});
