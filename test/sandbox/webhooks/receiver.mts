import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Received {
	/** Milliseconds, to see the waits between attempts. */
	at: number;
	headers: IncomingHttpHeaders;
	body: string;
}

/** A server that takes deliveries and answers with the statuses in turn, the last one for ever; null never answers. */
export class Receiver {
	received: Received[] = [];
	statuses: Array<number | null> = [200];
	readonly #server: Server;

	constructor() {
		this.#server = createServer(async (request, response) => {
			let body = '';
			for await (const chunk of request.setEncoding('utf8')) body += String(chunk);
			const status = this.statuses[Math.min(this.received.length, this.statuses.length - 1)];
			this.received.push({ at: performance.now(), headers: request.headers, body });
			if (status !== null) response.writeHead(status, { location: '/elsewhere' }).end();
		});
	}

	async start(): Promise<string> {
		await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
		return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/webhook`;
	}

	async close(): Promise<void> {
		this.#server.closeAllConnections();
		await new Promise((resolve) => this.#server.close(resolve));
	}
}

/** Waits until a condition holds; fails after three seconds. */
export async function until(holds: () => boolean): Promise<void> {
	const end = performance.now() + 3000;
	while (!holds()) {
		if (performance.now() > end) throw new Error('It did not happen within three seconds');
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
}
