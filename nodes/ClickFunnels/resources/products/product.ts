import { boolean, clearable, list, reference, references, text, url, type Fields } from '../../table/field';
import { action, create, get, getMany, resource, update } from '../../table/resource';
import { idFilter } from '../shared';

const visibility: Fields = {
	visible_in_store: boolean('Visible in Store', 'Whether the product is shown in the store'),
	visible_in_customer_center: boolean(
		'Visible in Customer Center',
		'Whether the product is shown in the customer center',
	),
};

export const product = resource({
	name: 'Product',
	description: 'Something that is sold, with variants and prices',
	fields: {
		name: text('Name'),
		...clearable({
			current_path: text('Path', { description: 'Last part of the product’s address' }),
			...visibility,
			seo_title: text('SEO Title', { description: 'At most 60 characters' }),
			seo_description: text('SEO Description', { description: 'At most 160 characters' }),
			seo_image_id: reference('SEO Image', 'image', 'string'),
			commissionable: boolean('Commissionable', 'Whether affiliates earn a commission on the product'),
			image_ids: references('Image', 'image', 'integer', {
				description: 'Replaces all images of the product',
			}),
			redirect_funnel_id: reference('Redirect Funnel', 'funnel', 'string'),
			cancellation_funnel_url: url('Cancellation Funnel URL'),
			price_ids: references('Price', 'productPrice', 'integer', {
				description: 'Replaces all prices of the product',
			}),
			tag_ids: references('Tag', 'productTag', 'integer', {
				description: 'Replaces all tags of the product',
			}),
		}),
		variant_ids: references('Variant', 'productVariant', 'integer', {
			description: 'Replaces all variants of the product',
		}),
		variant_properties: list('Variant Properties', 'Property', {
			id: reference('ID', 'productProperty', 'integer', {
				description: 'Only to change a property that is there already',
			}),
			name: text('Name', { placeholder: 'e.g. Size' }),
		}),
	},
	simplify: {
		id: 'id',
		public_id: 'public_id',
		name: 'name',
		current_path: 'current_path',
		archived: 'archived',
		visible_in_store: 'visible_in_store',
		default_variant_id: 'default_variant_id',
		price_ids: 'price_ids',
		created_at: 'created_at',
		updated_at: 'updated_at',
	},
	operations: [
		getMany('GET /workspaces/{workspace_id}/products', {
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
		action(
			'archive',
			'Archive',
			'Archive product',
			'Archive a product that is neither visible nor in a live funnel',
			'POST /products/{id}/archive',
		),
		action(
			'unarchive',
			'Unarchive',
			'Unarchive product',
			'Bring an archived product back',
			'POST /products/{id}/unarchive',
		),
	],
});
