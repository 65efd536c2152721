import { kind } from '../table/kind';
import { workspace } from './account';
import { by } from './labels';

export const domain = kind('Domain', { within: workspace, list: 'GET /workspaces/{workspace_id}/domains' });

export const theme = kind('Theme', {
	within: workspace,
	list: 'GET /workspaces/{workspace_id}/themes',
	label: by('custom_name', 'name'),
});

export const style = kind('Style', { within: workspace, list: 'GET /workspaces/{workspace_id}/styles' });

// A workspace has one, which is found by the workspace.
export const site = kind('Site', { within: workspace });
