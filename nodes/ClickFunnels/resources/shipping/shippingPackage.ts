import * as kinds from '../../kinds';
import { boolean, clearable, decimal, options, text } from '../../table/field';
import { create, get, getMany, remove, update } from '../../table/lines';
import { resource } from '../../table/resource';

const size = (label: string) => decimal(label, { placeholder: 'e.g. 12.5' });

const root = 'shipping_package';

export const shippingPackage = resource({
	kind: kinds.shippingPackage,
	description: 'A box or envelope that orders are packed in, with its size and weight',
	fields: {
		name: text('Name'),
		package_type: options('Package Type', ['box', 'envelope', 'soft_package']),
		length: size('Length'),
		width: size('Width'),
		height: size('Height'),
		distance_unit: options('Distance Unit', ['in', 'cm', 'ft', 'm', 'mm'], {
			names: { in: 'Inches', cm: 'Centimeters', ft: 'Feet', m: 'Meters', mm: 'Millimeters' },
			description: 'Unit of length, width and height',
		}),
		...clearable({
			weight: size('Weight'),
			empty_weight: size('Empty Weight'),
			weight_unit: options('Weight Unit', ['lb', 'kg', 'g', 'oz'], {
				names: { lb: 'Pounds', kg: 'Kilograms', g: 'Grams', oz: 'Ounces' },
			}),
			carrier: options('Carrier', ['fedex', 'ups', 'usps'], {
				names: { fedex: 'FedEx', ups: 'UPS', usps: 'USPS' },
			}),
			default_package: boolean('Default Package', 'Whether it is the default package of the workspace'),
		}),
	},
	simplify: `id name package_type length width height distance_unit weight weight_unit default_package`,
	operations: [
		getMany(),
		get('GET /shipping/packages/{id}'),
		create('POST /workspaces/{workspace_id}/shipping/packages', {
			root,
			required: ['name', 'package_type', 'length', 'width', 'height', 'distance_unit'],
		}),
		update('PUT /shipping/packages/{id}', { root }),
		remove('DELETE /shipping/packages/{id}'),
	],
});
