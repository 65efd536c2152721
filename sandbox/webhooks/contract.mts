import { isV2, readWebhooks } from '../../scripts/contract/webhooks.mts';

const contract = readWebhooks();

/** The ids of all events, for example `contact.created` (contract/webhooks.json, `events`). */
export const EVENT_TYPES = contract.events.map(({ id }) => id);

/** Those that are delivered: every endpoint that the API makes is of V2. */
export const V2_EVENT_TYPES = new Set(contract.events.filter(isV2).map(({ id }) => id));

/** The statuses that end a delivery well. */
export const SUCCESS_CODES = new Set(contract.delivery.successCodes);

/** Seconds to wait before the second, third, ... attempt. */
export const RETRY_AFTER_SECONDS = contract.delivery.retryAfterSeconds;

export const { signatureHeader: SIGNATURE_HEADER, timestampHeader: TIMESTAMP_HEADER } = contract.signature;

/** Carries the event's id, where deliveries have such a header (ClickFunnels behaviour: webhooks). */
export const EVENT_ID_HEADER = 'X-Webhook-ClickFunnels-Id';
