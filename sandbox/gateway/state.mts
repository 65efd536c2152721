import type { Readings } from '../readings.mts';
import type { ClickFunnelsApi, Fault, SandboxOptions } from '../types.mts';
import type { Deliveries } from '../webhooks/deliveries.mts';
import { Connections } from './connections.mts';
import { Faults } from './faults.mts';
import { FilteredReads } from './filtered-reads.mts';
import { RateLimit } from './rate-limit.mts';
import { RequestLog } from './request-log.mts';

/** All that a running sandbox holds, and what can be changed while it runs. */
export class SandboxState {
	readonly api: ClickFunnelsApi;
	readonly deliveries: Deliveries;
	readonly connections = new Connections();
	readonly rateLimit = new RateLimit();
	readonly filteredReads = new FilteredReads();
	readonly log = new RequestLog();
	readonly faults: Faults;
	/** Requests a second for one key; 0 for no limit. */
	rate: number;
	/** Milliseconds before each answer. */
	latency: number;
	readonly #start: { rate: number; latency: number };
	readonly #readingsAtStart: Readings;

	constructor(api: ClickFunnelsApi, deliveries: Deliveries, options: SandboxOptions) {
		this.api = api;
		this.deliveries = deliveries;
		this.faults = new Faults(options.seed, options.faults);
		this.rate = options.rate;
		this.latency = options.latency;
		this.#start = { rate: options.rate, latency: options.latency };
		this.setReadings(options.readings);
		this.#readingsAtStart = { ...api.readings };
	}

	setFaults(faults: Fault[]): void {
		this.faults.set(faults);
	}

	/** Changes the readings that are given. */
	setReadings(readings: Partial<Readings>): void {
		Object.assign(this.api.readings, readings);
	}

	/** Seeded state, empty log, no deliveries, no faults, rate, latency and readings as at the start. */
	reset(): void {
		void this.deliveries.reset();
		this.api.reset();
		this.connections.reset();
		this.rateLimit.clear();
		this.log.clear();
		this.faults.set([]);
		Object.assign(this, this.#start);
		this.setReadings(this.#readingsAtStart);
	}
}
