import { isV2, readWebhooks } from '../../scripts/contract/webhooks.mts';

/** What contract/webhooks.json says of events and deliveries. */
export const webhookContract = readWebhooks();

/** The ids of all events, in the order of the contract. */
export const eventTypes = webhookContract.events.map(({ id }) => id);

/** The events that endpoints get, whose versions have V2. */
export const deliveredEvents = webhookContract.events.filter(isV2);
export const deliveredTypes = deliveredEvents.map(({ id }) => id);

/**
 * What an event is about, as it says itself.
 * @throws Error for an event that the contract does not know
 */
export function subjectTypeOf(type: string): string {
	const event = webhookContract.events.find(({ id }) => id === type);
	if (!event) throw new Error(`${type} is not in the contract`);
	return event.subject_type;
}
