import { RAW, deleted, list, one, workspace, written, type Cases } from '../case.mts';
import type { Company } from '../../../support/company.mts';
import { byId } from '../../../support/engine.mts';

const SHOP = {
	current_path: '/book-corner',
	seo_title: 'Book Corner',
	seo_description: 'Books and more books',
	seo_indexable: true,
	status: 'published',
};

async function socialImage(company: Company) {
	const [{ id }] = await company.in('images');
	return { entered: { social_image_id: byId(id) }, shown: { social_image_id: String(id) } };
}

/** Store. */
export const storeCases: Cases = {
	'store.getAll': async (company) =>
		await list(company, `/workspaces/${await company.workspaceId()}/stores`, await workspace(company), RAW),
	'store.get': async (company) => {
		const [{ id, public_id }] = await company.in('stores');
		return await one(company, `/stores/${id}`, { store: byId(public_id) }, RAW);
	},
	'store.create': async (company) => {
		const { entered, shown } = await socialImage(company);
		return written(
			company,
			{ ...(await workspace(company)), ...RAW, name: 'Books', additionalFields: { ...SHOP, ...entered } },
			{ name: 'Books', ...SHOP, ...shown },
			(id) => `/stores/${id}`,
		);
	},
	'store.update': async (company) => {
		const { id } = await company.createIn('stores', { store: { name: 'Before' } });
		const { entered, shown } = await socialImage(company);
		return written(
			company,
			{
				store: byId(id),
				...RAW,
				additionalFields: { ...SHOP, ...entered, name: 'After', fieldsToClear: '' },
			},
			{ id, name: 'After', ...SHOP, ...shown },
			() => `/stores/${id}`,
		);
	},
	'store.delete': async (company) => {
		const store = await company.createIn('stores', { store: { name: 'Pop-up' } });
		return deleted(company, 'store', store, (id) => `/stores/${id}`);
	},
};

/** Download. */
export const downloadCases: Cases = {
	'download.getAll': async (company) =>
		await list(company, `/workspaces/${await company.workspaceId()}/downloads`, await workspace(company)),
	'download.get': async (company) => {
		const [{ id }] = await company.in('downloads');
		return await one(company, `/downloads/${id}`, { download: byId(id) });
	},
};
