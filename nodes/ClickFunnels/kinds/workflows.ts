import type { Entity } from '../table/types';
import { by, byBoth, moment } from './labels';

export const entities: Record<string, Entity> = {
	workflow: {
		name: 'Workflow',
		list: 'GET /workspaces/{workspace_id}/workflows',
		label: byBoth('name', 'status'),
	},
	workflowTrigger: {
		name: 'Workflow Trigger',
		list: 'GET /workflows/{workflow_id}/triggers',
		label: by('event_type_name', 'event_type_key'),
	},
	workflowStep: {
		name: 'Workflow Step',
		list: 'GET /workflows/{workflow_id}/steps',
		label: byBoth('name', 'branch'),
	},
	workflowRun: {
		name: 'Workflow Run',
		list: 'GET /workflows/{workflow_id}/runs',
		label: (run) =>
			`${moment('created_at')(run)} – ${by('status')(run)} – contact ${by('contact_id')(run) || 'deleted'}`,
	},
	appointmentCalendar: { name: 'Appointment Calendar', label: by('name') },
	appointmentEventType: { name: 'Appointment Event Type', label: by('name') },
	calendarEvent: { name: 'Calendar Event', label: by('name') },
	survey: { name: 'Survey', label: by('name') },
};
