import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** Asks n8n every 50 ms whether it is there, from a thread of its own: a busy test must not be taken for a busy n8n. */
export interface Pulse {
	/** The longest wait for an answer since this was asked last, in milliseconds. */
	longest(): Promise<number>;
	stop(): Promise<void>;
}

const PROGRAM = `
	const { Agent, get } = require('node:http');
	const { parentPort, workerData } = require('node:worker_threads');
	const agent = new Agent({ keepAlive: true });
	const waiting = new Set();
	let longest = 0;
	const end = (since) => {
		waiting.delete(since);
		longest = Math.max(longest, performance.now() - since.at);
	};
	setInterval(() => {
		const since = { at: performance.now() };
		waiting.add(since);
		// An agent's idle connection may be closed just now; the next one tells.
		const asked = get(workerData + '/healthz', { agent }, (answer) => answer.resume().on('end', () => end(since)));
		asked.on('error', () => waiting.delete(since));
	}, 50);
	parentPort.on('message', () => {
		for (const since of waiting) longest = Math.max(longest, performance.now() - since.at);
		parentPort.postMessage(longest);
		longest = 0;
	});
`;

/** Begins to ask. @param address of n8n */
export function startPulse(address: string): Pulse {
	const worker = new Worker(PROGRAM, { eval: true, workerData: address });
	return {
		async longest() {
			const answered = once(worker, 'message');
			worker.postMessage('longest');
			const [longest] = (await answered) as [number];
			return longest;
		},
		async stop() {
			await worker.terminate();
		},
	};
}
