import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import { performance } from 'node:perf_hooks';
import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';

import { LONGEST_MS } from './limits.mts';
import { until } from './until.mts';

// Between an answer and what the program does next there are a few turns of the event loop.
const QUIET_TURNS = 10;

let isOwn = false;
let standsStill = false;
let standsStillAt: (() => boolean) | undefined;
/** HTTP requests that this process has sent and that have not ended. */
let underWay = 0;
/** Pieces of work for which the clock goes. */
let works = 0;
let going: Promise<void> | undefined;

/** When something was last begun, sent or answered, in milliseconds of the machine's clock. */
let lastSeen = 0;

function onStart(message: unknown): void {
	underWay++;
	lastSeen = performance.now();
	(message as { request: ClientRequest }).request.once('close', () => {
		underWay--;
		lastSeen = performance.now();
	});
}

/**
 * Gives the tests of a file a clock of their own, for `Date`, `performance` and all timers but those of node:timers. It
 * stands, and goes only `during` work: so the longest wait takes no time, and a busy machine does not change what happens
 * when.
 */
export function useOwnClock(): void {
	beforeAll(() => {
		subscribe('http.client.request.start', onStart);
		jest.useFakeTimers({ doNotFake: ['hrtime', 'nextTick', 'queueMicrotask', 'setImmediate'] });
		isOwn = true;
	});
	afterAll(() => {
		isOwn = false;
		jest.useRealTimers();
		unsubscribe('http.client.request.start', onStart);
	});
}

/**
 * Does something that may wait. Where the tests have a clock of their own, it goes meanwhile: by milliseconds while an HTTP
 * request is under way, else at once to the next moment that somebody waits for.
 */
export async function during<T>(work: () => Promise<T>): Promise<T> {
	if (!isOwn) return await work();
	works++;
	lastSeen = performance.now();
	const working = work().finally(() => works--);
	going ??= go();
	// One that goes wrong in the clock, such as a timer that throws, must not go unnoticed.
	await Promise.race([working, going]);
	return await working;
}

/** Lets milliseconds pass on the tests' own clock, and what becomes due in them happen. */
export async function pass(ms: number): Promise<void> {
	await during(async () => await new Promise((resolve) => setTimeout(resolve, ms)));
}

/**
 * Waits until something is to be seen, and does something at that very moment and without any time: the tests' own clock
 * stands until it is done.
 * @param what what is waited for, in words
 */
export async function atOnce<T>(what: string, isSeen: () => boolean, work: () => Promise<T>): Promise<T> {
	standsStillAt = isSeen;
	await until(what, () => standsStill);
	return await work().finally(() => {
		standsStill = false;
		standsStillAt = undefined;
	});
}

async function go(): Promise<void> {
	try {
		while (!isOver()) {
			if (performance.now() - lastSeen > LONGEST_MS) {
				const left = `${underWay} requests without answer, ${jest.getTimerCount()} timers`;
				throw new Error(
					`waited ${LONGEST_MS / 1_000} s for ${works} pieces of work to send something or to end: ${left}`,
				);
			}
			await step();
		}
	} finally {
		going = undefined;
	}
}

function isOver(): boolean {
	return works === 0 || !isOwn;
}

async function step(): Promise<void> {
	for (let turns = 0; turns < QUIET_TURNS; turns++) {
		if (isOver()) return;
		standsStill ||= standsStillAt?.() ?? false;
		if (underWay > 0 || standsStill) {
			await pause(1);
			// Not as many as have passed: a busy machine must not be seen.
			if (!standsStill && !isOver()) jest.advanceTimersByTime(1);
			return;
		}
		await turn();
	}
	if (isOver()) return;
	const before = Date.now();
	jest.advanceTimersToNextTimer();
	// Node's timers take a millisecond at least.
	if (Date.now() === before) jest.advanceTimersByTime(1);
}
