import { deleted, list, one, workspace, written, type Cases } from '../case.mts';
import { byId } from '../../../support/engine.mts';
import { firstForm, newQuestions } from './questions.mts';

const setPath = (id: number) => `/forms/field_sets/${id}`;

/** Form, with its field sets. */
export const formCases: Cases = {
	'form.getAll': async (company) =>
		await list(company, `/workspaces/${await company.workspaceId()}/forms`, await workspace(company)),
	'form.get': async (company) => {
		const { id } = await firstForm(company);
		return await one(company, `/forms/${id}`, { form: byId(id) });
	},
	'form.create': async (company) =>
		written(
			company,
			{ ...(await workspace(company)), name: 'Survey' },
			{ name: 'Survey' },
			(id) => `/forms/${id}`,
		),
	'form.update': async (company) => {
		const { id } = await company.createIn('forms', { form: { name: 'Before' } });
		return written(
			company,
			{ form: byId(id), additionalFields: { name: 'After' } },
			{ id, name: 'After' },
			() => `/forms/${id}`,
		);
	},
	'form.delete': async (company) => {
		const form = await company.createIn('forms', { form: { name: 'Short-lived' } });
		return deleted(company, 'form', form, (id) => `/forms/${id}`);
	},
	'form.getFieldSets': async (company) => {
		const { form } = await newQuestions(company);
		await company.create(`/forms/${form.id}/field_sets`, { forms_field_set: { title: 'About us' } });
		return await list(company, `/forms/${form.id}/field_sets`, { form: byId(form.id) });
	},
	'form.getFieldSet': async (company) => {
		const { set } = await newQuestions(company);
		return await one(company, setPath(set.id), { formFieldSetId: byId(set.public_id) });
	},
	'form.createFieldSet': async (company) => {
		const { form } = await newQuestions(company);
		return written(
			company,
			{ form: byId(form.id), title: 'About us' },
			{ form_id: form.id, title: 'About us' },
			setPath,
		);
	},
	'form.updateFieldSet': async (company) => {
		const { set } = await newQuestions(company);
		return written(
			company,
			{ formFieldSetId: byId(set.id), additionalFields: { title: 'About your work' } },
			{ id: set.id, title: 'About your work' },
			setPath,
		);
	},
	'form.deleteFieldSet': async (company) => {
		const { set } = await newQuestions(company);
		return deleted(company, 'formFieldSetId', set, setPath);
	},
};
