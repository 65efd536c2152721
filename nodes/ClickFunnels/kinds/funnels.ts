import type { IDataObject } from 'n8n-workflow';

import { kind } from '../table/kind';
import { workspace } from './account';
import { by, moment, nested } from './labels';

/** The pages of a split's branches, or when it was made, where it has none yet. */
const pagesOf =
	(branches: string) =>
	(split: IDataObject): string =>
		((split[branches] ?? []) as IDataObject[])
			.map((branch) => by('name')(nested(branch, 'page')))
			.filter(Boolean)
			.join(' / ') || moment('created_at')(split);

export const funnel = kind('Funnel', {
	calledBy: { key: 'name', label: 'Name' },
	within: workspace,
	list: 'GET /workspaces/{workspace_id}/funnels',
	appPath: 'funnels',
});

export const page = kind('Page', {
	calledBy: { key: 'name', label: 'Name' },
	within: workspace,
	list: 'GET /workspaces/{workspace_id}/pages',
});

export const funnelTag = kind('Funnel Tag', {
	calledBy: { key: 'name', label: 'Name' },
	within: workspace,
	sharedAs: 'Tag',
	list: 'GET /workspaces/{workspace_id}/funnels/tags',
});

export const funnelSplitTest = kind('Funnel Split Test', {
	within: funnel,
	list: 'GET /funnels/{funnel_id}/split_test_steps',
	whole: true,
	wrappedIn: 'split_test_steps',
	label: pagesOf('variants'),
});

export const funnelConditionalSplit = kind('Funnel Conditional Split', {
	within: funnel,
	list: 'GET /funnels/{funnel_id}/conditional_split_steps',
	whole: true,
	wrappedIn: 'conditional_split_steps',
	label: pagesOf('branches'),
});

export const funnelStep = kind('Funnel Step', { within: funnel });
