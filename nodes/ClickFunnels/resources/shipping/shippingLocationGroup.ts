import * as kinds from '../../kinds';
import { get, getMany } from '../../table/lines';
import { resource } from '../../table/resource';

export const shippingLocationGroup = resource({
	kind: kinds.shippingLocationGroup,
	description: 'Fulfillment locations that a shipping profile ships from',
	operations: [
		getMany({ description: 'Retrieve a list of the location groups of a shipping profile' }),
		get('GET /shipping/location_groups/{id}'),
	],
});
