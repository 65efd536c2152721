import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { until } from '../support/until.mts';
import { openRealN8n } from './real-n8n.mts';
import { openTriggerWorld, PATIENCE_MS, SPEED, type TriggerWorld } from './trigger-world.mts';

const major = process.env.E2E_N8N === '2' ? 2 : 1;

/** So many of a burst come out before n8n is killed. */
const SOME = 10;

/** Events around each downtime, so many that CI has the time for it; E2E_EVENTS asks for more. */
const EVENTS = Number(process.env.E2E_EVENTS ?? 200);

const HOUR_MS = 3_600_000;

/** What is saved with an event may have been worked out so long before it came (`TIMES.sure`), and clocks are read in between. */
const WORKED_OUT_MS = 50;

/** A kill of n8n while events were fired. */
interface Kill {
	/** In milliseconds since 1970. */
	at: number;
	/** The events that were fired. */
	ids: string[];
	/** What n8n had stored of them and of those before them. */
	stored: string[];
	/** When the last of these was fired: what came out before is stored with it. */
	lastFired: number;
}

describe(`no event is lost, and none runs twice, in a real n8n ${major}`, { timeout: 900_000 }, () => {
	let world: TriggerWorld;
	/** Missing when it did not start. */
	let opened: TriggerWorld | undefined;

	before(async () => {
		world = opened = await openTriggerWorld(async (settings) => await openRealN8n(major, settings));
		await world.activate();
	});

	after(() => opened?.close());

	const outAt = (id: string) => world.passedAt.get(id) ?? 0;
	const lastFired = (ids: string[]) => Math.max(...ids.map((id) => world.firedAt.get(id) ?? 0));

	/**
	 * Kills n8n while events are fired, once some of them came out.
	 * @param before events of before, which are to run no second time either
	 * @returns once all are fired
	 */
	const killDuring = async (firing: Promise<string[]>, before: string[] = []): Promise<Kill> => {
		const { size } = world.passed;
		await until(
			'some of them',
			() => world.passed.size,
			(passed) => passed >= size + SOME,
			PATIENCE_MS,
		);
		await world.n8n.end('kill');
		const at = Date.now();
		const ids = await firing;
		const stored = await world.stored([...before, ...ids]);
		return { ids, at, stored, lastFired: lastFired(stored) };
	};

	/** Retries, after a kill, what it has cut off: n8n shows such runs as crashed, and does not resume them. */
	const retryCutOff = async ({ stored }: Kill): Promise<number> => {
		const retried = new Set<string>();
		const left = () => stored.filter((id) => !world.passed.has(id));
		await until(
			'what was cut off',
			async () => {
				const more = await world.retryCutOff(left().filter((id) => !retried.has(id)));
				for (const id of more) retried.add(id);
				return left().length;
			},
			(length) => length === 0,
			PATIENCE_MS,
		);
		return retried.size;
	};

	/** Each came out, and none twice but what began after all that n8n had stored at a kill. @returns how many did */
	const onceEachThrough = async (kills: Kill[]): Promise<number> => {
		const all = kills.flatMap(({ ids }) => ids);
		await world.came(all);
		await world.looks(2);
		const mayRunAgain = (id: string) =>
			kills.some(
				({ at, stored, lastFired: last }) =>
					!stored.includes(id) && outAt(id) > last - WORKED_OUT_MS && outAt(id) <= at,
			);
		const doubled = world.doubled(all);
		const wrong = doubled.filter((id) => !mayRunAgain(id));
		const seen = (id: string) =>
			kills.map(({ at, stored, lastFired: last }) => ({
				isStored: stored.includes(id),
				beforeKill: at - outAt(id),
				beforeLastFired: last - outAt(id),
			}));
		assert.deepEqual(wrong.map(seen), []);
		return doubled.length;
	};

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

	test('n8n is killed as soon as it has answered, and ClickFunnels delivers the events again after the start', async () => {
		const ids = await world.fire(5);
		const answered = () =>
			world.n8n.sandbox
				.deliveries()
				.filter(({ event, status }) => ids.includes(event.event_id) && status === 'delivered');
		await until('the answers', () => answered().length === ids.length);
		await world.n8n.end('kill');
		const at = Date.now();
		const stored = await world.stored(ids);
		await world.n8n.restart();
		const kill = { at, ids, stored, lastFired: lastFired(stored) };
		world.fireAgain(ids);
		const retried = await retryCutOff(kill);
		const doubled = await onceEachThrough([kill]);
		console.log(
			`5 events: ${stored.length} stored at the kill, ${retried} retried by hand, ${doubled} came twice`,
		);
	});

	test('n8n is down while events happen that ClickFunnels has given up, and is stopped twice right after it has caught up', async () => {
		await world.n8n.end('kill');
		const ids = world.miss(10, 0);
		await world.n8n.restart();
		await onceEach(ids);
		for (let restart = 0; restart < 2; restart++) {
			const missed = world.miss(3, 10_000);
			await world.came(missed);
			await pause(300);
			await world.n8n.end('stop');
			await world.n8n.restart();
			ids.push(...missed);
			await onceEach(ids);
		}
	});

	test('the sender hangs up before n8n has answered, and tries again', async () => {
		const ids = await world.hangUp(12);
		world.fireAgain(ids);
		await onceEach(ids);
	});

	test('n8n is killed inside bursts', async () => {
		const kills: Kill[] = [];
		let retried = 0;
		for (let burst = 0; burst < 3; burst++) {
			const before = kills.flatMap(({ ids }) => ids);
			const kill = await killDuring(world.fire(60, { apart: 20 }), before);
			kills.push(kill);
			await world.n8n.restart();
			retried += await retryCutOff(kill);
		}
		const doubled = await onceEachThrough(kills);
		console.log(
			`180 events, 3 kills: 0 lost, ${retried} retried by hand, ${doubled} came twice (stored at the kills: ${kills.map(({ stored }) => stored.length).join(', ')})`,
		);
	});

	for (const [text, hours, speed] of [
		['two hours', 2, 2_000],
		['two days', 48, 20_000],
	] as const) {
		test(`n8n is killed in a steady flow of ${EVENTS} events, for ${text} of ClickFunnels’ tries`, async () => {
			const { sandbox } = world.n8n;
			sandbox.setWebhookSpeed(speed);
			const began = Date.now();
			const kill = await killDuring(world.fire(EVENTS, { apart: 20 }));
			sandbox.setWebhookSpeed(SPEED);
			await pause(kill.at + (hours * HOUR_MS) / speed - Date.now());
			await world.n8n.restart();
			const retried = await retryCutOff(kill);
			const doubled = await onceEachThrough([kill]);
			await until(
				'the last tries',
				() => sandbox.deliveries().filter(({ status }) => status === 'pending').length,
				(pending) => pending === 0,
				PATIENCE_MS,
			);
			await world.looks(2);
			assert.equal(world.doubled(kill.ids).length, doubled);
			const triedAgain = sandbox
				.deliveries()
				.filter(({ event, attempts }) => kill.ids.includes(event.event_id) && attempts.length > 1);
			const seconds = Math.round((Date.now() - began) / 1_000);
			console.log(
				`${EVENTS} events, ${text}: 0 lost, ${triedAgain.length} tried again, ${retried} retried by hand, ${doubled} came twice, in ${seconds} s`,
			);
		});
	}

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
