import * as kinds from '../../kinds';
import { create, get, getMany, remove, update } from '../../table/lines';
import { resource } from '../../table/resource';
import { workflowTriggerFields } from './workflowTriggerFields';

export const workflowTrigger = resource({
	kind: kinds.workflowTrigger,
	description: 'An event that starts a workflow for a contact',
	fields: workflowTriggerFields,
	simplify: `id workflow_id event_type_key event_type_name active allow_anonymous_contacts
		contacts_tag_id product_id page_id created_at`,
	operations: [
		getMany(),
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
