import { kind } from '../table/kind';
import { workspace } from './account';
import { by, byBoth, joined, money } from './labels';

export const product = kind('Product', {
	calledBy: { key: 'name', label: 'Name' },
	within: workspace,
	list: 'GET /workspaces/{workspace_id}/products',
	appPath: 'products',
});

export const productVariant = kind('Product Variant', {
	within: product,
	parameter: 'variant_id',
	list: 'GET /products/{product_id}/variants',
	label: byBoth('name', 'sku'),
});

export const productPrice = kind('Product Price', {
	within: productVariant,
	parameter: 'price_id',
	list: 'GET /products/{product_id}/prices',
	label: (price) => joined(money('amount')(price), by('name')(price)),
});

export const productTag = kind('Product Tag', {
	calledBy: { key: 'name', label: 'Name' },
	within: workspace,
	sharedAs: 'Tag',
	list: 'GET /workspaces/{workspace_id}/products/tags',
});

export const productCollection = kind('Product Collection', {
	within: workspace,
	list: 'GET /workspaces/{workspace_id}/products/collections',
});

export const discount = kind('Discount', {
	within: workspace,
	list: 'GET /workspaces/{workspace_id}/discounts',
	label: byBoth('name', 'code'),
});

export const store = kind('Store', { within: workspace, list: 'GET /workspaces/{workspace_id}/stores' });

export const download = kind('Download', {
	within: workspace,
	list: 'GET /workspaces/{workspace_id}/downloads',
});

// What a download holds: variants and workflows take the id of the asset rather than that of the download.
export const asset = kind('Asset', {
	within: workspace,
	list: 'GET /workspaces/{workspace_id}/downloads',
	idKey: 'asset_id',
});

// Parts of products and variants, entered by ID: no list shows them.
export const productProperty = kind('Product Property', { within: product });
export const includedCourse = kind('Included Course', { within: productVariant, label: by('course_id') });
export const includedSection = kind('Included Section', { within: productVariant, label: by('id') });

export const includedSpaceGroup = kind('Included Space Group', {
	within: productVariant,
	label: by('communities_space_group_id'),
});
