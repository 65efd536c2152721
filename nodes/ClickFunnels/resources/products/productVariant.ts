import {
	boolean,
	clearable,
	list,
	longText,
	number,
	options,
	reference,
	references,
	text,
	type Fields,
} from '../../table/field';
import { create, get, getMany, resource, update } from '../../table/resource';
import { idFilter } from '../shared';

const state: Fields = {
	archived: boolean('Archived', 'Whether the variant is archived'),
	visible: boolean('Visible', 'Whether customers see the variant'),
	fulfillment_required: boolean('Fulfillment Required', 'Whether orders of the variant have to be fulfilled'),
};

/** An entry of something that the variant gives access to: a new one, or by its ID one that is there already. */
const grant = (entity: string, what: Fields): Fields => ({
	...what,
	id: reference('ID', entity, 'integer', {
		description: 'To change or remove an entry of the variant; empty for a new one',
	}),
	_destroy: boolean('Remove', 'Whether to take away the entry with this ID', { onlyTrue: true }),
});

const sections = list(
	'Sections',
	'Section',
	grant('includedSection', { courses_section_id: reference('Section', 'courseSection', 'integer') }),
	{ description: 'Without any, a new entry gives access to the whole course' },
);

const access: Fields = {
	...clearable({
		has_access_to_all_valid_assets: boolean(
			'Access to All Downloads',
			'Whether customers get every download rather than only chosen ones',
		),
		asset_ids: references('Download', 'asset', 'integer', {
			description: 'Replaces all downloads of the variant. Needs Access to All Downloads turned off',
		}),
	}),
	included_courses_attributes: list(
		'Included Courses',
		'Course',
		grant('includedCourse', {
			course_id: reference('Course', 'course', 'integer'),
			included_sections_attributes: sections,
		}),
		{ description: 'Courses that are not named here stay as they are' },
	),
	included_space_groups_attributes: list(
		'Included Space Groups',
		'Space Group',
		grant('includedSpaceGroup', {
			communities_space_group_id: reference('Space Group', 'communitySpaceGroup', 'integer'),
		}),
		{ description: 'Space groups that are not named here stay as they are' },
	),
};

const size = (label: string) => number(label, { min: 0, decimals: true });

export const productVariant = resource({
	name: 'Product Variant',
	description: 'One form of a product, for example a size, with prices of its own',
	fields: {
		name: text('Name'),
		product_type: options('Product Type', ['digital', 'physical'], {
			description: 'For physical ones, the checkout asks for a shipping address',
		}),
		weight_unit: text('Weight Unit', { placeholder: 'e.g. lb' }),
		properties_values: list(
			'Property Values',
			'Property Value',
			{
				property_id: reference('Property', 'productProperty', 'integer', {
					description: 'ID out of the variant properties of the product',
				}),
				value: text('Value', { placeholder: 'e.g. Large' }),
			},
			{
				required: ['property_id', 'value'],
				description: 'One for each of the variant properties of the product',
			},
		),
		...clearable({
			description: longText('Description'),
			sku: text('SKU'),
			out_of_stock_sales: boolean(
				'Sell Out of Stock',
				'Whether the variant can be bought when it is sold out',
			),
			weight: size('Weight'),
			height: size('Height'),
			width: size('Width'),
			length: size('Length'),
			dimensions_unit: text('Dimensions Unit', { placeholder: 'e.g. in' }),
			tax_category_id: text('Tax Category ID'),
			taxable: text('Taxable', { placeholder: 'e.g. true' }),
			track_quantity: boolean('Track Quantity', 'Whether the stock of the variant is counted'),
			...state,
			country_of_manufacture_id: reference('Country of Manufacture', 'country', 'string'),
			image_ids: references('Image', 'image', 'integer', {
				description: 'Replaces all images of the variant',
			}),
			fulfillments_location_ids: references('Fulfillment Location', 'fulfillmentLocation', 'integer', {
				description: 'Replaces all fulfillment locations of the variant',
			}),
		}),
		...access,
	},
	simplify: {
		id: 'id',
		public_id: 'public_id',
		product_id: 'product_id',
		name: 'name',
		sku: 'sku',
		product_type: 'product_type',
		quantity: 'quantity',
		price_ids: 'price_ids',
		visible: 'visible',
		updated_at: 'updated_at',
	},
	operations: [
		getMany('GET /products/{product_id}/variants', { filters: { ...idFilter, ...state } }),
		get('GET /products/variants/{id}'),
		create(
			'POST /products/{product_id}/variants',
			{
				root: 'products_variant',
				required: ['name', 'product_type', 'weight_unit', 'properties_values'],
			},
			{ description: 'Create a variant of a product. Empty fields follow the default variant.' },
		),
		update('PUT /products/variants/{id}', { root: 'products_variant' }),
	],
});
