import { action, get, getMany, resource } from '../../table/resource';

export const webhookEvent = resource({
	name: 'Webhook Event',
	description: 'Something that happened and was sent to webhook endpoints',
	simplify: {
		id: 'id',
		public_id: 'public_id',
		uuid: 'uuid',
		event_type_id: 'event_type_id',
		subject_type: 'subject_type',
		subject_id: 'subject_id',
		data: 'data',
		page_id: 'page.id',
		funnel_id: 'funnel.id',
		created_at: 'created_at',
	},
	operations: [
		getMany('GET /workspaces/{workspace_id}/webhooks/outgoing/events'),
		get('GET /webhooks/outgoing/events/{id}'),
		action(
			'getTypes',
			'Get Types',
			'Get webhook event types',
			'Retrieve all types of events that an endpoint can ask for',
			'GET /webhooks/outgoing/event_types',
			{ output: 'list', paged: false, simplify: false },
		),
	],
});
