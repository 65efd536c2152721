import type { Api, Id, Row } from '../../table/api';
import { sameName } from '../../table/called';

export const FIELD_SETS = 'GET /forms/{form_id}/field_sets';
export const FIELDS = 'GET /forms/field_sets/{field_set_id}/fields';
export const OPTIONS = 'GET /forms/fields/{field_id}/options';

/** A field of a form, as a person sees it. */
export interface Question {
	id: Id;
	/** Unique in the form (ClickFunnels behaviour: forms). */
	key: string;
	/** What the visitor reads. */
	text: string;
	/** The text, with the key where another question of the form has the same text. */
	name: string;
	/** Whether an answer may have several options. */
	isMultiple: boolean;
	/** Whether it has to be answered. The contract's fields do not say; one that does is taken at its word. */
	isRequired: boolean;
}

/** The questions of a form in their order, by one request a field set, once in a run. */
export async function questionsOf(
	api: Api<typeof FIELD_SETS | typeof FIELDS>,
	form_id: Id,
): Promise<Question[]> {
	return await api.once(`questions of form ${form_id}`, async () => {
		const fields: Row[] = [];
		for (const { id } of await api.rows(FIELD_SETS, { form_id }).all()) {
			fields.push(...(await api.rows(FIELDS, { field_set_id: id, sort_property: 'sort_order' }).all()));
		}
		return asQuestions(fields);
	});
}

function asQuestions(fields: Row[]): Question[] {
	const asked = fields.map(({ id, key, label, allow_multiple, required }) => ({
		id: id as Id,
		key: String(key),
		text: String(label ?? '') || String(key),
		isMultiple: allow_multiple === true,
		isRequired: required === true,
	}));
	return asked.map((one) => {
		const isAlone = asked.every(({ id, text }) => id === one.id || sameName(text) !== sameName(one.text));
		return { ...one, name: isAlone ? one.text : `${one.text} (${one.key})` };
	});
}

/** The options of a question, none where it is answered by text; looked up once in a run. */
export async function optionsOf(api: Api<typeof OPTIONS>, { id }: Question): Promise<Row[]> {
	return await api.once(
		`options of field ${id}`,
		async () => await api.rows(OPTIONS, { field_id: id, sort_property: 'sort_order' }).all(),
	);
}
