import { getMany, resource } from '../../table/resource';

export const style = resource({
	name: 'Style',
	description: 'A look that a theme can take',
	operations: [getMany('GET /workspaces/{workspace_id}/styles')],
});
