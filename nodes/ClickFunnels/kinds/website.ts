import type { Entity } from '../table/types';
import { by } from './labels';

export const entities: Record<string, Entity> = {
	domain: { name: 'Domain', list: 'GET /workspaces/{workspace_id}/domains', label: by('name') },
	theme: {
		name: 'Theme',
		list: 'GET /workspaces/{workspace_id}/themes',
		label: by('custom_name', 'name'),
	},
	style: { name: 'Style', list: 'GET /workspaces/{workspace_id}/styles', label: by('name') },
};
