import { kind } from '../table/kind';
import { workspace } from './account';
import { by, excerpt, joined, moment, nested } from './labels';

export const form = kind('Form', {
	calledBy: { key: 'name', label: 'Name' },
	within: workspace,
	list: 'GET /workspaces/{workspace_id}/forms',
	appPath: 'forms',
});

export const formEntry = kind('Form Entry', {
	within: form,
	parameter: 'submission_id',
	list: 'GET /forms/{form_id}/submissions',
	label: (entry) => `${moment('created_at')(entry)} – ID ${by('id')(entry)}`,
});

export const pageSubmission = kind('Page Submission', {
	within: workspace,
	list: 'GET /workspaces/{workspace_id}/form_submissions',
	label: (submission) =>
		joined(
			by('email', 'email_address', 'contact_email', 'name')(nested(submission, 'data')),
			moment('created_at')(submission),
		),
});

export const formFieldSet = kind('Form Field Set', {
	within: form,
	parameter: 'field_set_id',
	list: 'GET /forms/{form_id}/field_sets',
	label: by('title'),
});

export const formField = kind('Form Field', {
	within: formFieldSet,
	parameter: 'field_id',
	list: 'GET /forms/field_sets/{field_set_id}/fields',
	label: by('label', 'key'),
});

export const formFieldOption = kind('Form Field Option', {
	within: formField,
	list: 'GET /forms/fields/{field_id}/options',
	label: by('label'),
});

export const formAnswer = kind('Form Answer', {
	within: formEntry,
	list: 'GET /forms/submissions/{submission_id}/answers',
	label: (answer) => excerpt('entry')(answer) || moment('created_at')(answer),
});
