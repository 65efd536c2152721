import { RAW, deleted, list, one, written, type Cases } from '../case.mts';
import { byId } from '../../../support/engine.mts';
import { newQuestions } from './questions.mts';

const path = (id: number) => `/forms/fields/${id}`;
const optionPath = (id: number) => `/forms/fields/options/${id}`;

/** What a field says beside label and key. */
const KIND = { field_type: 'select', allow_multiple: true, hidden: true };

/** Form Field, with its options. */
export const formFieldCases: Cases = {
	'formField.getAll': async (company) => {
		const { set, name, color } = await newQuestions(company);
		await company.create(`/forms/field_sets/${set.id}/fields/reorder`, { ids_in_order: [color.id, name.id] });
		return {
			parameters: {
				formFieldSetId: byId(set.id),
				...RAW,
				returnAll: false,
				limit: 5,
				options: { sort: 'sort_order:asc' },
			},
			answer: [
				{ id: color.id, sort_order: 0 },
				{ id: name.id, sort_order: 1 },
			],
		};
	},
	'formField.get': async (company) => {
		const { color } = await newQuestions(company);
		return await one(company, path(color.id), { formField: byId(color.public_id) }, RAW);
	},
	'formField.create': async (company) => {
		const { set } = await newQuestions(company);
		return written(
			company,
			{
				formFieldSetId: byId(set.id),
				...RAW,
				label: 'Favorite Lake',
				key: 'favorite_lake',
				additionalFields: KIND,
			},
			{ field_set_id: set.id, label: 'Favorite Lake', key: 'favorite_lake', ...KIND },
			path,
		);
	},
	'formField.update': async (company) => {
		const { color } = await newQuestions(company);
		const record = { label: 'Favorite Lake', key: 'favorite_lake', ...KIND };
		return written(
			company,
			{ formField: byId(color.id), ...RAW, additionalFields: { ...record, fieldsToClear: '' } },
			{ id: color.id, ...record },
			path,
		);
	},
	'formField.delete': async (company) => {
		const { color } = await newQuestions(company);
		return deleted(company, 'formField', color, path);
	},
	'formField.reorder': async (company) => {
		const { set, name, color } = await newQuestions(company);
		return {
			parameters: { formFieldSetId: byId(set.id), idsInOrder: [color.id, name.id] },
			answer: [{ ordered_field_ids: [String(color.id), String(name.id)] }],
			after: async () => {
				expect(await company.get(path(color.id))).toMatchObject({ sort_order: 0 });
				expect(await company.get(path(name.id))).toMatchObject({ sort_order: 1 });
			},
		};
	},
	'formField.getOptions': async (company) => {
		const { color } = await newQuestions(company);
		return await list(company, `${path(color.id)}/options`, { formField: byId(color.id) });
	},
	'formField.getOption': async (company) => {
		const { red } = await newQuestions(company);
		return await one(company, optionPath(red.id), { formFieldOptionId: byId(red.public_id) });
	},
	'formField.createOption': async (company) => {
		const { color } = await newQuestions(company);
		return written(
			company,
			{ formField: byId(color.id), label: 'Green' },
			{ field_id: color.id, label: 'Green' },
			optionPath,
		);
	},
	'formField.updateOption': async (company) => {
		const { red } = await newQuestions(company);
		return written(
			company,
			{ formFieldOptionId: byId(red.id), additionalFields: { label: 'Dark Red' } },
			{ id: red.id, label: 'Dark Red' },
			optionPath,
		);
	},
	'formField.deleteOption': async (company) => {
		const { red } = await newQuestions(company);
		return deleted(company, 'formFieldOptionId', red, optionPath);
	},
};
