import { randomUUID } from 'node:crypto';
import { USUAL } from '../../../sandbox/readings.mts';
import type {
	ApiRequest,
	ApiResponse,
	ClickFunnelsApi,
	WebhookEndpoint,
	WebhookEvent,
} from '../../../sandbox/types.mts';

const answered = (): ApiResponse => ({ status: 200, body: [{ id: 1 }] });

/** The smallest ClickFunnels double: it notes what reaches it, and a test says what it answers and which endpoints it has. */
export class FakeApi implements ClickFunnelsApi {
	received: ApiRequest[] = [];
	endpoints: WebhookEndpoint[] = [];
	readonly readings = { ...USUAL };
	readonly files = { url: '' };
	logged: WebhookEvent[] = [];
	resets = 0;
	answer: (request: ApiRequest) => ApiResponse = answered;
	#listeners: Array<(event: WebhookEvent) => void> = [];

	/** Forgets what reached it, and answers again as at the start. */
	restart(): void {
		this.received = [];
		this.answer = answered;
	}

	async handle(request: ApiRequest): Promise<ApiResponse> {
		this.received.push(request);
		return this.answer(request);
	}

	webhookEndpoints(): WebhookEndpoint[] {
		return this.endpoints;
	}

	onEvent(listener: (event: WebhookEvent) => void): void {
		this.#listeners.push(listener);
	}

	/** What the real double does when a record changes. */
	change(event: WebhookEvent): void {
		this.#listeners.forEach((listener) => listener(event));
	}

	sampleEvent(eventType: string, workspaceId: number): WebhookEvent {
		return {
			eventId: randomUUID(),
			createdAt: new Date().toISOString(),
			eventType,
			subjectType: 'Contact',
			subjectId: 7,
			workspaceId,
			data: { id: 7, first_name: 'Ada' },
		};
	}

	logEvent(event: WebhookEvent): void {
		this.logged.push(event);
	}

	addContacts(): void {}

	file(): undefined {}

	reset(): void {
		this.resets += 1;
	}
}
