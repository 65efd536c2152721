import * as kinds from '../../kinds';
import { text } from '../../table/field';
import { create, get, getMany, remove, update } from '../../table/lines';
import { resource } from '../../table/resource';
import { parts } from '../parts';

/** The body of a field set. */
const fieldSet = { root: 'forms_field_set', fields: { title: text('Title') } };

const fieldSets = parts({ of: kinds.formFieldSet, name: 'Field Set', owner: 'form' });

export const form = resource({
	kind: kinds.form,
	description: 'A form whose entries are kept in ClickFunnels, with the field sets that hold its fields',
	fields: { name: text('Name') },
	operations: [
		getMany(),
		get('GET /forms/{id}'),
		create('POST /workspaces/{workspace_id}/forms', { root: 'form', required: ['name'] }),
		update('PUT /forms/{id}', { root: 'form' }),
		remove('DELETE /forms/{id}', { description: 'Delete a form permanently, with its fields and entries' }),
		fieldSets.getMany(),
		fieldSets.get('GET /forms/field_sets/{id}'),
		fieldSets.create(
			'POST /forms/{form_id}/field_sets',
			{ ...fieldSet, required: ['title'] },
			{
				action: 'Create field set in form',
				description: 'Add an empty field set to a form. For its fields see Form Field.',
			},
		),
		fieldSets.update('PUT /forms/field_sets/{id}', fieldSet, {
			description: 'Change the title of a field set',
		}),
		fieldSets.remove('DELETE /forms/field_sets/{id}', {
			description: 'Delete a field set permanently, with its fields',
		}),
	],
});
