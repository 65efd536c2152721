import * as kinds from '../../kinds';
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
	word,
	type Fields,
} from '../../table/field';
import type { Kind } from '../../table/kind';
import { create, get, getMany, update } from '../../table/lines';
import { resource } from '../../table/resource';
import { idFilter } from '../shared';

const state: Fields = {
	archived: boolean('Archived', 'Whether the variant is archived'),
	visible: boolean('Visible', 'Whether customers see the variant'),
	fulfillment_required: boolean('Fulfillment Required', 'Whether orders of the variant have to be fulfilled'),
};

/**
 * An entry of something that the variant gives access to: a new one, or by its ID one that is there already.
 */
const grant = (of: Kind, what: Fields): Fields => ({
	...what,
	id: reference('ID', of, {
		description: 'To change or remove an entry of the variant; empty for a new one',
	}),
	_destroy: boolean('Remove', 'Whether to take away the entry with this ID', { onlyTrue: true }),
});

const sections = list('Sections', {
	entry: 'Section',
	fields: grant(kinds.includedSection, { courses_section_id: reference('Section', kinds.courseSection) }),
	withoutIt: 'the whole course',
	description:
		'Without any, a new entry gives access to the whole course. No answer shows the IDs of sections: to change them, remove the course entry and add it anew.',
});

const access: Fields = {
	...clearable({
		has_access_to_all_valid_assets: boolean(
			'Access to All Downloads',
			'Whether customers get every download rather than only chosen ones',
		),
		asset_ids: references('Download', kinds.asset, {
			replaces: 'Downloads',
			description: 'Needs Access to All Downloads turned off',
		}),
	}),
	included_courses_attributes: list('Included Courses', {
		entry: 'Course',
		fields: grant(kinds.includedCourse, {
			course_id: reference('Course', kinds.course),
			included_sections_attributes: sections,
		}),
		description: 'Courses that are not named here stay as they are',
	}),
	included_space_groups_attributes: list('Included Space Groups', {
		entry: 'Space Group',
		fields: grant(kinds.includedSpaceGroup, {
			communities_space_group_id: reference('Space Group', kinds.communitySpaceGroup),
		}),
		description: 'Space groups that are not named here stay as they are',
	}),
};

const size = (label: string) => number(label, { min: 0, decimals: true });

export const productVariant = resource({
	kind: kinds.productVariant,
	description: 'One form of a product, for example a size, with prices of its own',
	fields: {
		name: text('Name'),
		product_type: options('Product Type', ['digital', 'physical'], {
			description: 'For physical ones, the checkout asks for a shipping address',
		}),
		weight_unit: word('Weight Unit', { placeholder: 'e.g. lb' }),
		properties_values: list('Property Values', {
			entry: 'Property Value',
			fields: {
				property_id: reference('Property', kinds.productProperty, {
					description: 'ID out of the variant properties of the product',
				}),
				value: text('Value', { placeholder: 'e.g. Large' }),
			},
			required: ['property_id', 'value'],
			description: 'One for each of the variant properties of the product',
		}),
		...clearable({
			description: longText('Description'),
			sku: word('SKU'),
			out_of_stock_sales: boolean(
				'Sell Out of Stock',
				'Whether the variant can be bought when it is sold out',
			),
			weight: size('Weight'),
			height: size('Height'),
			width: size('Width'),
			length: size('Length'),
			dimensions_unit: word('Dimensions Unit', { placeholder: 'e.g. in' }),
			tax_category_id: word('Tax Category ID'),
			taxable: word('Taxable', { placeholder: 'e.g. true' }),
			track_quantity: boolean('Track Quantity', 'Whether the stock of the variant is counted'),
			...state,
			country_of_manufacture_id: reference('Country of Manufacture', kinds.country, { as: 'string' }),
			image_ids: references('Image', kinds.image, { replaces: 'Images' }),
			fulfillments_location_ids: references('Fulfillment Location', kinds.fulfillmentLocation, {
				replaces: 'Fulfillment Locations',
			}),
		}),
		...access,
	},
	simplify: 'id public_id product_id name sku product_type quantity price_ids visible updated_at',
	operations: [
		getMany({ filters: { ...idFilter, ...state } }),
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
