import { LAST_CHANGED, deleted, list, one, workspace, written, type Cases } from '../case.mts';
import type { Company, Rec } from '../../../support/company.mts';
import { byId } from '../../../support/engine.mts';
import { firstForm, newEntry, newQuestions, type Questions } from './questions.mts';

const path = (id: number) => `/forms/submissions/${id}`;
const answerPath = (id: number) => `/forms/submissions/answers/${id}`;

interface Answered extends Questions {
	entry: Rec;
	answer: Rec;
}

/** An entry with one answer: a color. */
async function answered(company: Company): Promise<Answered> {
	const questions = await newQuestions(company);
	const entry = await newEntry(company, questions.form);
	const answer = await company.create(`${path(entry.id)}/answers`, {
		forms_submissions_answer: { field_id: questions.color.id, fields_option_id: questions.red.id },
	});
	return { ...questions, entry, answer };
}

/** Form Entry, with its answers. */
export const formEntryCases: Cases = {
	'formEntry.getAll': async (company) => {
		const { id } = await firstForm(company);
		return await list(company, `/forms/${id}/submissions`, { formId: byId(id) });
	},
	'formEntry.get': async (company) => {
		const { id } = await newEntry(company, await firstForm(company));
		return await one(company, path(id), { formEntry: byId(id) });
	},
	'formEntry.create': async (company) => {
		const form = await firstForm(company);
		const [, contact] = await company.in('contacts');
		return written(
			company,
			{ formId: byId(form.id), additionalFields: { contact_id: byId(contact.id) } },
			{ form_id: form.id, contact_id: contact.id },
			path,
		);
	},
	'formEntry.update': async (company) => {
		const { id } = await newEntry(company, await firstForm(company));
		const [, , contact] = await company.in('contacts');
		return written(
			company,
			{ formEntry: byId(id), additionalFields: { contact_id: byId(contact.id), fieldsToClear: '' } },
			{ id, contact_id: contact.id },
			path,
		);
	},
	'formEntry.delete': async (company) =>
		deleted(company, 'formEntry', await newEntry(company, await firstForm(company)), path),
	'formEntry.getAnswers': async (company) => {
		const form = await firstForm(company);
		const [entry] = await company.list(`/forms/${form.id}/submissions`);
		return await list(company, `${path(entry.id)}/answers`, { formEntry: byId(entry.id) });
	},
	'formEntry.getAnswer': async (company) => {
		const { answer } = await answered(company);
		return await one(company, answerPath(answer.id), { formAnswerId: byId(answer.public_id) });
	},
	'formEntry.createAnswer': async (company) => {
		const { entry, color, red, blue } = await answered(company);
		const said = { entry: 'Both', fields_option_ids: [red.id, blue.id] };
		return written(
			company,
			{
				formEntry: byId(entry.id),
				formFieldId: byId(color.id),
				additionalFields: {
					...said,
					fields_option_ids: `${red.id}, ${blue.id}`,
					fields_option_id: byId(red.id),
				},
			},
			{ submission_id: entry.id, field_id: color.id, ...said, fields_option_id: red.id },
			answerPath,
		);
	},
	'formEntry.updateAnswer': async (company) => {
		const { answer, name, red, blue } = await answered(company);
		return written(
			company,
			{
				formAnswerId: byId(answer.id),
				additionalFields: {
					field_id: byId(name.id),
					entry: 'Ada',
					fields_option_id: byId(blue.id),
					fields_option_ids: `${red.id}, ${blue.id}`,
					fieldsToClear: '',
				},
			},
			{
				id: answer.id,
				field_id: name.id,
				entry: 'Ada',
				fields_option_id: blue.id,
				fields_option_ids: [red.id, blue.id],
			},
			answerPath,
		);
	},
	'formEntry.deleteAnswer': async (company) => {
		const { answer } = await answered(company);
		return deleted(company, 'formAnswerId', answer, answerPath);
	},
};

/** Page Submission. */
export const pageSubmissionCases: Cases = {
	'pageSubmission.getAll': async (company) => {
		const [, submission] = await company.in('form_submissions');
		return {
			parameters: {
				...(await workspace(company)),
				...LAST_CHANGED,
				filters: {
					id: String(submission.id),
					contact_id: byId(submission.contact_id),
					page_id: byId(submission.page_id),
				},
			},
			answer: [submission],
		};
	},
	'pageSubmission.get': async (company) => {
		const [{ id, public_id }] = await company.in('form_submissions');
		return await one(company, `/form_submissions/${id}`, { pageSubmission: byId(public_id) });
	},
};
