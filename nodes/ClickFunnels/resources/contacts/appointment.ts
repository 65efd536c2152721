import { getMany, resource } from '../../table/resource';

export const appointment = resource({
	name: 'Appointment',
	description: 'A scheduled event in a calendar of the workspace. Read-only.',
	simplify: {
		id: 'id',
		public_id: 'public_id',
		start_on: 'start_on',
		end_on: 'end_on',
		status: 'status',
		max_invitees: 'max_invitees',
		order_id: 'order_id',
		comments: 'comments',
		tzid: 'tzid',
		updated_at: 'updated_at',
	},
	operations: [getMany('GET /workspaces/{workspace_id}/appointments/scheduled_events')],
});
