import { get, getMany, resource } from '../../table/resource';

export const domain = resource({
	name: 'Domain',
	description: 'An address that a site is reached at; for sending e-mails see Email Domain',
	operations: [getMany('GET /workspaces/{workspace_id}/domains', { sort: [] }), get('GET /domains/{id}')],
});
