import type { Entity } from '../table/types';
import { by, byBoth } from './labels';

export const entities: Record<string, Entity> = {
	product: {
		name: 'Product',
		list: 'GET /workspaces/{workspace_id}/products',
		label: by('name'),
		appPath: 'products',
	},
	productVariant: {
		name: 'Product Variant',
		list: 'GET /products/{product_id}/variants',
		label: byBoth('name', 'sku'),
	},
	productPrice: {
		name: 'Product Price',
		list: 'GET /products/{product_id}/prices',
		label: (price) =>
			[`${by('amount')(price)} ${by('currency')(price).toUpperCase()}`, by('name')(price)]
				.filter(Boolean)
				.join(' – '),
	},
	productTag: {
		name: 'Product Tag',
		list: 'GET /workspaces/{workspace_id}/products/tags',
		label: by('name'),
	},
	productCollection: {
		name: 'Product Collection',
		list: 'GET /workspaces/{workspace_id}/products/collections',
		label: by('name'),
	},
	discount: {
		name: 'Discount',
		list: 'GET /workspaces/{workspace_id}/discounts',
		label: byBoth('name', 'code'),
	},
	store: { name: 'Store', list: 'GET /workspaces/{workspace_id}/stores', label: by('name') },
	download: { name: 'Download', list: 'GET /workspaces/{workspace_id}/downloads', label: by('name') },
	// What a download holds: variants and workflows take the id of the asset rather than that of the download.
	asset: {
		name: 'Asset',
		list: 'GET /workspaces/{workspace_id}/downloads',
		idKey: 'asset_id',
		label: by('name'),
	},
	// Parts of products and variants, entered by ID: no list shows them.
	productProperty: { name: 'Product Property', label: by('name') },
	includedCourse: { name: 'Included Course', label: by('course_id') },
	includedSection: { name: 'Included Section', label: by('id') },
	includedSpaceGroup: { name: 'Included Space Group', label: by('communities_space_group_id') },
};
