import { text } from '../../table/field';
import { create, get, getMany, remove, resource, update } from '../../table/resource';

/** The body of a field set. */
const fieldSet = { root: 'forms_field_set', fields: { title: text('Title') } };
const entity = 'formFieldSet';

export const form = resource({
	name: 'Form',
	description: 'A form whose entries are kept in ClickFunnels, with the field sets that hold its fields',
	fields: { name: text('Name') },
	operations: [
		getMany('GET /workspaces/{workspace_id}/forms'),
		get('GET /forms/{id}'),
		create('POST /workspaces/{workspace_id}/forms', { root: 'form', required: ['name'] }),
		update('PUT /forms/{id}', { root: 'form' }),
		remove('DELETE /forms/{id}', {
			description: 'Delete a form permanently, with its fields and entries',
		}),
		getMany('GET /forms/{form_id}/field_sets', {
			value: 'getFieldSets',
			name: 'Get Field Sets',
			action: 'Get field sets of form',
			description: 'Retrieve a list of the field sets of a form',
			entity,
		}),
		get('GET /forms/field_sets/{id}', {
			value: 'getFieldSet',
			name: 'Get Field Set',
			action: 'Get field set of form',
			description: 'Retrieve a field set by its own ID',
			entity,
		}),
		create(
			'POST /forms/{form_id}/field_sets',
			{ ...fieldSet, required: ['title'] },
			{
				value: 'createFieldSet',
				name: 'Create Field Set',
				action: 'Create field set in form',
				description: 'Add an empty field set to a form. For its fields see Form Field.',
				entity,
			},
		),
		update('PUT /forms/field_sets/{id}', fieldSet, {
			value: 'updateFieldSet',
			name: 'Update Field Set',
			action: 'Update field set of form',
			description: 'Change the title of a field set',
			entity,
		}),
		remove('DELETE /forms/field_sets/{id}', {
			value: 'deleteFieldSet',
			name: 'Delete Field Set',
			action: 'Delete field set of form',
			description: 'Delete a field set permanently, with its fields',
			entity,
		}),
	],
});
