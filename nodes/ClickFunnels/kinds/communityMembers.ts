import type { IDataObject } from 'n8n-workflow';

import { kind } from '../table/kind';
import { community } from './communities';
import { by, byContact, moment } from './labels';

/** Jobs have no name: when they were made, and how far they are. */
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

/** Only jobs that the API lists can be chosen from a list. */
const communityJob = (name: string, listed?: { value: string; list: string }) => {
	const sharedAs = listed ? 'Job' : 'Community Job';
	return kind(name, { within: community, sharedAs, label: started, ...listed });
};

export const banJob = communityJob('Ban Job');
export const addToGroupJob = communityJob('Add to Group Job');
export const removeFromGroupJob = communityJob('Remove From Group Job');
export const unbanJob = communityJob('Unban Job');

export const memberExportJob = communityJob('Export Job', {
	value: 'memberExportJob',
	list: 'GET /communities/{community_id}/memberships/export_actions',
});

export const banExportJob = communityJob('Export Job', {
	value: 'banExportJob',
	list: 'GET /communities/{community_id}/bans/export_actions',
});
