import * as kinds from '../../kinds';
import { getMany } from '../../table/lines';
import { resource } from '../../table/resource';

export const appointment = resource({
	kind: kinds.appointment,
	description: 'A scheduled event in a calendar of the workspace. Read-only.',
	simplify: 'id public_id start_on end_on status max_invitees order_id comments tzid updated_at',
	operations: [getMany()],
});
