import { dashed } from '../core/events.mts';
import type { Scope } from '../core/store.mts';
import type { World } from '../core/world.mts';
import { newImageUrl } from '../groups/account/images.mts';
import { later, past } from './time.mts';

/** Images of a workspace. */
export function seedImages(world: World, scope: Scope, count: number): void {
	for (let number = 1; number <= count; number++) {
		const name = `brightpath-${String(number).padStart(2, '0')}.png`;
		world.put('Image', scope, past(world.random, 500), {
			name,
			alt_text: number % 3 === 0 ? null : `Brightpath picture ${number}`,
			url: newImageUrl(world, name),
		});
	}
}

/** A webhook endpoint of somebody else's, and its log. */
export function seedWebhooks(world: World, scope: Scope): void {
	const at = past(world.random, 300);
	world.put('Webhooks::Outgoing::Endpoint', scope, at, {
		name: 'Calendar sync',
		url: 'https://calendar.example.com/hooks/clickfunnels',
		// Never fired by API calls, so the sandbox never calls out by itself.
		event_type_ids: ['appointments/scheduled_event.created'],
		api_version: 2,
		webhook_secret: world.random.hex(64),
		page_ids: [],
		funnel_ids: [],
	});
	const contacts = world.table('Contact').list('workspace_id', scope.workspace_id);
	contacts.slice(0, 3).forEach((contact, index) => {
		world.put('Webhooks::Outgoing::Event', scope, later(at, index), {
			uuid: dashed(world.random.hex(32)),
			event_type_id: 'contact.created',
			subject_id: contact.id,
			subject_type: 'Contact',
			data: world.show('Contact', contact),
			api_version: 2,
			page: null,
			funnel: null,
		});
	});
}
