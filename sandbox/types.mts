import type { Readings } from './readings.mts';

/**
 * What the gateway hands to the ClickFunnels double: one request, already authenticated and with its
 * connection found.
 */
export interface ApiRequest {
	method: string;
	/** Path below `/clickfunnels/api/v2`, as received (still percent-encoded), for example `/contacts/12`. */
	path: string;
	/** The raw query string, without the question mark. */
	query: string;
	headers: Record<string, string | string[] | undefined>;
	/** The parsed JSON body; undefined where none was sent. */
	body?: unknown;
	/** Which connection of its key it came by, 0 for the first; undefined: past all of them. */
	connection?: number;
}

/** What the ClickFunnels double answers. `body` is sent as JSON; undefined means an empty body (204). */
export interface ApiResponse {
	status: number;
	headers?: Record<string, string>;
	body?: unknown;
}

/** A record changed in a way that ClickFunnels tells webhook endpoints about. */
export interface WebhookEvent {
	/** A UUID, in lower case with dashes. */
	eventId: string;
	/** ISO 8601, UTC, with milliseconds. */
	createdAt: string;
	/** An event id of contract/webhooks.json, for example `contact.created`. */
	eventType: string;
	subjectType: string;
	subjectId: number;
	workspaceId: number;
	/** The record as the API shows it. */
	data: Record<string, unknown>;
	pageId?: number | null;
	funnelId?: number | null;
}

/** A registered endpoint, as the delivery needs it. */
export interface WebhookEndpoint {
	id: number;
	workspaceId: number;
	url: string;
	secret: string;
	eventTypeIds: string[];
	/** Empty: all funnels. */
	funnelIds: number[];
	/** Empty: all pages. */
	pageIds: number[];
}

/**
 * The double of the ClickFunnels API v2: state in memory, driven by the contract. Knows nothing of HTTP
 * servers, Maton or keys.
 */
export interface ClickFunnelsApi {
	/** How it plays what sources leave open; may be changed at any time. */
	readonly readings: Readings;
	/** Below which URL its files are; who serves them sets it. */
	readonly files: { url: string };
	/** The CSV file at a path below that; undefined where there is none. */
	file(path: string): string | undefined;
	handle(request: ApiRequest): Promise<ApiResponse>;
	/** Endpoints as they are now. */
	webhookEndpoints(): WebhookEndpoint[];
	/** Called after every change that has an event. Delivery is the listener's business. */
	onEvent(listener: (event: WebhookEvent) => void): void;
	/**
	 * A true-to-shape event for any event id of contract/webhooks.json, about a seeded record of the workspace
	 * where there is one.
	 */
	sampleEvent(eventType: string, workspaceId: number): WebhookEvent;
	/**
	 * Writes an event to the event log, as every change does: where some endpoint of the workspace listens for
	 * its type, and once for an event id.
	 */
	logEvent(event: WebhookEvent): void;
	/**
	 * Adds contacts to a workspace, with gaps between their ids and no events; for tests of long lists. Throws
	 * for an unknown workspace.
	 */
	addContacts(workspaceId: number, count: number): void;
	/** Back to the seeded state. */
	reset(): void;
}

/** One line of the request log, as `GET /_sandbox/requests` shows it. */
export interface RequestLogEntry {
	at: string;
	method: string;
	/** Full path as received, for example `/clickfunnels/api/v2/teams`. */
	path: string;
	query: string;
	/** With the values of Authorization replaced by a fingerprint; never the key itself. */
	headers: Record<string, string | string[] | undefined>;
	body?: unknown;
	/** 0: not answered, as the connection was cut or the answer is still open. */
	status: number;
	/** The fault that was played on this request. */
	fault?: Fault['kind'];
}

