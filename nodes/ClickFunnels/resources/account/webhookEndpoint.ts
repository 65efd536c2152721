import { clearable, references, text, url } from '../../table/field';
import { create, get, getMany, remove, resource, update } from '../../table/resource';

export const webhookEndpoint = resource({
	name: 'Webhook Endpoint',
	description: 'An address that ClickFunnels sends events to',
	fields: {
		url: url('URL'),
		name: text('Name'),
		event_type_ids: references('Event Type', 'webhookEventType', 'string', {
			description: 'Replaces all event types of the endpoint',
		}),
		...clearable({
			funnel_ids: references('Funnel', 'funnel', 'integer', { description: 'Only events of these funnels' }),
			page_ids: references('Page', 'page', 'integer', { description: 'Only events of these pages' }),
		}),
	},
	simplify: {
		id: 'id',
		public_id: 'public_id',
		name: 'name',
		url: 'url',
		event_type_ids: 'event_type_ids',
		funnel_ids: 'funnel_ids',
		page_ids: 'page_ids',
		webhook_secret: 'webhook_secret',
		created_at: 'created_at',
		updated_at: 'updated_at',
	},
	operations: [
		getMany('GET /workspaces/{workspace_id}/webhooks/outgoing/endpoints'),
		get('GET /webhooks/outgoing/endpoints/{id}'),
		create(
			'POST /workspaces/{workspace_id}/webhooks/outgoing/endpoints',
			{ root: 'webhooks_outgoing_endpoint', required: ['url', 'name', 'event_type_ids'] },
			{
				description:
					'Create a webhook endpoint for a public https URL. Only this response holds its signing secret.',
			},
		),
		update('PUT /webhooks/outgoing/endpoints/{id}', { root: 'webhooks_outgoing_endpoint' }),
		remove('DELETE /webhooks/outgoing/endpoints/{id}'),
	],
});
