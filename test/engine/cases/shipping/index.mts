import type { Cases } from '../case.mts';
import { countryCases } from './country.mts';
import { shippingPackageCases } from './shippingPackage.mts';
import { shippingLocationGroupCases, shippingProfileCases } from './shippingProfile.mts';
import { shippingRateCases } from './shippingRate.mts';
import { shippingZoneCases } from './shippingZone.mts';

export const shipping: Cases = {
	...countryCases,
	...shippingLocationGroupCases,
	...shippingPackageCases,
	...shippingProfileCases,
	...shippingRateCases,
	...shippingZoneCases,
};
