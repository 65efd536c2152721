import type { ContractOperation } from '../contract/document.mts';
import type { Client } from './client.mts';
import type { ProbeOptions } from './options.mts';
import type { Visits } from './visits.mts';

/** What questions go by. */
export interface Evidence {
	client: Client;
	options: ProbeOptions;
	/** Every operation of the contract. */
	operations: ContractOperation[];
	visits: Visits;
	/** A delivery that the user has kept. */
	delivery?: Delivery;
	/** Tells the user something that does not belong into the report. */
	tell(line: string): void;
}

/** A webhook delivery as n8n received it. */
export interface Delivery {
	headers: Record<string, unknown>;
	body: Record<string, unknown>;
}
