import { pick, LAST_CHANGED, RAW, deleted, list, one, workspace, written, type Cases } from '../case.mts';
import type { Company, Rec } from '../../../support/company.mts';
import { byId } from '../../../support/engine.mts';

const SHOP = {
	visible_in_store: true,
	visible_in_customer_center: true,
	seo_title: 'Poems',
	seo_description: 'Poems to read',
	commissionable: true,
	cancellation_funnel_url: 'https://example.com/bye',
};

const freshProduct = async (company: Company): Promise<Rec> =>
	await company.createIn('products', { product: { name: 'Spare' } });

const freshImage = async (company: Company): Promise<Rec> =>
	await company.createIn('images', { image: { upload_source_url: 'https://example.com/spare.png' } });

/** Records that a product refers to, as the user enters them and as the record shows them. */
async function references(company: Company) {
	const [image] = await company.in('images');
	const [tag] = await company.in('products/tags');
	const [funnel] = await company.in('funnels');
	return {
		entered: {
			image_ids: [image.id],
			seo_image_id: byId(image.public_id),
			tag_ids: [tag.id],
			redirect_funnel_id: byId(funnel.public_id),
		},
		shown: {
			image_ids: [image.id],
			seo_image_id: image.public_id,
			tag_ids: [tag.id],
			redirect_funnel_id: funnel.public_id,
		},
	};
}

/** Product. */
export const productCases: Cases = {
	'product.getAll': async (company) => {
		const product = pick(await company.in('products'), ({ archived }) => archived === true);
		return {
			parameters: {
				...(await workspace(company)),
				...LAST_CHANGED,
				...RAW,
				filters: {
					id: String(product.id),
					archived: true,
					visible_in_store: product.visible_in_store as boolean,
					visible_in_customer_center: product.visible_in_customer_center as boolean,
				},
			},
			answer: [product],
		};
	},
	'product.get': async (company) => {
		const [{ id }] = await company.in('products');
		return await one(company, `/products/${id}`, { product: byId(id) }, RAW);
	},
	'product.create': async (company) => {
		const { entered, shown } = await references(company);
		return written(
			company,
			{
				...(await workspace(company)),
				...RAW,
				name: 'Poem Book',
				additionalFields: {
					...SHOP,
					...entered,
					current_path: '/poem-book',
					variant_properties: { entries: [{ id: 31, name: 'Size' }] },
				},
			},
			{
				name: 'Poem Book',
				...SHOP,
				...shown,
				current_path: '/poem-book',
				variant_properties: [{ id: 31, name: 'Size' }],
			},
			(id) => `/products/${id}`,
		);
	},
	'product.update': async (company) => {
		const product = pick(
			await company.in('products'),
			({ variant_properties }) => Array.isArray(variant_properties) && variant_properties.length > 0,
		);
		const { entered, shown } = await references(company);
		const [property] = product.variant_properties as Rec[];
		const { id, variant_ids, price_ids } = product as Rec & Record<'variant_ids' | 'price_ids', number[]>;
		return written(
			company,
			{
				product: byId(id),
				...RAW,
				additionalFields: {
					...SHOP,
					...entered,
					name: 'Renamed',
					current_path: '/renamed',
					variant_ids,
					price_ids,
					variant_properties: { entries: [{ id: property.id, name: 'Format' }] },
					fieldsToClear: '',
				},
			},
			{
				id,
				...SHOP,
				...shown,
				name: 'Renamed',
				current_path: '/renamed',
				variant_ids,
				price_ids,
				variant_properties: [{ id: property.id, name: 'Format' }],
			},
			() => `/products/${id}`,
		);
	},
	'product.archive': async (company) => {
		const { id } = await freshProduct(company);
		return written(company, { product: byId(id), ...RAW }, { id, archived: true }, () => `/products/${id}`);
	},
	'product.unarchive': async (company) => {
		const { id } = await freshProduct(company);
		await company.send('POST', `/products/${id}/archive`);
		return written(company, { product: byId(id), ...RAW }, { id, archived: false }, () => `/products/${id}`);
	},
};

/** Image. */
export const imageCases: Cases = {
	'image.getAll': async (company) =>
		await list(company, `/workspaces/${await company.workspaceId()}/images`, await workspace(company)),
	'image.get': async (company) => {
		const [{ id, public_id }] = await company.in('images');
		return await one(company, `/images/${id}`, { image: byId(public_id) });
	},
	'image.create': async (company) => {
		const values = { name: 'Portrait', alt_text: 'A woman at a desk' };
		return written(
			company,
			{
				...(await workspace(company)),
				uploadSourceUrl: 'https://example.com/portrait.png',
				additionalFields: values,
			},
			{ ...values, url: expect.stringMatching(/^https:.*portrait\.png$/) },
			(id) => `/images/${id}`,
		);
	},
	'image.update': async (company) => {
		const { id } = await freshImage(company);
		const values = { name: 'Logo', alt_text: 'Our logo' };
		return written(
			company,
			{
				image: byId(id),
				additionalFields: {
					...values,
					upload_source_url: 'https://example.com/logo.png',
					fieldsToClear: '',
				},
			},
			{ id, ...values, url: expect.stringMatching(/^https:.*logo\.png$/) },
			() => `/images/${id}`,
		);
	},
	'image.delete': async (company) =>
		deleted(company, 'image', await freshImage(company), (id) => `/images/${id}`),
};
