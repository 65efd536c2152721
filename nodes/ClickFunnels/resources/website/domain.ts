import * as kinds from '../../kinds';
import { get, getMany } from '../../table/lines';
import { resource } from '../../table/resource';

export const domain = resource({
	kind: kinds.domain,
	description: 'An address that a site is reached at; for sending e-mails see Email Domain',
	operations: [getMany({ sort: [] }), get('GET /domains/{id}')],
});
