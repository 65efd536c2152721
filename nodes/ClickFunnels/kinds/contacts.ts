import type { Entity } from '../table/types';
import { by, moment, nested, person } from './labels';

/** Bulk actions have no name: when they were made, and for how many contacts. */
const started: Entity['label'] = (action) =>
	`${moment('created_at')(action)} – contacts: ${by('target_count')(action) || 'not counted yet'}`;

export const entities: Record<string, Entity> = {
	contact: {
		name: 'Contact',
		list: 'GET /workspaces/{workspace_id}/contacts',
		label: person,
		searchFilter: 'email_address',
		appPath: 'contacts',
	},
	contactTag: {
		name: 'Contact Tag',
		list: 'GET /workspaces/{workspace_id}/contacts/tags',
		label: by('name'),
	},
	appliedTag: {
		name: 'Applied Tag',
		list: 'GET /contacts/{contact_id}/applied_tags',
		label: (applied) => by('name')(nested(applied, 'tag')),
	},
	savedFilter: {
		idKey: 'public_id',
		name: 'Saved Filter',
		list: 'GET /workspaces/{workspace_id}/refine_filters',
		label: by('name'),
		unpaged: true,
		wrappedIn: 'refine_filters',
	},
	tagAction: {
		name: 'Tag Action',
		list: 'GET /workspaces/{workspace_id}/contacts/tag_actions',
		label: started,
	},
	enrollAction: {
		name: 'Enroll Action',
		list: 'GET /workspaces/{workspace_id}/contacts/enroll_actions',
		label: started,
	},
	runWorkflowAction: {
		name: 'Run Workflow Action',
		list: 'GET /workspaces/{workspace_id}/contacts/run_workflow_actions',
		label: started,
	},
	unsubscribeAction: {
		name: 'Unsubscribe Action',
		list: 'GET /workspaces/{workspace_id}/contacts/unsubscribe_actions',
		label: started,
	},
	exportAction: {
		name: 'Export Action',
		list: 'GET /workspaces/{workspace_id}/contacts/export_actions',
		label: started,
	},
};
