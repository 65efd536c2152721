import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { ClickFunnelsApi, WebhookDelivery, WebhookEndpoint, WebhookEnvelope } from '../types.mts';
import { attempt, isLoopback } from './attempt.mts';
import { RETRY_AFTER_SECONDS, SUCCESS_CODES } from './contract.mts';
import { envelope, spelled } from './envelope.mts';
import { wants } from './subscriptions.mts';

const MOST_DELIVERIES = 10_000;
const ATTEMPT_TIMEOUT = 10_000;
const SHORTEST_TIMEOUT = 5_000;

/**
 * Brings the API's events to the endpoints registered there, in the background, by the schedule of
 * contract/webhooks.json.
 */
export class Deliveries {
	/** Divides the waits between attempts and the time that one attempt may take, of deliveries that start from then on. */
	speed: number;
	readonly #api: ClickFunnelsApi;
	readonly #running = new Set<Promise<void>>();
	#log: WebhookDelivery[] = [];
	#stop = stopSwitch();

	constructor(api: ClickFunnelsApi, speed: number) {
		this.#api = api;
		this.speed = speed;
		api.onEvent((event) => this.deliver(envelope(event)));
	}

	/** Deliveries, oldest first; the oldest go when there are more than 10,000. */
	all(): WebhookDelivery[] {
		return [...this.#log];
	}

	/** Starts one delivery for each endpoint that wants the event, and returns them at once. */
	deliver(event: WebhookEnvelope): WebhookDelivery[] {
		// Frozen as text now: the record may change while the delivery is on its way.
		const rawBody = JSON.stringify(spelled(event, this.#api.readings.deliveries));
		return this.#api
			.webhookEndpoints()
			.filter((endpoint) => wants(endpoint, event))
			.map((endpoint) => this.#start(endpoint, structuredClone(event), rawBody));
	}

	/** Ends all deliveries and forgets them. */
	async reset(): Promise<void> {
		this.#stop.abort();
		this.#stop = stopSwitch();
		this.#log = [];
		await Promise.all(this.#running);
	}

	#start(endpoint: WebhookEndpoint, event: WebhookEnvelope, rawBody: string): WebhookDelivery {
		const delivery: WebhookDelivery = {
			endpoint_id: endpoint.id,
			url: endpoint.url,
			event,
			status: 'pending',
			attempts: [],
		};
		this.#log.push(delivery);
		if (this.#log.length > MOST_DELIVERIES) this.#log.shift();
		const run = this.#run(delivery, endpoint.secret, rawBody, this.#stop.signal).finally(() =>
			this.#running.delete(run),
		);
		this.#running.add(run);
		return delivery;
	}

	#headerId({ event }: WebhookDelivery): string | undefined {
		return this.#api.readings.eventHeader === 'present' ? event.event_id : undefined;
	}

	async #run(delivery: WebhookDelivery, secret: string, rawBody: string, stop: AbortSignal): Promise<void> {
		if (!isLoopback(delivery.url)) {
			const error = 'The sandbox delivers to this machine only';
			delivery.attempts.push({ at: new Date().toISOString(), status: null, error });
			delivery.status = 'failed';
			return;
		}
		const { speed } = this;
		const timeout = Math.max(SHORTEST_TIMEOUT, ATTEMPT_TIMEOUT / speed);
		for (const wait of [0, ...RETRY_AFTER_SECONDS]) {
			await pause((wait * 1000) / speed, undefined, { signal: stop }).catch(() => undefined);
			if (stop.aborted) return;
			const made = await attempt(
				delivery.url,
				{ secret, rawBody, eventId: this.#headerId(delivery) },
				timeout,
				stop,
			);
			delivery.attempts.push(made);
			if (made.status !== null && SUCCESS_CODES.has(made.status)) {
				delivery.status = 'delivered';
				return;
			}
		}
		delivery.status = 'failed';
	}
}

/** Every delivery listens to the same switch, and there is no number of them that would be a leak. */
function stopSwitch(): AbortController {
	const controller = new AbortController();
	setMaxListeners(0, controller.signal);
	return controller;
}
