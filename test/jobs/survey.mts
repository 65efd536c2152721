import type { Company, Json, Rec } from '../support/company.mts';

/** A form with its fields by their keys and their options by their labels. */
export interface Survey {
	form: Rec;
	fields: Record<string, Rec>;
	options: Record<string, Rec>;
}

/** By field set: a question for text, one for an option, one for several, and two of the same text. */
const ASKED: Record<string, Record<string, Json & { labels?: string[] }>> = {
	'About you': {
		name: { label: 'Your name' },
		color: { label: 'Favorite color', labels: ['Red', 'Blue'] },
		hobbies: { label: 'Hobbies', allow_multiple: true, labels: ['Chess', 'Film, theater', 'Hiking'] },
	},
	'About us': { why_us: { label: 'Why?' }, why_now: { label: 'why?' } },
};

/** A new form called Survey. */
export async function newSurvey(company: Company): Promise<Survey> {
	const survey: Survey = {
		form: await company.createIn('forms', { form: { name: 'Survey' } }),
		fields: {},
		options: {},
	};
	for (const [title, asked] of Object.entries(ASKED)) {
		const set = await company.create(`/forms/${survey.form.id}/field_sets`, { forms_field_set: { title } });
		for (const [key, { labels = [], ...field }] of Object.entries(asked)) {
			const body = { forms_field: { key, ...field } };
			const { id } = (survey.fields[key] = await company.create(`/forms/field_sets/${set.id}/fields`, body));
			for (const label of labels) {
				survey.options[label] = await company.create(`/forms/fields/${id}/options`, {
					forms_fields_option: { label },
				});
			}
		}
	}
	return survey;
}
