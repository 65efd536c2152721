import type { Group } from '../core/behaviour.mts';
import { summary } from '../core/summary.mts';

const contactFields = ['email_address', 'first_name', 'last_name', 'phone_number'];

/** Appointments with the contact who booked them (contract, AppointmentsScheduledEventAttributes). */
export const appointments: Group = {
	behaviours: {
		'Appointments::ScheduledEvent': {
			show: ({ data }, world) => ({
				primary_contact: summary(world, 'Contact', data.primary_contact_id, contactFields),
			}),
		},
	},
};
