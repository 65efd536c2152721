import * as kinds from '../../kinds';
import { clearable, longText, reference, references } from '../../table/field';
import { create, get, getMany, remove, update } from '../../table/lines';
import { resource } from '../../table/resource';
import { parts } from '../parts';

const root = 'forms_submissions_answer';

/** What an answer says, beside the field that it is for (contract, createFormsSubmissionsAnswers). */
const said = clearable({
	entry: longText('Entry', { description: 'The text that was entered' }),
	fields_option_id: reference('Single Option', kinds.formFieldOption, {
		description: 'Where the field takes one option',
	}),
	fields_option_ids: references('Option', kinds.formFieldOption, {
		// A list would walk the options of all forms.
		typed: true,
		replaces: 'Options',
		description: 'Where the field takes several options',
	}),
});

const answers = parts({ of: kinds.formAnswer, name: 'Answer', owner: 'form entry' });

export const formEntry = resource({
	kind: kinds.formEntry,
	plural: 'form entries',
	description:
		'One filled-in form, answer by answer. For all answers at once, and for opt-ins on pages, see Page Submission.',
	fields: clearable({ contact_id: reference('Contact', kinds.contact) }),
	operations: [
		getMany(),
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
		answers.getMany(),
		answers.get('GET /forms/submissions/answers/{id}'),
		answers.create(
			'POST /forms/submissions/{submission_id}/answers',
			{
				root,
				fields: { field_id: reference('Form Field', kinds.formField), ...said },
				required: ['field_id'],
			},
			{ description: 'Add the answer to one field of the form: text, or options of the field' },
		),
		answers.update(
			'PUT /forms/submissions/answers/{id}',
			{
				root,
				fields: {
					field_id: reference('Form Field', kinds.formField, {
						as: 'string',
						description: 'The field of the form that it answers',
					}),
					...said,
				},
			},
			{ description: 'Change the answer to a field; what is not set stays' },
		),
		answers.remove('DELETE /forms/submissions/answers/{id}'),
	],
});
