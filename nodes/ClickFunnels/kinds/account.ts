import type { Entity } from '../table/types';
import { by, byBoth, moment } from './labels';

export const entities: Record<string, Entity> = {
	team: { name: 'Team', list: 'GET /teams', label: by('name'), appPath: 'teams' },
	user: { name: 'User', list: 'GET /users', label: by('email') },
	teamMembership: { name: 'Team Membership', label: by('user_email', 'id') },
	workspace: {
		name: 'Workspace',
		list: 'GET /teams/{team_id}/workspaces',
		label: by('name', 'subdomain'),
		appPath: 'workspaces',
	},
	image: {
		name: 'Image',
		list: 'GET /workspaces/{workspace_id}/images',
		label: by('name', 'alt_text', 'url'),
	},
	webhookEndpoint: {
		name: 'Webhook Endpoint',
		list: 'GET /workspaces/{workspace_id}/webhooks/outgoing/endpoints',
		label: byBoth('name', 'url'),
	},
	webhookEvent: {
		name: 'Webhook Event',
		list: 'GET /workspaces/{workspace_id}/webhooks/outgoing/events',
		label: (event) => `${by('event_type_id')(event)} – ${moment('created_at')(event)}`,
	},
	webhookEventType: {
		name: 'Event Type',
		list: 'GET /webhooks/outgoing/event_types',
		label: by('id'),
		idPattern: /^[\w./-]+$/,
		unpaged: true,
	},
};
