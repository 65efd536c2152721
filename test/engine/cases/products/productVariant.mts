import { pick, LAST_CHANGED, RAW, lastChanged, one, written, type Cases } from '../case.mts';
import type { Company, Rec } from '../../../support/company.mts';
import { byId } from '../../../support/engine.mts';

const DETAILS = {
	description: 'The same in leather',
	sku: 'BP-LEATHER',
	weight: 1.25,
	height: 21,
	width: 14.8,
	length: 2.5,
	dimensions_unit: 'cm',
	tax_category_id: 'txcd_35010000',
	taxable: 'false',
	track_quantity: true,
	archived: false,
	visible: true,
	fulfillment_required: true,
};

/** A product that has properties, with one of them. */
async function withProperty(company: Company): Promise<{ product: Rec; property: Rec }> {
	const product = pick(
		await company.in('products'),
		({ variant_properties }) => Array.isArray(variant_properties) && variant_properties.length > 0,
	);
	const [property] = product.variant_properties as Rec[];
	return { product, property };
}

/** Records that a variant refers to and gives access to, as the user enters them and as the record shows them. */
async function references(company: Company) {
	const [image] = await company.in('images');
	const [location] = await company.in('fulfillments/locations');
	const [download] = await company.in('downloads');
	const [course] = await company.in('courses');
	const [, section] = await company.list(`/courses/${course.id}/sections`);
	const [community] = await company.in('communities');
	const [group] = await company.list(`/communities/${community.id}/space_groups`);
	return {
		course,
		group,
		entered: {
			out_of_stock_sales: true,
			country_of_manufacture_id: byId('DE'),
			image_ids: [image.id],
			fulfillments_location_ids: [location.id],
			has_access_to_all_valid_assets: false,
			asset_ids: [download.asset_id as number],
		},
		newCourse: {
			id: byId(''),
			_destroy: false,
			course_id: byId(course.id),
			included_sections_attributes: {
				entries: [{ id: byId(''), _destroy: false, courses_section_id: byId(section.id) }],
			},
		},
		newGroup: { id: byId(''), _destroy: false, communities_space_group_id: byId(group.id) },
		shown: {
			out_of_stock_sales: 'true',
			country_of_manufacture_id: 'DE',
			image_ids: [image.id],
			fulfillments_location_ids: [location.id],
			has_access_to_all_valid_assets: false,
			asset_ids: [download.asset_id],
		},
	};
}

/** Product Variant. */
export const productVariantCases: Cases = {
	'productVariant.getAll': async (company) => {
		const physical = pick(
			await company.in('products'),
			({ name, archived }) => String(name).endsWith('Workbook') && archived === false,
		);
		const [variant] = await company.list(`/products/${physical.id}/variants`);
		return {
			parameters: {
				productId: byId(physical.id),
				...LAST_CHANGED,
				...RAW,
				filters: {
					id: String(variant.id),
					visible: true,
					archived: false,
					fulfillment_required: true,
				},
			},
			answer: lastChanged([variant]),
		};
	},
	'productVariant.get': async (company) => {
		const [{ default_variant_id: id }] = await company.in('products');
		return await one(company, `/products/variants/${id}`, { productVariant: byId(id) }, RAW);
	},
	'productVariant.create': async (company) => {
		const { product, property } = await withProperty(company);
		const { entered, shown, newCourse, newGroup, course, group } = await references(company);
		const value = { property_id: property.id, value: 'Leather' };
		return written(
			company,
			{
				productId: byId(product.id),
				...RAW,
				name: 'Leather Edition',
				productType: 'physical',
				weightUnit: 'kg',
				propertiesValues: { entries: [{ ...value, property_id: byId(property.id) }] },
				additionalFields: {
					...DETAILS,
					...entered,
					included_courses_attributes: { entries: [newCourse] },
					included_space_groups_attributes: { entries: [newGroup] },
				},
			},
			{
				product_id: product.id,
				name: 'Leather Edition',
				product_type: 'physical',
				weight_unit: 'kg',
				properties_values: [value],
				...DETAILS,
				...shown,
				included_courses: [
					{
						id: expect.any(Number),
						course_id: course.id,
						full_access: false,
						included_section_ids: [expect.any(Number)],
					},
				],
				included_space_groups: [expect.objectContaining({ communities_space_group_id: group.id })],
			},
			(id) => `/products/variants/${id}`,
		);
	},
	'productVariant.update': async (company) => {
		const { product, property } = await withProperty(company);
		const id = product.default_variant_id as number;
		const { entered, shown, newCourse, newGroup, course, group } = await references(company);
		const [, other] = await company.in('courses');
		const given = await company.send('PUT', `/products/variants/${id}`, {
			products_variant: {
				included_courses_attributes: [{ course_id: other.id }],
				included_space_groups_attributes: [{ communities_space_group_id: group.id }],
			},
		});
		const before = given.body as Record<'included_courses' | 'included_space_groups', Rec[]>;
		const [oldCourse] = before.included_courses;
		const [oldGroup] = before.included_space_groups;
		const value = { property_id: property.id, value: 'Paper' };
		return written(
			company,
			{
				productVariant: byId(id),
				...RAW,
				additionalFields: {
					...DETAILS,
					...entered,
					name: 'Paper Edition',
					product_type: 'physical',
					weight_unit: 'kg',
					properties_values: { entries: [{ ...value, property_id: byId(property.id) }] },
					included_courses_attributes: {
						entries: [newCourse, { id: byId(oldCourse.id), _destroy: true, course_id: byId('') }],
					},
					included_space_groups_attributes: {
						entries: [newGroup, { id: byId(oldGroup.id), _destroy: true }],
					},
					fieldsToClear: '',
				},
			},
			{
				id,
				name: 'Paper Edition',
				product_type: 'physical',
				weight_unit: 'kg',
				properties_values: [value],
				...DETAILS,
				...shown,
				included_courses: [expect.objectContaining({ course_id: course.id, full_access: false })],
				included_space_groups: [{ ...oldGroup, id: expect.any(Number) }],
			},
			() => `/products/variants/${id}`,
		);
	},
};
