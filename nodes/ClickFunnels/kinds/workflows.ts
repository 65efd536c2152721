import { kind } from '../table/kind';
import { workspace } from './account';
import { by, byBoth, moment } from './labels';

export const workflow = kind('Workflow', {
	calledBy: { key: 'name', label: 'Name' },
	within: workspace,
	list: 'GET /workspaces/{workspace_id}/workflows',
	label: byBoth('name', 'status'),
});

export const workflowTrigger = kind('Workflow Trigger', {
	within: workflow,
	list: 'GET /workflows/{workflow_id}/triggers',
	label: by('event_type_name', 'event_type_key'),
});

export const workflowStep = kind('Workflow Step', {
	within: workflow,
	list: 'GET /workflows/{workflow_id}/steps',
	label: byBoth('name', 'branch'),
});

export const workflowRun = kind('Workflow Run', {
	within: workflow,
	list: 'GET /workflows/{workflow_id}/runs',
	label: (run) =>
		`${moment('created_at')(run)} – ${by('status')(run)} – contact ${by('contact_id')(run) || 'deleted'}`,
});

export const appointmentCalendar = kind('Appointment Calendar', { within: workspace });
export const appointmentEventType = kind('Appointment Event Type', { within: workspace });
export const calendarEvent = kind('Calendar Event', { within: workspace });
export const survey = kind('Survey', { within: workspace });
