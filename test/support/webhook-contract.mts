import { join } from 'node:path';

import { CONTRACT_FILE, readJson } from '../../scripts/contract/document.mts';

/** What contract/webhooks.json says of events and deliveries, as far as tests ask. */
export const webhookContract = readJson(join(CONTRACT_FILE, '../webhooks.json')) as {
	events: Array<{ id: string; group: string; subject_type: string }>;
	/** What a delivery has, each with what it is, for example `event_id (uuid)`. */
	delivery: { envelope: string[] };
	sampleDelivery: Record<string, unknown> & { data: Record<string, unknown> };
};

/** The ids of all events, in the order of the contract. */
export const eventTypes = webhookContract.events.map(({ id }) => id);
