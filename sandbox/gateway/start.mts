import type { AddressInfo } from 'node:net';
import type { ClickFunnelsApi, Sandbox, SandboxOptions } from '../types.mts';
import { Deliveries } from '../webhooks/deliveries.mts';
import { emit } from '../webhooks/emit.mts';
import { KEYS } from './keys.mts';
import { createServer, FILES_PATH } from './server.mts';
import { SandboxState } from './state.mts';

/**
 * Puts the gateway and the webhook delivery around a ClickFunnels double and listens. Rejects where the port
 * can't be taken.
 */
export async function startAround(api: ClickFunnelsApi, options: SandboxOptions): Promise<Sandbox> {
	const deliveries = new Deliveries(api, options.webhookSpeed);
	const state = new SandboxState(api, deliveries, options);
	const server = createServer(state);
	await server.listen({ host: options.host, port: options.port });
	const url = urlOf(server.server.address() as AddressInfo);
	api.files.url = `${url}${FILES_PATH}`;
	return {
		url,
		keys: KEYS,
		api,
		requests: () => state.log.all(),
		clearRequests: () => state.log.clear(),
		deliveries: () => deliveries.all(),
		emit: (request) => emit(api, deliveries, request),
		setFaults: (faults) => state.setFaults(faults),
		setRate: (requestsPerSecond) => {
			state.rate = requestsPerSecond;
		},
		setLatency: (milliseconds) => {
			state.latency = milliseconds;
		},
		setWebhookSpeed: (speed) => {
			deliveries.speed = speed;
		},
		setReadings: (readings) => state.setReadings(readings),
		reset: () => state.reset(),
		close: async () => {
			await server.close();
			await deliveries.reset();
		},
	};
}

function urlOf({ address, family, port }: AddressInfo): string {
	return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
