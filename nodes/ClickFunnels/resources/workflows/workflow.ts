import * as kinds from '../../kinds';
import { boolean, text } from '../../table/field';
import { action, create, get, getMany, remove, update } from '../../table/lines';
import { resource } from '../../table/resource';

export const workflow = resource({
	kind: kinds.workflow,
	description: 'Steps that ClickFunnels takes for a contact once a trigger occurs',
	fields: {
		name: text('Name'),
		archived: boolean('Archived', 'Whether the workflow is archived. False brings an archived one back.'),
	},
	simplify: `id public_id name status disabled run_type active_runs_count completed_runs_count
		created_at updated_at`,
	operations: [
		getMany(),
		get('GET /workflows/{id}'),
		create(
			'POST /workspaces/{workspace_id}/workflows',
			{ root: 'workflow', required: ['name'], except: ['archived'] },
			{ description: 'Create a workflow as a draft. Give it triggers and steps, then enable it.' },
		),
		update('PATCH /workflows/{id}', { root: 'workflow' }),
		remove('DELETE /workflows/{id}', {
			description: 'Delete a workflow permanently, with its triggers, steps and runs',
		}),
		action('GET /workflows/{id}/structure', {
			hasId: false,
			value: 'getStructure',
			name: 'Get Structure',
			action: 'Get structure of workflow',
			description:
				'Retrieve the triggers of a workflow and its steps in the order they are taken, with their branches',
			simplify: false,
		}),
		action('POST /workflows/{id}/enable', {
			value: 'enable',
			name: 'Enable',
			action: 'Enable workflow',
			description: 'Make a workflow live. It needs at least one active trigger.',
		}),
		action('POST /workflows/{id}/disable', {
			value: 'disable',
			name: 'Disable',
			action: 'Disable workflow',
			description: 'Turn a workflow into a draft again and cancel the runs that are under way',
		}),
	],
});
