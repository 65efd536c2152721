import * as kinds from '../../kinds';
import { clearable, references, text, url } from '../../table/field';
import { create, get, getMany, remove, update } from '../../table/lines';
import { resource } from '../../table/resource';

/** The signing secret is given where it is made, even if ClickFunnels shows it again. */
const hides = ['webhook_secret'];

export const webhookEndpoint = resource({
	kind: kinds.webhookEndpoint,
	description: 'An address that ClickFunnels sends events to',
	fields: {
		url: url('URL'),
		name: text('Name'),
		event_type_ids: references('Event Type', kinds.webhookEventType, {
			as: 'string',
			replaces: 'Event Types',
		}),
		...clearable({
			funnel_ids: references('Funnel', kinds.funnel, {
				replaces: 'Funnels',
				withoutIt: 'all funnels',
				description: 'Only events of these funnels',
			}),
			page_ids: references('Page', kinds.page, {
				replaces: 'Pages',
				withoutIt: 'all pages',
				description: 'Only events of these pages',
			}),
		}),
	},
	simplify: `id public_id name url event_type_ids funnel_ids page_ids webhook_secret created_at
		updated_at`,
	operations: [
		getMany({ hides }),
		get('GET /webhooks/outgoing/endpoints/{id}', { hides }),
		create(
			'POST /workspaces/{workspace_id}/webhooks/outgoing/endpoints',
			{ root: 'webhooks_outgoing_endpoint', required: ['url', 'name', 'event_type_ids'] },
			{
				description:
					'Create a webhook endpoint for a public https URL. Only this response holds its signing secret.',
			},
		),
		update('PUT /webhooks/outgoing/endpoints/{id}', { root: 'webhooks_outgoing_endpoint' }, { hides }),
		remove('DELETE /webhooks/outgoing/endpoints/{id}'),
	],
});
