import type { Api, Id, Row } from '../../table/api';
import { FIELD_SETS, FIELDS, OPTIONS, optionsOf, questionsOf, type Question } from '../steps/questions';

export const ANSWERS = 'GET /forms/submissions/{submission_id}/answers';

type Reading = Api<typeof ANSWERS | typeof FIELD_SETS | typeof FIELDS | typeof OPTIONS>;

/**
 * What was answered in an entry of a form: each question of the form by its text, null where it has no answer.
 * Options stand by their labels; what was answered in several ways is a list.
 */
export async function answersOf(api: Reading, entry: Row): Promise<Row> {
	const questions = await questionsOf(api, entry.form_id as Id);
	const said = new Map<string, unknown[]>(questions.map(({ name }) => [name, []]));
	const isList = new Set(questions.filter(({ isMultiple }) => isMultiple).map(({ name }) => name));
	for (const answer of await api.rows(ANSWERS, { submission_id: entry.id }).all()) {
		const question = questions.find(({ id }) => String(id) === String(answer.field_id));
		// A field may have been deleted since.
		const name = question?.name ?? `Field ${String(answer.field_id)}`;
		said.set(name, [...(said.get(name) ?? []), ...(await saidIn(api, answer, question))]);
	}
	return Object.fromEntries(
		[...said].map(([name, values]) => [
			name,
			isList.has(name) || values.length > 1 ? values : (values[0] ?? null),
		]),
	) as Row;
}

async function saidIn(api: Reading, answer: Row, question: Question | undefined): Promise<unknown[]> {
	const several = (answer.fields_option_ids ?? []) as unknown[];
	const chosen = [answer.fields_option_id, ...several].filter((id) => id !== undefined && id !== null);
	const options = question && chosen.length > 0 ? await optionsOf(api, question) : [];
	const labels = [...new Set(chosen.map(String))].map(
		(wanted) => options.find(({ id }) => String(id) === wanted)?.label ?? `Option ${wanted}`,
	);
	const { entry } = answer;
	return entry === undefined || entry === null || entry === '' ? labels : [...labels, entry];
}
