import { byId } from '../support/engine.mts';
import { loadOptions, searchList } from '../support/lookup.mts';
import { problemOf } from '../support/problem.mts';
import { useSandbox } from '../support/use-sandbox.mts';
import { newEntry, newQuestions } from './cases/forms/questions.mts';

const inUse = useSandbox();

const options = () => ({ url: inUse.sandbox.url, credential: { requestsPerSecond: 100 } });

/** A form with an entry that nothing is answered in yet. */
async function asked() {
	const questions = await newQuestions(inUse.company);
	return { ...questions, entry: await newEntry(inUse.company, questions.form) };
}

describe('fields', () => {
	test('are reordered by a body without a root key', async () => {
		const { set, name, color } = await newQuestions(inUse.company);
		const [{ body }] = await inUse.sent({
			resource: 'formField',
			operation: 'reorder',
			formFieldSetId: byId(set.id),
			idsInOrder: [color.id, name.id],
		});
		expect(body).toEqual({ ids_in_order: [color.id, name.id] });
	});

	test('to reorder are those of the chosen field set', async () => {
		const { set, name, color } = await newQuestions(inUse.company);
		expect(await loadOptions('getFormFieldOptions', { formFieldSetId: byId(set.id) }, options())).toEqual([
			{ name: 'Favorite Color', value: color.id },
			{ name: 'Name', value: name.id },
		]);
	});

	test('simplified, they show what they ask, flat', async () => {
		const { set, color } = await newQuestions(inUse.company);
		const { items } = await inUse.run({
			resource: 'formField',
			operation: 'get',
			formField: byId(color.id),
		});
		expect(items[0].json).toEqual({
			id: color.id,
			label: 'Favorite Color',
			key: 'favorite_color',
			field_type: 'text',
			allow_multiple: false,
			hidden: false,
			sort_order: 1,
			field_set_id: set.id,
			created_at: color.created_at,
			updated_at: color.updated_at,
		});
	});

	test('a key that the form has already is refused with the reason of ClickFunnels', async () => {
		const { set } = await newQuestions(inUse.company);
		const run = await inUse.run({
			resource: 'formField',
			operation: 'create',
			formFieldSetId: byId(set.id),
			label: 'Full Name',
			key: 'name',
		});
		expect(problemOf(run).message).toBe('Key: "name" has already been taken');
	});

	test('go with their field set', async () => {
		const { set, name } = await newQuestions(inUse.company);
		await inUse.run({ resource: 'form', operation: 'deleteFieldSet', formFieldSetId: byId(set.id) });
		const { items, problem } = await inUse.run({
			resource: 'formField',
			operation: 'get',
			formField: byId(name.id),
		});
		expect(items).toEqual([]);
		expect(problem?.message).toMatch(/^ClickFunnels found no such form field/);
	});
});

describe('answers', () => {
	test('options to choose from are those of the chosen field, in their order', async () => {
		const { color, red, blue } = await newQuestions(inUse.company);
		const where = { formFieldId: byId(color.id) };
		const { results } = await searchList('searchFormFieldOption', where, options());
		expect(results).toEqual([
			{ name: 'Red', value: red.id },
			{ name: 'Blue', value: blue.id },
		]);
	});

	test('move to another field, whose ID is sent as text, and lose their options by name', async () => {
		const { entry, name, color, red } = await asked();
		const { id } = await inUse.company.create(`/forms/submissions/${entry.id}/answers`, {
			forms_submissions_answer: { field_id: color.id, fields_option_ids: [red.id] },
		});
		const [{ body }] = await inUse.sent({
			resource: 'formEntry',
			operation: 'updateAnswer',
			formAnswerId: byId(id),
			additionalFields: {
				field_id: byId(name.id),
				entry: 'Ada',
				fieldsToClear: 'Single Option, Option IDs',
			},
		});
		expect(body).toEqual({
			forms_submissions_answer: {
				field_id: String(name.id),
				entry: 'Ada',
				fields_option_id: null,
				fields_option_ids: [],
			},
		});
		expect(await inUse.company.get(`/forms/submissions/answers/${id}`)).toMatchObject({
			field_id: name.id,
			entry: 'Ada',
			fields_option_ids: [],
		});
	});

	test('a field of another form is refused with the reason of ClickFunnels', async () => {
		const { entry } = await asked();
		const other = await newQuestions(inUse.company);
		const run = await inUse.run({
			resource: 'formEntry',
			operation: 'createAnswer',
			formEntry: byId(entry.id),
			formFieldId: byId(other.name.id),
		});
		expect(problemOf(run).message).toBe(`Form Field: "${other.name.id}" must exist`);
		expect(await inUse.company.list(`/forms/submissions/${entry.id}/answers`)).toEqual([]);
	});
});
