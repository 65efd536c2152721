import { deleted, list, one, workspace, written, type Cases } from '../case.mts';
import { byId } from '../../../support/engine.mts';

/** Order Tag. */
export const orderTagCases: Cases = {
	'orderTag.getAll': async (company) =>
		await list(company, `/workspaces/${await company.workspaceId()}/orders/tags`, await workspace(company)),
	'orderTag.get': async (company) => {
		const [, tag] = await company.in('orders/tags');
		return await one(company, `/orders/tags/${tag.id}`, { tag: byId(tag.public_id) });
	},
	'orderTag.create': async (company) =>
		written(
			company,
			{ ...(await workspace(company)), name: 'Fragile', tagFields: { color: '#ff0000' } },
			{ name: 'Fragile', color: '#ff0000' },
			(id) => `/orders/tags/${id}`,
		),
	'orderTag.update': async (company) => {
		const { id } = await company.createIn('orders/tags', { orders_tag: { name: 'Old' } });
		const record = { name: 'New', color: '#0000ff' };
		return written(
			company,
			{ tag: byId(id), tagFields: record },
			{ id, ...record },
			() => `/orders/tags/${id}`,
		);
	},
	'orderTag.delete': async (company) => {
		const tag = await company.createIn('orders/tags', { orders_tag: { name: 'Short-lived' } });
		return deleted(company, 'tag', tag, (id) => `/orders/tags/${id}`);
	},
};
