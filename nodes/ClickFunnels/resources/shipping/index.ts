import type { Catalog } from '../../table/types';
import { country } from './country';
import { entities } from '../../kinds/shipping';
import { shippingLocationGroup } from './shippingLocationGroup';
import { shippingPackage } from './shippingPackage';
import { shippingProfile } from './shippingProfile';
import { shippingRate } from './shippingRate';
import { shippingZone } from './shippingZone';

export const shipping: Catalog = {
	resources: [country, shippingLocationGroup, shippingPackage, shippingProfile, shippingRate, shippingZone],
	entities,
};
