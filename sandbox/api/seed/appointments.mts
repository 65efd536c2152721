import type { Scope } from '../core/store.mts';
import type { World } from '../core/world.mts';
import { future, later } from './time.mts';

const eventTypes = ['Discovery call', 'Coaching session'];

/** Appointments to come, not in the order in which they were booked; every sixth of them was canceled. */
export function seedUpcomingAppointments(world: World, scope: Scope, count: number): void {
	const contacts = world.table('Contact').list('workspace_id', scope.workspace_id);
	for (let at = 0; at < count; at++) {
		const start = future((at * 7) % count);
		world.put('Appointments::ScheduledEvent', scope, '2026-08-30T10:00:00.000Z', {
			start_on: start,
			end_on: later(start, 1 / 24),
			status: at % 6 === 5 ? 'canceled' : 'scheduled',
			max_invitees: 1,
			tzid: 'Europe/Berlin',
			event_type: { name: eventTypes[at % eventTypes.length] },
			primary_contact_id: contacts[at % contacts.length].id,
		});
	}
}
