import type { Entity } from '../table/types';
import { by, nested } from './labels';

export const entities: Record<string, Entity> = {
	pipeline: {
		name: 'Pipeline',
		list: 'GET /workspaces/{workspace_id}/sales/pipelines',
		label: by('name'),
	},
	pipelineStage: {
		name: 'Pipeline Stage',
		list: 'GET /sales/pipelines/{pipeline_id}/stages',
		label: by('name'),
	},
	opportunity: {
		name: 'Opportunity',
		list: 'GET /workspaces/{workspace_id}/sales/opportunities',
		label: (opportunity) =>
			[by('name')(opportunity), by('email_address')(nested(opportunity, 'primary_contact'))]
				.filter(Boolean)
				.join(' – '),
	},
	opportunityNote: {
		name: 'Opportunity Note',
		list: 'GET /sales/opportunities/{opportunity_id}/notes',
		label: (note) => by('content')(note).slice(0, 60),
	},
};
