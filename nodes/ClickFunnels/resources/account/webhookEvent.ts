import * as kinds from '../../kinds';
import { get, getMany } from '../../table/lines';
import { resource } from '../../table/resource';

export const webhookEvent = resource({
	kind: kinds.webhookEvent,
	description: 'Something that happened and was sent to webhook endpoints',
	simplify: `id public_id uuid event_type_id subject_type subject_id data page_id=page.id
		funnel_id=funnel.id created_at`,
	operations: [
		getMany({ tellsChanges: false }),
		get('GET /webhooks/outgoing/events/{id}'),
		getMany({
			of: kinds.webhookEventType,
			value: 'getTypes',
			name: 'Get Types',
			action: 'Get webhook event types',
			description: 'Retrieve all types of events that an endpoint can ask for',
		}),
	],
});
