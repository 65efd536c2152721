import { kind } from '../table/kind';
import { workspace } from './account';
import { by, byBoth, moment } from './labels';

export const emailBroadcast = kind('Email Broadcast', {
	calledBy: { key: 'name', label: 'Name' },
	within: workspace,
	parameter: 'broadcast_id',
	list: 'GET /workspaces/{workspace_id}/emails/broadcasts',
	label: byBoth('name', 'status'),
});

export const emailSendAction = kind('Email Send', {
	value: 'emailSendAction',
	within: emailBroadcast,
	list: 'GET /emails/broadcasts/{broadcast_id}/send_actions',
	label: (send) => moment('scheduled_for')(send) || moment('created_at')(send),
});

export const emailDomain = kind('Email Domain', {
	within: workspace,
	list: 'GET /workspaces/{workspace_id}/emails/domains',
});

export const emailSender = kind('Email Sender', {
	calledBy: { key: 'email_address', label: 'Email' },
	within: workspace,
	list: 'GET /workspaces/{workspace_id}/emails/addresses',
	label: byBoth('email_address', 'name'),
	searchFilters: ['email_address'],
});

export const emailTemplate = kind('Email Template', {
	calledBy: { key: 'name', label: 'Name' },
	within: workspace,
	list: 'GET /workspaces/{workspace_id}/emails/templates',
	label: by('name', 'subject'),
});

export const emailTopic = kind('Email Topic', {
	calledBy: { key: 'name', label: 'Name' },
	within: workspace,
	list: 'GET /workspaces/{workspace_id}/emails/topics',
});
