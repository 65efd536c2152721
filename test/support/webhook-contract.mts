import { readWebhooks } from '../../scripts/contract/webhooks.mts';

/** What contract/webhooks.json says of events and deliveries. */
export const webhookContract = readWebhooks();

/** The ids of all events, in the order of the contract. */
export const eventTypes = webhookContract.events.map(({ id }) => id);
