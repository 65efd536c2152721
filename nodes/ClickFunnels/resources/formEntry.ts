import { clearable, reference } from '../description/fields';
import { create, get, getMany, remove, resource, update } from '../description/resource';

export const formEntry = resource({
	name: 'Form Entry',
	plural: 'form entries',
	description:
		'One filled-in form, without its answers. For page opt-ins with their answers see Form Submission.',
	fields: clearable({ contact_id: reference('Contact', 'contact', 'integer') }),
	operations: [
		getMany('GET /forms/{form_id}/submissions'),
		get('GET /forms/submissions/{id}'),
		create('POST /forms/{form_id}/submissions', { root: 'forms_submission' }),
		update('PUT /forms/submissions/{id}', { root: 'forms_submission' }),
		remove('DELETE /forms/submissions/{id}'),
	],
});
