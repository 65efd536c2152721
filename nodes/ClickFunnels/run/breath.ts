import { sleep } from 'n8n-workflow';

/** Work at a stretch: the editor, webhooks and other workflows share this thread. */
const STRETCH_MS = 10;

/** Lets the rest of n8n go on now and then. */
export class Breath {
	private since = Date.now();

	/** To be called between pieces of work: waits a turn of the event loop where the last one was long ago. */
	async take(): Promise<void> {
		if (Date.now() - this.since < STRETCH_MS) return;
		await sleep(0);
		this.since = Date.now();
	}
}
