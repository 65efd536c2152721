import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';

/** Waits until something is true, 15 seconds at most. */
export async function until(isTrue: () => boolean | Promise<boolean>) {
	const deadline = performance.now() + 15_000;
	while (!(await isTrue())) {
		assert.ok(performance.now() < deadline, 'waited for 15 seconds');
		await wait(100);
	}
}
