import { join } from 'node:path';

import { readJson } from './document.mts';

/** What ClickFunnels tells by webhooks, and how it delivers and signs it. */
const WEBHOOKS_FILE = join(import.meta.dirname, '../../contract/webhooks.json');

/** One event type. */
export interface ContractEvent {
	/** For example `contact.created`. */
	id: string;
	group: string;
	subject_type: string;
	versions: string[];
}

/** Whether an event reaches endpoints that the API makes: they are all of V2. */
export const isV2 = ({ versions }: ContractEvent): boolean => versions.includes('V2');

/** The parts of the webhook contract that programs go by. */
export interface WebhookContract {
	events: ContractEvent[];
	delivery: {
		/** What a delivery has, each with what it is, for example `event_id (uuid)`. */
		envelope: string[];
		/** Statuses that end a delivery well. */
		successCodes: number[];
		/** Seconds to wait before the second, third, ... attempt. */
		retryAfterSeconds: number[];
	};
	signature: { signatureHeader: string; timestampHeader: string };
	sampleDelivery: Record<string, unknown> & { data: Record<string, unknown> };
}

/**
 * The contract of webhooks.
 * @throws UnusableInput when its file is not there or is no JSON
 */
export function readWebhooks(): WebhookContract {
	return readJson(WEBHOOKS_FILE) as WebhookContract;
}
