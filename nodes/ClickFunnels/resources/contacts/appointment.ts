import * as kinds from '../../kinds';
import { getMany } from '../../table/lines';
import { resource } from '../../table/resource';

export const appointment = resource({
	kind: kinds.appointment,
	description: 'A scheduled event in a calendar of the workspace. Read-only.',
	simplify: `id event_name=event_type.name start_on end_on tzid status contact_id=primary_contact.id
		contact_email=primary_contact.email_address order_id comments`,
	operations: [getMany()],
});
