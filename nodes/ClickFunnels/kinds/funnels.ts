import type { IDataObject } from 'n8n-workflow';

import type { Entity } from '../table/types';
import { by, moment, nested } from './labels';

/** The pages of a split's branches, or when it was made, where it has none yet. */
const pagesOf =
	(branches: string) =>
	(split: IDataObject): string =>
		((split[branches] ?? []) as IDataObject[])
			.map((branch) => by('name')(nested(branch, 'page')))
			.filter(Boolean)
			.join(' / ') || moment('created_at')(split);

export const entities: Record<string, Entity> = {
	funnel: {
		name: 'Funnel',
		list: 'GET /workspaces/{workspace_id}/funnels',
		label: by('name'),
		appPath: 'funnels',
	},
	page: { name: 'Page', list: 'GET /workspaces/{workspace_id}/pages', label: by('name') },
	funnelTag: { name: 'Funnel Tag', list: 'GET /workspaces/{workspace_id}/funnels/tags', label: by('name') },
	funnelSplitTest: {
		name: 'Funnel Split Test',
		list: 'GET /funnels/{funnel_id}/split_test_steps',
		label: pagesOf('variants'),
		unpaged: true,
		wrappedIn: 'split_test_steps',
	},
	funnelConditionalSplit: {
		name: 'Funnel Conditional Split',
		list: 'GET /funnels/{funnel_id}/conditional_split_steps',
		label: pagesOf('branches'),
		unpaged: true,
		wrappedIn: 'conditional_split_steps',
	},
	funnelStep: { name: 'Funnel Step', label: by('name') },
};
