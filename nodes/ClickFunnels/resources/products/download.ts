import { get, getMany, resource } from '../../table/resource';

export const download = resource({
	name: 'Download',
	description: 'A file that customers of a product variant can get',
	operations: [getMany('GET /workspaces/{workspace_id}/downloads'), get('GET /downloads/{id}')],
});
