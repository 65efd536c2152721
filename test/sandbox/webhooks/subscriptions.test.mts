import type { WebhookEndpoint, WebhookEnvelope } from '../../../sandbox/types.mts';
import { wants } from '../../../sandbox/webhooks/subscriptions.mts';

const endpoint: WebhookEndpoint = {
	id: 1,
	workspaceId: 42,
	url: 'http://127.0.0.1/',
	secret: 's',
	eventTypeIds: ['contact.created', 'order.created'],
	funnelIds: [],
	pageIds: [],
};
const event: WebhookEnvelope = {
	event_id: 'e',
	event_type: 'contact.created',
	subject_id: 1,
	subject_type: 'Contact',
	data: {},
	created_at: '2026-01-01T00:00:00.000Z',
	api_version: 2,
	workspace_id: 42,
	page_id: null,
	funnel_id: null,
};

test.each([
	['its workspace and event type', {}, {}, true],
	['another workspace', {}, { workspace_id: 43 }, false],
	['another event type', {}, { event_type: 'contact.updated' }, false],
	['its funnel', { funnelIds: [5, 6] }, { funnel_id: 6 }, true],
	['another funnel', { funnelIds: [5, 6] }, { funnel_id: 7 }, false],
	['an event without a funnel at a narrowed endpoint', { funnelIds: [5] }, {}, true],
	['any funnel at an endpoint that is not narrowed', {}, { funnel_id: 7 }, true],
	['its page', { pageIds: [8] }, { page_id: 8 }, true],
	['another page', { pageIds: [8] }, { page_id: 9 }, false],
	['its funnel and another page', { funnelIds: [5], pageIds: [8] }, { funnel_id: 5, page_id: 9 }, false],
])('%s', (_name, narrowed, about, expected) => {
	expect(wants({ ...endpoint, ...narrowed }, { ...event, ...about })).toBe(expected);
});
