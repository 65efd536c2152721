import * as kinds from '../../kinds';
import { get, getMany } from '../../table/lines';
import { resource } from '../../table/resource';

export const download = resource({
	kind: kinds.download,
	description: 'A file that customers of a product variant can get',
	operations: [getMany(), get('GET /downloads/{id}')],
});
