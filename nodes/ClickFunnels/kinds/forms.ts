import type { Entity } from '../table/types';
import { by, excerpt, moment, nested } from './labels';

export const entities: Record<string, Entity> = {
	form: { name: 'Form', list: 'GET /workspaces/{workspace_id}/forms', label: by('name'), appPath: 'forms' },
	formEntry: {
		name: 'Form Entry',
		list: 'GET /forms/{form_id}/submissions',
		label: (entry) => `${moment('created_at')(entry)} – ID ${by('id')(entry)}`,
	},
	formSubmission: {
		name: 'Form Submission',
		list: 'GET /workspaces/{workspace_id}/form_submissions',
		label: (submission) =>
			[
				by('email', 'email_address', 'contact_email', 'name')(nested(submission, 'data')),
				moment('created_at')(submission),
			]
				.filter(Boolean)
				.join(' – '),
	},
	formFieldSet: {
		name: 'Form Field Set',
		list: 'GET /forms/{form_id}/field_sets',
		label: by('title'),
	},
	formField: {
		name: 'Form Field',
		list: 'GET /forms/field_sets/{field_set_id}/fields',
		label: by('label', 'key'),
	},
	formFieldOption: {
		name: 'Form Field Option',
		list: 'GET /forms/fields/{field_id}/options',
		label: by('label'),
	},
	formAnswer: {
		name: 'Form Answer',
		list: 'GET /forms/submissions/{submission_id}/answers',
		label: (answer) => excerpt('entry')(answer) || moment('created_at')(answer),
	},
};
