import * as kinds from '../../kinds';
import {
	boolean,
	clearable,
	list,
	reference,
	references,
	text,
	url,
	word,
	type Fields,
} from '../../table/field';
import { action, create, get, getMany, update } from '../../table/lines';
import { resource } from '../../table/resource';
import { idFilter } from '../shared';

const visibility: Fields = {
	visible_in_store: boolean('Visible in Store', 'Whether the product is shown in the store'),
	visible_in_customer_center: boolean(
		'Visible in Customer Center',
		'Whether the product is shown in the customer center',
	),
};

export const product = resource({
	kind: kinds.product,
	description: 'Something that is sold, with variants and prices',
	fields: {
		name: text('Name'),
		...clearable({
			current_path: word('Path', { description: 'Last part of the product’s address' }),
			...visibility,
			seo_title: text('SEO Title', { description: 'At most 60 characters' }),
			seo_description: text('SEO Description', { description: 'At most 160 characters' }),
			seo_image_id: reference('SEO Image', kinds.image, { as: 'string' }),
			commissionable: boolean('Commissionable', 'Whether affiliates earn a commission on the product'),
			image_ids: references('Image', kinds.image, { replaces: 'Images' }),
			redirect_funnel_id: reference('Redirect Funnel', kinds.funnel, { as: 'string' }),
			cancellation_funnel_url: url('Cancellation Funnel URL'),
			price_ids: references('Price', kinds.productPrice, {
				replaces: 'Prices',
			}),
			tag_ids: references('Tag', kinds.productTag, { replaces: 'Tags' }),
		}),
		variant_ids: references('Variant', kinds.productVariant, {
			replaces: 'Variants',
		}),
		variant_properties: list('Variant Properties', {
			entry: 'Property',
			fields: {
				id: reference('ID', kinds.productProperty, {
					description: 'Only to change a property that is there already',
				}),
				name: text('Name', { placeholder: 'e.g. Size' }),
			},
		}),
	},
	simplify: `id public_id name current_path archived visible_in_store default_variant_id price_ids
		created_at updated_at`,
	operations: [
		getMany({
			filters: {
				...idFilter,
				...visibility,
				archived: boolean('Archived', 'Whether the product is archived'),
			},
		}),
		get('GET /products/{id}'),
		create('POST /workspaces/{workspace_id}/products', {
			root: 'product',
			required: ['name'],
			except: ['price_ids', 'variant_ids'],
		}),
		update('PUT /products/{id}', { root: 'product' }),
		action('POST /products/{id}/archive', {
			value: 'archive',
			name: 'Archive',
			action: 'Archive product',
			description: 'Archive a product that is neither visible nor in a live funnel',
		}),
		action('POST /products/{id}/unarchive', {
			value: 'unarchive',
			name: 'Unarchive',
			action: 'Unarchive product',
			description: 'Bring an archived product back',
		}),
	],
});
