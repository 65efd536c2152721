import { clearable, longText, reference, references } from '../../table/field';
import { create, get, getMany, remove, resource, update } from '../../table/resource';

const entity = 'formAnswer';
const root = 'forms_submissions_answer';

/** What an answer says, beside the field that it is for (contract, createFormsSubmissionsAnswers). */
const said = clearable({
	entry: longText('Entry', { description: 'The text that was entered' }),
	fields_option_id: reference('Single Option', 'formFieldOption', 'integer', {
		description: 'Where the field takes one option',
	}),
	fields_option_ids: references('Option', 'formFieldOption', 'integer', {
		// A list would walk the options of all forms.
		typed: true,
		description: 'Where the field takes several options',
	}),
});

export const formEntry = resource({
	name: 'Form Entry',
	plural: 'form entries',
	description:
		'One filled-in form, whose answers are read and written one by one. For all answers at once, and for page opt-ins, see Form Submission.',
	fields: clearable({ contact_id: reference('Contact', 'contact', 'integer') }),
	operations: [
		getMany('GET /forms/{form_id}/submissions'),
		get('GET /forms/submissions/{id}'),
		create(
			'POST /forms/{form_id}/submissions',
			{ root: 'forms_submission' },
			{ description: 'Create a form entry without answers; add them by Create Answer' },
		),
		update('PUT /forms/submissions/{id}', { root: 'forms_submission' }),
		remove('DELETE /forms/submissions/{id}', {
			description: 'Delete a form entry permanently, with its answers',
		}),
		getMany('GET /forms/submissions/{submission_id}/answers', {
			value: 'getAnswers',
			name: 'Get Answers',
			action: 'Get answers of form entry',
			description: 'Retrieve a list of the answers of a form entry',
			entity,
		}),
		get('GET /forms/submissions/answers/{id}', {
			value: 'getAnswer',
			name: 'Get Answer',
			action: 'Get answer of form entry',
			description: 'Retrieve an answer by its own ID',
			entity,
		}),
		create(
			'POST /forms/submissions/{submission_id}/answers',
			{
				root,
				fields: { field_id: reference('Form Field', 'formField', 'integer'), ...said },
				required: ['field_id'],
			},
			{
				value: 'createAnswer',
				name: 'Create Answer',
				action: 'Create answer of form entry',
				description: 'Add the answer to one field of the form: text, or options of the field',
				entity,
			},
		),
		update(
			'PUT /forms/submissions/answers/{id}',
			{
				root,
				fields: {
					field_id: reference('Form Field', 'formField', 'string', {
						description: 'The field of the form that it answers',
					}),
					...said,
				},
			},
			{
				value: 'updateAnswer',
				name: 'Update Answer',
				action: 'Update answer of form entry',
				description: 'Change the answer to a field; what is not set stays as it is',
				entity,
			},
		),
		remove('DELETE /forms/submissions/answers/{id}', {
			value: 'deleteAnswer',
			name: 'Delete Answer',
			action: 'Delete answer of form entry',
			description: 'Delete an answer permanently',
			entity,
		}),
	],
});
