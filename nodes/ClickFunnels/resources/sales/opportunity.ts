import * as kinds from '../../kinds';
import { clearable, dateTime, decimal, longText, reference, text, type Fields } from '../../table/field';
import { create, get, getMany, remove, update } from '../../table/lines';
import { resource } from '../../table/resource';
import { parts } from '../parts';
import { idFilter, recordFilter } from '../shared';

const MEMBERSHIP = 'By ID: that of the membership, not of the user. Team: Get Memberships shows both.';

const noteFields: Fields = {
	content: longText('Content'),
	created_by_id: reference('Author', kinds.teamMembership, {
		description: `${MEMBERSHIP} Without one: the API user.`,
	}),
};

const notes = parts({ of: kinds.opportunityNote, name: 'Note', owner: 'opportunity' });

export const opportunity = resource({
	kind: kinds.opportunity,
	plural: 'opportunities',
	description: 'A possible sale to a contact, in a stage of a pipeline',
	fields: {
		name: text('Name'),
		pipelines_stage_id: reference('Pipeline Stage', kinds.pipelineStage, {
			description:
				'Entering a stage with a close probability of 100 sets Closed At; leaving it doesn’t clear it',
		}),
		primary_contact_id: reference('Primary Contact', kinds.contact),
		...clearable({
			value: decimal('Value', { description: 'In the default currency of the workspace' }),
			closed_at: dateTime('Closed At'),
			assignee_id: reference('Assignee', kinds.teamMembership, { description: MEMBERSHIP }),
		}),
	},
	simplify: `id name value closed_at pipeline_name=pipeline.name stage_name=pipelines_stage.name
		pipelines_stage_id primary_contact_id contact_email=primary_contact.email_address
		assignee_id`,
	operations: [
		getMany({
			sort: ['id', 'updated_at', 'sort_order'],
			filters: {
				...idFilter,
				pipeline_id: recordFilter('Pipeline', kinds.pipeline),
				pipelines_stage_id: recordFilter('Pipeline Stage', kinds.pipelineStage),
				primary_contact_id: recordFilter('Primary Contact', kinds.contact),
				assignee_id: recordFilter('Assignee Membership', kinds.teamMembership),
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
		notes.getMany({
			description: 'Retrieve a list of the notes on an opportunity',
			filters: { ...idFilter, created_by_id: recordFilter('Author Membership', kinds.teamMembership) },
		}),
		notes.get('GET /sales/opportunities/notes/{id}', { description: 'Retrieve one note by its own ID' }),
		notes.create(
			'POST /sales/opportunities/{opportunity_id}/notes',
			{ root: 'sales_opportunities_note', fields: noteFields, required: ['content'] },
			{
				value: 'addNote',
				name: 'Add Note',
				action: 'Add note to opportunity',
				description: 'Write a note on an opportunity',
			},
		),
		notes.update(
			'PUT /sales/opportunities/notes/{id}',
			{ root: 'sales_opportunities_note', fields: noteFields },
			{ description: 'Change the text or author of a note' },
		),
		notes.remove('DELETE /sales/opportunities/notes/{id}'),
	],
});
