import { boolean, text } from '../../table/field';
import { action, create, get, getMany, remove, resource, update } from '../../table/resource';

export const workflow = resource({
	name: 'Workflow',
	description: 'Steps that ClickFunnels takes for a contact once a trigger occurs',
	fields: {
		name: text('Name'),
		archived: boolean('Archived', 'Whether the workflow is archived. False brings an archived one back.'),
	},
	simplify: {
		id: 'id',
		public_id: 'public_id',
		name: 'name',
		status: 'status',
		disabled: 'disabled',
		run_type: 'run_type',
		active_runs_count: 'active_runs_count',
		completed_runs_count: 'completed_runs_count',
		created_at: 'created_at',
		updated_at: 'updated_at',
	},
	operations: [
		getMany('GET /workspaces/{workspace_id}/workflows'),
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
		action(
			'getStructure',
			'Get Structure',
			'Get structure of workflow',
			'Retrieve the triggers of a workflow and its steps in the order they are taken, with their branches',
			'GET /workflows/{id}/structure',
			{ simplify: false },
		),
		action(
			'enable',
			'Enable',
			'Enable workflow',
			'Make a workflow live. It needs at least one active trigger.',
			'POST /workflows/{id}/enable',
		),
		action(
			'disable',
			'Disable',
			'Disable workflow',
			'Turn a workflow into a draft again and cancel the runs that are under way',
			'POST /workflows/{id}/disable',
		),
	],
});
