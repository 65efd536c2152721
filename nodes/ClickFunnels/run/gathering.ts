import { sleep } from 'n8n-workflow';

import { PAGE_SIZE } from '../lists/pages';

/** Looks for several things at once, and gives what it finds by what was looked for. */
type Look<Found> = (wanted: string[]) => Promise<Map<string, Found>>;

interface Asked {
	wanted: string;
	look: Look<unknown>;
	/** Aborted once nobody waits for it any longer. */
	cancel?: AbortSignal;
	answer: (found: unknown) => void;
	fail: (reason: unknown) => void;
}

/** Has several items that look for something of one sort share a request: who asks while one is under way waits for the next. */
export class Gathering {
	private readonly waiting = new Map<string, Asked[]>();

	/**
	 * What is looked for; undefined where it is not there.
	 * @param key says what sort it is of
	 * @param look looks for a page of it at most
	 * @param cancel of the execution that asks: several may share a request, and the end of one is not that of others
	 * @throws what `look` throws
	 */
	async ask<Found>(
		key: string,
		{ wanted, look, cancel }: { wanted: string; look: Look<Found>; cancel?: AbortSignal },
	): Promise<Found | undefined> {
		const found = await new Promise<unknown>((answer, fail) => {
			const asked = { wanted, look, cancel, answer, fail };
			const others = this.waiting.get(key);
			if (others) others.push(asked);
			else void this.work(key, [asked]);
		});
		return found as Found | undefined;
	}

	private async work(key: string, waiting: Asked[]): Promise<void> {
		this.waiting.set(key, waiting);
		// Items that begin together do not ask in the same turn of the event loop.
		await sleep(0);
		while (waiting.length > 0) await lookFor(waiting.splice(0, PAGE_SIZE));
		this.waiting.delete(key);
	}
}

async function lookFor(some: Asked[]): Promise<void> {
	const [{ look, cancel }] = some;
	const wanted = [...new Set(some.map((asked) => asked.wanted))];
	const [looked] = await Promise.allSettled([look(wanted)]);
	if (looked.status === 'fulfilled') {
		for (const asked of some) asked.answer(looked.value.get(asked.wanted));
		return;
	}
	const reason: unknown = looked.reason;
	if (some.length > 1 && (cancel?.aborted || isOfValues(reason))) {
		for (const asked of some) await lookFor([asked]);
		return;
	}
	for (const asked of some) asked.fail(reason);
}

/** Whether it is ClickFunnels' word about what was looked for (gateway/problems.ts): one thing may spoil it for others. */
function isOfValues(reason: unknown): boolean {
	return (reason as { context?: { isOfValues?: boolean } }).context?.isOfValues === true;
}
