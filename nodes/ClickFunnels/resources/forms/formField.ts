import * as kinds from '../../kinds';
import { boolean, clearable, references, text, word } from '../../table/field';
import { action, create, get, getMany, remove, update } from '../../table/lines';
import { resource } from '../../table/resource';
import { parts } from '../parts';

const root = 'forms_field';

/** The body of an option. */
const option = { root: 'forms_fields_option', fields: { label: text('Label') } };

const choices = parts({ of: kinds.formFieldOption, name: 'Option', owner: 'form field' });

export const formField = resource({
	kind: kinds.formField,
	description: 'A question of a form, inside one of its field sets, with the options to answer it',
	fields: {
		label: text('Label'),
		key: word('Key', { description: 'Unique in the form', placeholder: 'e.g. favorite_color' }),
		...clearable({
			field_type: word('Field Type', { description: 'Copy the value from a field that has it' }),
			allow_multiple: boolean('Allow Multiple', 'Whether an answer can have several options'),
			hidden: boolean('Hidden', 'Whether visitors do not see the field'),
		}),
	},
	simplify: `id label key field_type allow_multiple hidden sort_order field_set_id created_at
		updated_at`,
	operations: [
		getMany({ sort: ['id', 'updated_at', 'sort_order'] }),
		get('GET /forms/fields/{id}'),
		create('POST /forms/field_sets/{field_set_id}/fields', { root, required: ['label', 'key'] }),
		update('PUT /forms/fields/{id}', { root }),
		remove('DELETE /forms/fields/{id}', { description: 'Delete a form field permanently, with its options' }),
		action('POST /forms/field_sets/{field_set_id}/fields/reorder', {
			hasId: false,
			value: 'reorder',
			alone: ({ field_set_id }) => String(field_set_id),
			name: 'Reorder',
			action: 'Reorder form fields',
			description:
				'Change the order of the fields of a field set. Returns the IDs of the fields in their new order.',
			body: {
				fields: {
					ids_in_order: references('Form Field', kinds.formField, {
						description: 'All fields of the set in their new order',
					}),
				},
				required: ['ids_in_order'],
			},
			simplify: false,
			repeatable: true,
		}),
		choices.getMany({ sort: ['id', 'updated_at', 'sort_order'] }),
		choices.get('GET /forms/fields/options/{id}'),
		choices.create(
			'POST /forms/fields/{field_id}/options',
			{ ...option, required: ['label'] },
			{ description: 'Add an option to a form field' },
		),
		choices.update('PUT /forms/fields/options/{id}', option, {
			description: 'Change the label of an option',
		}),
		choices.remove('DELETE /forms/fields/options/{id}'),
	],
});
