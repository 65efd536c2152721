import * as kinds from '../../kinds';
import { list, number, text } from '../../table/field';
import { create, get, getMany, remove, update } from '../../table/lines';
import { resource } from '../../table/resource';
import { idFilter } from '../shared';

export const pipeline = resource({
	kind: kinds.pipeline,
	description: 'The stages that opportunities go through until they are closed',
	fields: {
		name: text('Name'),
		stages_attributes: list('Stages', {
			entry: 'Stage',
			fields: {
				name: text('Name', { placeholder: 'e.g. In Talks' }),
				close_probability: number('Close Probability', { min: 0, description: 'In whole percent' }),
			},
			description: 'New stages, in their order. To change one that exists see Pipeline Stage.',
		}),
	},
	operations: [
		getMany({ filters: idFilter }),
		get('GET /sales/pipelines/{id}', { description: 'Retrieve a pipeline by ID, with its stages' }),
		create('POST /workspaces/{workspace_id}/sales/pipelines', {
			root: 'sales_pipeline',
			required: ['name', 'stages_attributes'],
		}),
		update('PUT /sales/pipelines/{id}', { root: 'sales_pipeline' }),
		remove('DELETE /sales/pipelines/{id}', {
			description: 'Delete a pipeline permanently, with its stages. Refused while it has opportunities.',
		}),
	],
});
