import { kind } from '../table/kind';
import { titleCase } from '../table/words';
import { by, byBoth, joined, moment } from './labels';

export { matonConnection } from '../table/connection';

export const team = kind('Team', { list: 'GET /teams', appPath: 'teams' });
export const user = kind('User', { list: 'GET /users', label: by('email') });

// The list may lack all that says who it is (note of the contract).
export const teamMembership = kind('Team Membership', {
	within: team,
	list: 'GET /teams/{team_id}/memberships',
	label: (one) => {
		const name = `${by('user_first_name')(one)} ${by('user_last_name')(one)}`.trim();
		const person = joined(name, by('user_email')(one));
		return person || (by('user_id')(one) && `User ${by('user_id')(one)}`);
	},
});

export const workspace = kind('Workspace', {
	within: team,
	list: 'GET /teams/{team_id}/workspaces',
	label: by('name', 'subdomain'),
	appPath: 'workspaces',
	implied: true,
});

export const image = kind('Image', {
	within: workspace,
	list: 'GET /workspaces/{workspace_id}/images',
	label: by('name', 'alt_text', 'url'),
});

export const webhookEndpoint = kind('Webhook Endpoint', {
	calledBy: { key: 'name', label: 'Name' },
	within: workspace,
	list: 'GET /workspaces/{workspace_id}/webhooks/outgoing/endpoints',
	label: byBoth('name', 'url'),
});

export const webhookEvent = kind('Webhook Event', {
	within: workspace,
	list: 'GET /workspaces/{workspace_id}/webhooks/outgoing/events',
	label: (event) => `${by('event_type_id')(event)} – ${moment('created_at')(event)}`,
});

/** Events that never reach an endpoint of the API, since it makes V2 endpoints only (contract/webhooks.json). */
const V1_ONLY = [
	'runs/step.dontrunme',
	'workflows_integration_step.executed',
	'workflows/steps/integration_step.executed',
	'workflows/steps/deliver_webhook_step.executed',
];

export const webhookEventType = kind('Event Type', {
	value: 'webhookEventType',
	list: 'GET /webhooks/outgoing/event_types',
	whole: true,
	label: ({ id }) => titleCase(String(id).replace(/[./]/g, ' ')),
	isOffered: ({ id }) => !V1_ONLY.includes(String(id)),
	idPattern: /^[\w./-]+$/,
	idExample: 'contact.created',
});
