import { list, workspace, type Cases } from '../case.mts';
import { tagCases } from '../tags.mts';

/** Order Tag. */
export const orderTagCases: Cases = {
	'orderTag.getAll': async (company) =>
		await list(company, `/workspaces/${await company.workspaceId()}/orders/tags`, await workspace(company)),
	...tagCases('orderTag', 'orders/tags'),
};
