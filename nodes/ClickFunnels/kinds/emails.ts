import type { Entity } from '../table/types';
import { by, byBoth, moment } from './labels';

export const entities: Record<string, Entity> = {
	emailBroadcast: {
		name: 'Email Broadcast',
		list: 'GET /workspaces/{workspace_id}/emails/broadcasts',
		label: byBoth('name', 'status'),
	},
	emailSendAction: {
		name: 'Email Send',
		list: 'GET /emails/broadcasts/{broadcast_id}/send_actions',
		label: (send) => moment('scheduled_for')(send) || moment('created_at')(send),
	},
	emailDomain: {
		name: 'Email Domain',
		list: 'GET /workspaces/{workspace_id}/emails/domains',
		label: by('name'),
	},
	emailSender: {
		name: 'Email Sender',
		list: 'GET /workspaces/{workspace_id}/emails/addresses',
		label: byBoth('email_address', 'name'),
		searchFilter: 'email_address',
	},
	emailTemplate: {
		name: 'Email Template',
		list: 'GET /workspaces/{workspace_id}/emails/templates',
		label: by('name', 'subject'),
	},
	emailTopic: {
		name: 'Email Topic',
		list: 'GET /workspaces/{workspace_id}/emails/topics',
		label: by('name'),
	},
};
