export { country } from './country';
export { shippingLocationGroup } from './shippingLocationGroup';
export { shippingPackage } from './shippingPackage';
export { shippingProfile } from './shippingProfile';
export { shippingRate } from './shippingRate';
export { shippingZone } from './shippingZone';
