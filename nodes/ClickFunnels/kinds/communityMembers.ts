import type { IDataObject } from 'n8n-workflow';

import { kind } from '../table/kind';
import { community } from './communities';
import { by, byContact, moment } from './labels';

/** Actions have no name: when they were made, and how far they are. */
const started = (action: IDataObject): string => `${moment('created_at')(action)} – ${by('status')(action)}`;

export const communityMember = kind('Community Member', {
	within: community,
	list: 'GET /communities/{community_id}/memberships',
	label: byContact,
});

export const communityBan = kind('Community Ban', {
	within: community,
	list: 'GET /communities/{community_id}/bans',
	label: byContact,
});

/** Only actions that the API lists can be chosen from a list. */
const communityAction = (name: string, listed?: { value: string; list: string }) => {
	const sharedAs = listed ? 'Action' : 'Community Action';
	return kind(name, { within: community, sharedAs, label: started, ...listed });
};

export const banAction = communityAction('Ban Action');
export const addToGroupAction = communityAction('Add to Group Action');
export const removeFromGroupAction = communityAction('Remove From Group Action');
export const unbanAction = communityAction('Unban Action');

export const memberExportAction = communityAction('Export Action', {
	value: 'memberExportAction',
	list: 'GET /communities/{community_id}/memberships/export_actions',
});

export const banExportAction = communityAction('Export Action', {
	value: 'banExportAction',
	list: 'GET /communities/{community_id}/bans/export_actions',
});
