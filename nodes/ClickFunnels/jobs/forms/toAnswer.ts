import type { Api, Id, Row, Values } from '../../table/api';
import { sameName } from '../../table/called';
import { spelledOut } from '../steps/columns';
import { whatIsMeant } from '../steps/meant';
import { FIELD_SETS, FIELDS, OPTIONS, optionsOf, questionsOf, type Question } from '../steps/questions';

type Reading = Api<typeof FIELD_SETS | typeof FIELDS | typeof OPTIONS>;

/**
 * The answers of a form as its API takes them; what is empty is left out.
 * @param answers by the text of the question, or by the key of the field
 * @throws NodeOperationError for a question or option that the form does not have, one that is answered twice,
 * one that has to be answered and is not, and where there is no answer at all
 */
export async function answersTo(
	api: Reading,
	form_id: Id,
	answers: Record<string, string>,
): Promise<Values[]> {
	const questions = await questionsOf(api, form_id);
	const given = Object.entries(answers).map(([asked, said]) => ({
		question: questionCalled(api, questions, asked),
		said: said.trim(),
	}));
	const twice = given.find(({ question }, index) =>
		given.some((one, at) => at < index && one.question === question),
	);
	if (twice) {
		throw api.refusal(`Answers: "${twice.question.name}" is answered twice`, 'Remove one of the answers.');
	}
	const isAnswered = (wanted: Question) =>
		given.some(({ question, said }) => question === wanted && said !== '');
	const open = questions.filter((question) => question.isRequired && !isAnswered(question));
	if (open.length > 0) {
		const names = open.map(({ name }) => `"${name}"`).join(', ');
		throw api.refusal(`Answers: the form requires an answer to ${names}`, 'Add what is missing.');
	}
	if (given.every(({ said }) => said === '')) {
		throw api.refusal('Answers: all are empty', 'Enter one at least, or check what the expressions give.');
	}
	const ready: Values[] = [];
	for (const { question, said } of given) {
		if (said !== '') ready.push({ field_id: question.id, ...(await answerTo(api, question, said)) });
	}
	return ready;
}

function questionCalled(api: Pick<Api, 'refusal'>, questions: Question[], asked: string): Question {
	const byKey = questions.filter(({ key }) => key === asked.trim());
	const byText = questions.filter(({ text, name }) => [text, name].map(sameName).includes(sameName(asked)));
	const found = byKey.length > 0 ? byKey : byText;
	if (found.length === 1) return found[0];
	if (found.length > 1) {
		const keys = found.map(({ key }) => key).join(', ');
		throw api.refusal(
			`Answers: the form asks "${asked}" more than once`,
			`Use the key of the one that is meant: ${keys}.`,
		);
	}
	const known = questions.map(({ name }) => name);
	throw api.refusal(
		`Answers: the form has no question "${asked}"`,
		whatIsMeant(asked, { known, noun: 'questions' }),
	);
}

/** Options where the question has some, else the text. */
async function answerTo(api: Reading, question: Question, said: string): Promise<Values> {
	const options = await optionsOf(api, question);
	if (options.length === 0) return { entry: said };
	// A label may hold a comma itself.
	const whole = optionCalled(options, said);
	const parts = question.isMultiple && !whole ? partsOf(said) : [said];
	const ids = parts.map((part) => {
		const option = whole ?? optionCalled(options, part);
		if (option) return option.id;
		const known = options.map(({ label }) => String(label));
		throw api.refusal(
			`Answers: "${question.name}" has no option "${part.trim()}"`,
			whatIsMeant(part.trim(), { known, noun: 'options' }),
		);
	});
	return question.isMultiple ? { fields_option_ids: [...new Set(ids)] } : { fields_option_id: ids[0] };
}

/** What is said of several options: with commas, or a list as JSON. */
function partsOf(said: string): string[] {
	const list = spelledOut(said);
	const parts = Array.isArray(list) ? list.map(String) : said.split(',');
	return parts.filter((part) => part.trim() !== '');
}

function optionCalled(options: Row[], said: string): Row | undefined {
	return (
		options.find(({ label }) => sameName(label) === sameName(said)) ??
		options.find(({ id }) => String(id) === said.trim())
	);
}
