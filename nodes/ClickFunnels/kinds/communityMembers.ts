import type { IDataObject } from 'n8n-workflow';

import type { Entity } from '../table/types';
import { by, byContact, moment } from './labels';

/** Actions have no name: when they were made, and how far they are. */
const started = (action: IDataObject): string => `${moment('created_at')(action)} – ${by('status')(action)}`;

export const entities: Record<string, Entity> = {
	communityMember: {
		name: 'Community Member',
		list: 'GET /communities/{community_id}/memberships',
		label: byContact,
	},
	communityBan: {
		name: 'Community Ban',
		list: 'GET /communities/{community_id}/bans',
		label: byContact,
	},
	banAction: { name: 'Ban Action', label: started },
	addToGroupAction: { name: 'Add to Group Action', label: started },
	removeFromGroupAction: { name: 'Remove From Group Action', label: started },
	memberExportAction: {
		name: 'Export Action',
		list: 'GET /communities/{community_id}/memberships/export_actions',
		label: started,
	},
	unbanAction: { name: 'Unban Action', label: started },
	banExportAction: {
		name: 'Export Action',
		list: 'GET /communities/{community_id}/bans/export_actions',
		label: started,
	},
};
