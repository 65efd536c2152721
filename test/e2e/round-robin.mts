import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What stands in front of the parts of an n8n in queue mode. */
export interface RoundRobin {
	address: string;
	close(): void;
}

/**
 * Brings production webhooks to the webhook processes in turn, and everything else to the main one.
 * @param parts where they answer, asked for at each request, as `http://127.0.0.1:5678`
 */
export async function startRoundRobin(
	parts: () => { main: string; webhooks: string[] },
): Promise<RoundRobin> {
	let turn = 0;
	const server = createServer((incoming, outgoing) => {
		const { main, webhooks } = parts();
		const isWebhook = incoming.url?.startsWith('/webhook/') ?? false;
		pass(incoming, outgoing, isWebhook ? webhooks[turn++ % webhooks.length] : main);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return { address: `http://127.0.0.1:${port}`, close: () => void server.close() };
}

function pass(incoming: IncomingMessage, outgoing: ServerResponse, to: string): void {
	const { method, headers, url } = incoming;
	const passed = request(new URL(url ?? '/', to), { method, headers, agent: false }, (answer) => {
		outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
		answer.pipe(outgoing);
	});
	passed.on('error', () => {
		if (!outgoing.headersSent) outgoing.writeHead(502);
		outgoing.end();
	});
	incoming.pipe(passed);
}
