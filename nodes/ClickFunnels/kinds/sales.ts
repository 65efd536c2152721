import { kind } from '../table/kind';
import { workspace } from './account';
import { by, joined, nested } from './labels';

export const pipeline = kind('Pipeline', {
	calledBy: { key: 'name', label: 'Name' },
	within: workspace,
	list: 'GET /workspaces/{workspace_id}/sales/pipelines',
});

export const pipelineStage = kind('Pipeline Stage', {
	calledBy: { key: 'name', label: 'Name' },
	within: pipeline,
	list: 'GET /sales/pipelines/{pipeline_id}/stages',
});

export const opportunity = kind('Opportunity', {
	within: workspace,
	list: 'GET /workspaces/{workspace_id}/sales/opportunities',
	label: (opportunity) =>
		joined(by('name')(opportunity), by('email_address')(nested(opportunity, 'primary_contact'))),
});

export const opportunityNote = kind('Opportunity Note', {
	within: opportunity,
	list: 'GET /sales/opportunities/{opportunity_id}/notes',
	label: (note) => by('content')(note).slice(0, 60),
});
