import { clearable, dateTime, decimal, longText, reference, text, type Fields } from '../../table/field';
import { action, create, get, getMany, remove, resource, update } from '../../table/resource';
import { idFilter, recordFilter } from '../shared';

const entity = 'opportunityNote';
const MEMBERSHIP = 'ID of a team membership, not of the user. Team: Get shows both.';

const noteFields: Fields = {
	content: longText('Content'),
	created_by_id: reference('Author', 'teamMembership', 'integer', {
		description: `${MEMBERSHIP} Without one: the API user.`,
	}),
};

// Apart, because n8n's lint takes a name and a value side by side for an option.
const outcome = { value: 'value', closed_at: 'closed_at' };

export const opportunity = resource({
	name: 'Opportunity',
	plural: 'opportunities',
	description: 'A possible sale to a contact, in a stage of a pipeline',
	fields: {
		name: text('Name'),
		pipelines_stage_id: reference('Pipeline Stage', 'pipelineStage', 'integer', {
			description:
				'Entering a stage with a close probability of 100 sets Closed At; leaving it doesn’t clear it',
		}),
		primary_contact_id: reference('Primary Contact', 'contact', 'integer'),
		...clearable({
			value: decimal('Value', { description: 'In the default currency of the workspace' }),
			closed_at: dateTime('Closed At'),
			assignee_id: reference('Assignee', 'teamMembership', 'integer', { description: MEMBERSHIP }),
		}),
	},
	simplify: {
		id: 'id',
		name: 'name',
		...outcome,
		pipeline_name: 'pipeline.name',
		stage_name: 'pipelines_stage.name',
		pipelines_stage_id: 'pipelines_stage_id',
		primary_contact_id: 'primary_contact_id',
		contact_email: 'primary_contact.email_address',
		assignee_id: 'assignee_id',
	},
	operations: [
		getMany('GET /workspaces/{workspace_id}/sales/opportunities', {
			sort: ['id', 'updated_at', 'sort_order'],
			filters: {
				...idFilter,
				pipeline_id: recordFilter('Pipeline', 'pipeline'),
				pipelines_stage_id: recordFilter('Pipeline Stage', 'pipelineStage'),
				primary_contact_id: recordFilter('Primary Contact', 'contact'),
				assignee_id: recordFilter('Assignee Membership', 'teamMembership'),
			},
		}),
		get('GET /sales/opportunities/{id}'),
		create('POST /workspaces/{workspace_id}/sales/opportunities', {
			root: 'sales_opportunity',
			required: ['name', 'pipelines_stage_id', 'primary_contact_id'],
		}),
		update('PUT /sales/opportunities/{id}', { root: 'sales_opportunity' }),
		remove('DELETE /sales/opportunities/{id}', {
			description: 'Delete an opportunity permanently, with its notes',
		}),
		getMany('GET /sales/opportunities/{opportunity_id}/notes', {
			value: 'getNotes',
			name: 'Get Notes',
			action: 'Get notes of opportunity',
			description: 'Retrieve a list of the notes on an opportunity',
			filters: { ...idFilter, created_by_id: recordFilter('Author Membership', 'teamMembership') },
			entity,
		}),
		action(
			'getNote',
			'Get Note',
			'Get note of opportunity',
			'Retrieve one note by its own ID',
			'GET /sales/opportunities/notes/{id}',
			{ entity },
		),
		action(
			'addNote',
			'Add Note',
			'Add note to opportunity',
			'Write a note on an opportunity',
			'POST /sales/opportunities/{opportunity_id}/notes',
			{ entity, body: { root: 'sales_opportunities_note', fields: noteFields, required: ['content'] } },
		),
		action(
			'updateNote',
			'Update Note',
			'Update note of opportunity',
			'Change the text or author of a note',
			'PUT /sales/opportunities/notes/{id}',
			{ entity, body: { root: 'sales_opportunities_note', fields: noteFields } },
		),
		action(
			'deleteNote',
			'Delete Note',
			'Delete note of opportunity',
			'Delete a note permanently',
			'DELETE /sales/opportunities/notes/{id}',
			{ entity, output: 'deleted' },
		),
	],
});
