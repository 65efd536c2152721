import { create, get, getMany, remove, resource, update } from '../../table/resource';
import { workflowTriggerFields } from './workflowTriggerFields';

export const workflowTrigger = resource({
	name: 'Workflow Trigger',
	description: 'An event that starts a workflow for a contact',
	fields: workflowTriggerFields,
	simplify: {
		id: 'id',
		workflow_id: 'workflow_id',
		event_type_key: 'event_type_key',
		event_type_name: 'event_type_name',
		active: 'active',
		allow_anonymous_contacts: 'allow_anonymous_contacts',
		contacts_tag_id: 'contacts_tag_id',
		product_id: 'product_id',
		page_id: 'page_id',
		created_at: 'created_at',
	},
	operations: [
		getMany('GET /workflows/{workflow_id}/triggers'),
		get('GET /workflows/triggers/{id}'),
		create(
			'POST /workflows/{workflow_id}/triggers',
			{ root: 'workflows_trigger', required: ['event_type_key'] },
			{ description: 'Create a workflow trigger. Without further fields it reacts to every such event.' },
		),
		update('PATCH /workflows/triggers/{id}', { root: 'workflows_trigger' }),
		remove('DELETE /workflows/triggers/{id}'),
	],
});
