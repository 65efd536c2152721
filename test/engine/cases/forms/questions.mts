import type { Company, Rec } from '../../../support/company.mts';

/** A form with a field set, in it a field for text and one that is answered by options. */
export interface Questions {
	form: Rec;
	set: Rec;
	name: Rec;
	color: Rec;
	red: Rec;
	blue: Rec;
}

/** A form of its own, so that keys and orders of one case do not meet those of another. */
export async function newQuestions(company: Company): Promise<Questions> {
	const form = await company.createIn('forms', { form: { name: 'Survey' } });
	const set = await company.create(`/forms/${form.id}/field_sets`, {
		forms_field_set: { title: 'About you' },
	});
	const field = async (label: string, key: string) =>
		await company.create(`/forms/field_sets/${set.id}/fields`, { forms_field: { label, key } });
	const name = await field('Name', 'name');
	const color = await field('Favorite Color', 'favorite_color');
	const option = async (label: string) =>
		await company.create(`/forms/fields/${color.id}/options`, { forms_fields_option: { label } });
	return { form, set, name, color, red: await option('Red'), blue: await option('Blue') };
}

/** The first form of the company, which has fields and entries. */
export async function firstForm(company: Company): Promise<Rec> {
	const [form] = await company.in('forms');
	return form;
}

/** An entry of a form, in which nothing is answered yet. */
export async function newEntry(company: Company, form: Rec): Promise<Rec> {
	const [contact] = await company.in('contacts');
	return await company.create(`/forms/${form.id}/submissions`, {
		forms_submission: { contact_id: contact.id },
	});
}
