import * as kinds from '../../kinds';
import { clearable, number, text } from '../../table/field';
import { create, get, getMany, remove, update } from '../../table/lines';
import { resource } from '../../table/resource';
import { idFilter } from '../shared';

export const pipelineStage = resource({
	kind: kinds.pipelineStage,
	description: 'A step of a pipeline, with the chance that its opportunities are won',
	fields: {
		name: text('Name'),
		...clearable({
			close_probability: number('Close Probability', {
				min: 0,
				decimals: true,
				description: 'In percent. An opportunity that enters a stage of 100 is closed.',
			}),
			sort_order: number('Sort Order', {
				min: 0,
				description: 'Place in the pipeline from 0; later stages move on. Without one: the last.',
			}),
		}),
	},
	simplify: `id public_id pipeline_id name sort_order close_probability total_value weighted_value
		opportunity_ids updated_at`,
	operations: [
		getMany({ filters: idFilter, sort: ['id', 'updated_at', 'sort_order'] }),
		get('GET /sales/pipelines/stages/{id}'),
		create('POST /sales/pipelines/{pipeline_id}/stages', {
			root: 'sales_pipelines_stage',
			required: ['name', 'close_probability'],
		}),
		update('PUT /sales/pipelines/stages/{id}', { root: 'sales_pipelines_stage' }),
		remove('DELETE /sales/pipelines/stages/{id}'),
	],
});