/** A fault that the sandbox plays on matching requests. */
export interface Fault {
	/**
	 * `429`: refused before processing. `502`, `503`, `504`: HTML bodies. `reset-before` and `reset-after`:
	 * connection cut before or after processing. `timeout`: never answered. `truncated`: JSON cut in the
	 * middle. `html`: 200 with HTML.
	 */
	kind:
		| '429'
		| '500'
		| '502'
		| '503'
		| '504'
		| 'reset-before'
		| 'reset-after'
		| 'timeout'
		| 'truncated'
		| 'html';
	/** Only requests with this method. */
	method?: string;
	/** Only paths that contain this text. */
	path?: string;
	/** Probability of 0 to 1, drawn from the seeded random generator. Default 1. */
	probability?: number;
	/** How often at most. Default without end. */
	times?: number;
	/**
	 * For `500`, `502`, `503`, `504`, `timeout` and `html`: played after ClickFunnels has done the work.
	 * Default false.
	 */
	processed?: boolean;
	/**
	 * For `429`: the Retry-After header. A number is seconds; a text, such as an HTTP date, is sent as it is.
	 * Default: no header.
	 */
	retryAfter?: number | string;
}

/**
 * What a webhook delivery carries as JSON: `delivery.envelope` of contract/webhooks.json, in the usual spelling
 * of its keys.
 */
export interface WebhookEnvelope {
	event_id: string;
	event_type: string;
	subject_id: number;
	subject_type: string;
	data: Record<string, unknown>;
	/** ISO 8601, UTC, with milliseconds. */
	created_at: string;
	api_version: 2;
	workspace_id: number;
	page_id: number | null;
	funnel_id: number | null;
}

/** One event on its way to one endpoint, as `GET /_sandbox/deliveries` shows it. */
export interface WebhookDelivery {
	endpoint_id: number;
	url: string;
	event: WebhookEnvelope;
	/**
	 * `pending` while attempts are left; `failed` after the last one, or at once for a URL off this machine.
	 */
	status: 'pending' | 'delivered' | 'failed';
	attempts: WebhookAttempt[];
}

/** One POST of a delivery. */
export interface WebhookAttempt {
	at: string;
	/** What the endpoint answered; null where it did not answer. */
	status: number | null;
	/** Why there was no answer. */
	error?: string;
	/** Why the trigger of a workflow, which answered 200, was not started by it. */
	ignored?: string;
}

/**
 * An event to fire by hand: the body of `POST /_sandbox/emit`. What is left out comes from
 * `ClickFunnelsApi.sampleEvent`.
 */
export interface EmitRequest {
	event_type: string;
	/** Default: the workspace of the newest endpoint that asks for this event. */
	workspace_id?: number;
	data?: Record<string, unknown>;
	subject_id?: number;
	/** Default: a new one. The same id twice makes a repeated delivery. */
	event_id?: string;
	created_at?: string;
	page_id?: number | null;
	funnel_id?: number | null;
}

export interface SandboxOptions {
	/** 0 takes any free port. */
	port: number;
	host: string;
	/** Seed of the company and of the faults' random generator. */
	seed: number;
	/** Requests allowed in any one second for one key; 0 for no limit. */
	rate: number;
	/** Milliseconds before each answer. */
	latency: number;
	faults: Fault[];
	/** Factor by which the webhook retry schedule is sped up. */
	webhookSpeed: number;
	/** Where sources differ: what is left out is as usual. */
	readings: Partial<Readings>;
}

/** A running sandbox. */
export interface Sandbox {
	/** For example `http://127.0.0.1:9300`; what the credential takes as its gateway URL. */
	url: string;
	/** Maton keys that the sandbox knows. */
	keys: {
		/** One active ClickFunnels connection. */
		good: string;
		/** A valid key without any ClickFunnels connection. */
		withoutConnection: string;
		/** Two active connections, to see that the connection header counts. */
		twoConnections: string;
	};
	api: ClickFunnelsApi;
	requests(): RequestLogEntry[];
	clearRequests(): void;
	/** Webhook deliveries, oldest first. */
	deliveries(): WebhookDelivery[];
	/**
	 * Fires an event and returns the deliveries that it started. Throws on an event type that is not in
	 * contract/webhooks.json.
	 */
	emit(request: EmitRequest): WebhookDelivery[];
	/** Also restarts the random generator, so that the same faults and requests give the same outcome. */
	setFaults(faults: Fault[]): void;
	setRate(requestsPerSecond: number): void;
	setLatency(milliseconds: number): void;
	/** By how much the retry schedule is sped up for deliveries that start from then on; until the sandbox ends. */
	setWebhookSpeed(speed: number): void;
	/** Changes the readings that are given, and leaves the others. */
	setReadings(readings: Partial<Readings>): void;
	/** Seeded state, empty log, no faults, options as at start. */
	reset(): void;
	close(): Promise<void>;
}
