import { boolean, clearable, references, text } from '../../table/field';
import { action, create, get, getMany, remove, resource, update } from '../../table/resource';

const root = 'forms_field';

/** The body of an option. */
const option = { root: 'forms_fields_option', fields: { label: text('Label') } };
const entity = 'formFieldOption';

export const formField = resource({
	name: 'Form Field',
	description: 'A question of a form, inside one of its field sets, with the options to answer it',
	fields: {
		label: text('Label'),
		key: text('Key', {
			description: 'Unique in the form',
			placeholder: 'e.g. favorite_color',
		}),
		...clearable({
			field_type: text('Field Type', { description: 'Copy the value from a field that has it' }),
			allow_multiple: boolean('Allow Multiple', 'Whether an answer can have several options'),
			hidden: boolean('Hidden', 'Whether visitors do not see the field'),
		}),
	},
	simplify: {
		id: 'id',
		label: 'label',
		key: 'key',
		field_type: 'field_type',
		allow_multiple: 'allow_multiple',
		hidden: 'hidden',
		sort_order: 'sort_order',
		field_set_id: 'field_set_id',
		created_at: 'created_at',
		updated_at: 'updated_at',
	},
	operations: [
		getMany('GET /forms/field_sets/{field_set_id}/fields', { sort: ['id', 'updated_at', 'sort_order'] }),
		get('GET /forms/fields/{id}'),
		create('POST /forms/field_sets/{field_set_id}/fields', { root, required: ['label', 'key'] }),
		update('PUT /forms/fields/{id}', { root }),
		remove('DELETE /forms/fields/{id}', {
			description: 'Delete a form field permanently, with its options',
		}),
		action(
			'reorder',
			'Reorder',
			'Reorder form fields',
			'Change the order of the fields of a field set. Returns the IDs of the fields in their new order.',
			'POST /forms/field_sets/{field_set_id}/fields/reorder',
			{
				body: {
					fields: {
						ids_in_order: references('Form Field', 'formField', 'integer', {
							description: 'All fields of the set in their new order',
						}),
					},
					required: ['ids_in_order'],
				},
				simplify: false,
				repeatable: true,
			},
		),
		getMany('GET /forms/fields/{field_id}/options', {
			value: 'getOptions',
			name: 'Get Options',
			action: 'Get options of form field',
			description: 'Retrieve a list of the options of a form field',
			sort: ['id', 'updated_at', 'sort_order'],
			entity,
		}),
		get('GET /forms/fields/options/{id}', {
			value: 'getOption',
			name: 'Get Option',
			action: 'Get option of form field',
			description: 'Retrieve an option by its own ID',
			entity,
		}),
		create(
			'POST /forms/fields/{field_id}/options',
			{ ...option, required: ['label'] },
			{
				value: 'createOption',
				name: 'Create Option',
				action: 'Create option of form field',
				description: 'Add an option to a form field',
				entity,
			},
		),
		update('PUT /forms/fields/options/{id}', option, {
			value: 'updateOption',
			name: 'Update Option',
			action: 'Update option of form field',
			description: 'Change the label of an option',
			entity,
		}),
		remove('DELETE /forms/fields/options/{id}', {
			value: 'deleteOption',
			name: 'Delete Option',
			action: 'Delete option of form field',
			description: 'Delete an option permanently',
			entity,
		}),
	],
});
