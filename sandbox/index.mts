import { createClickFunnelsApi } from './api/index.mts';
import { startAround } from './gateway/start.mts';
import type { Sandbox, SandboxOptions } from './types.mts';

/** What a sandbox is started with where nothing else is asked for. */
const DEFAULTS: SandboxOptions = {
	port: 0,
	host: '127.0.0.1',
	seed: 1,
	rate: 10,
	latency: 0,
	faults: [],
	webhookSpeed: 1,
	readings: {},
};

/**
 * Starts a local stand-in for Maton and ClickFunnels with a seeded company. Rejects where the port can't be
 * taken.
 */
export async function startSandbox(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
	const all = { ...DEFAULTS, ...options };
	return await startAround(createClickFunnelsApi({ seed: all.seed }), all);
}
