import type { INodeParameters } from 'n8n-workflow';

import type { Json, Rec } from '../support/company.mts';
import { byEmail, byId, byName, type NodeRunOptions } from '../support/engine.mts';
import { useSandbox } from '../support/use-sandbox.mts';
import { newSurvey, type Survey } from './survey.mts';

const inUse = useSandbox('clickFunnels');

let workspaceId: INodeParameters;
let survey: Survey;
let contact: Rec;
beforeEach(async () => {
	inUse.sandbox.api.reset();
	workspaceId = byId(await inUse.company.workspaceId());
	[contact] = await inUse.company.in('contacts');
	survey = await newSurvey(inUse.company);
	inUse.sandbox.clearRequests();
});

const paths = (method: string) =>
	inUse.sandbox
		.requests()
		.filter((one) => one.method === method)
		.map(({ path }) => path.split('/api/v2')[1]);

const getMany = async (
	filters: INodeParameters,
	more: INodeParameters = { returnAll: true },
	run: Partial<NodeRunOptions> = {},
) => await inUse.run({ resource: 'formSubmission', operation: 'getAll', workspaceId, filters, ...more }, run);

const entry = async (answers: Record<string, Json>, contactId = contact.id) => {
	const { company } = inUse;
	const made = await company.create(`/forms/${survey.form.id}/submissions`, {
		forms_submission: { contact_id: contactId },
	});
	for (const [key, answer] of Object.entries(answers)) {
		await company.create(`/forms/submissions/${made.id}/answers`, {
			forms_submissions_answer: { field_id: survey.fields[key].id, ...answer },
		});
	}
	inUse.sandbox.clearRequests();
	return made;
};

test.each([
	['a run', false],
	['a call of a tool', true],
])('by %s, of a form: the newest first, answers by question, options by label', async (_, asTool) => {
	const first = await entry({
		name: { entry: 'Ada' },
		color: { fields_option_id: survey.options.Blue.id },
		hobbies: { fields_option_ids: [survey.options.Chess.id, survey.options.Hiking.id] },
		why_us: { entry: 'A friend' },
		why_now: { entry: 'It is time' },
	});
	const second = await entry({ hobbies: { fields_option_ids: [survey.options.Chess.id] } });
	const { items, problem } = await getMany({ form_id: byName('survey') }, { returnAll: true }, { asTool });
	expect(problem?.message).toBeUndefined();
	expect(items.map(({ json }) => json)).toEqual([
		{
			id: second.id,
			contact_id: contact.id,
			answers: {
				'Your name': null,
				'Favorite color': null,
				Hobbies: ['Chess'],
				'Why? (why_us)': null,
				'why? (why_now)': null,
			},
			created_at: second.created_at,
			updated_at: second.updated_at,
		},
		{
			id: first.id,
			contact_id: contact.id,
			answers: {
				'Your name': 'Ada',
				'Favorite color': 'Blue',
				Hobbies: ['Chess', 'Hiking'],
				'Why? (why_us)': 'A friend',
				'why? (why_now)': 'It is time',
			},
			created_at: first.created_at,
			updated_at: first.updated_at,
		},
	]);
});

test('no answer is lost: option and text, a field answered twice, one that is gone', async () => {
	const { id } = await entry({ color: { fields_option_id: survey.options.Red.id, entry: 'or crimson' } });
	const add = async (answer: Json) =>
		await inUse.company.create(`/forms/submissions/${id}/answers`, { forms_submissions_answer: answer });
	await add({ field_id: survey.fields.name.id, entry: 'Ada' });
	await add({ field_id: survey.fields.name.id, entry: 'Countess' });
	await add({ field_id: survey.fields.why_us.id, entry: 'A friend' });
	await inUse.company.send('DELETE', `/forms/fields/${survey.fields.why_us.id}`);
	const { items } = await getMany({ form_id: byId(survey.form.id) });
	expect(items[0].json.answers).toEqual({
		'Your name': ['Ada', 'Countess'],
		'Favorite color': ['Red', 'or crimson'],
		Hobbies: [],
		'why?': null,
		[`Field ${survey.fields.why_us.id}`]: 'A friend',
	});
});

test('the fewest requests: questions and options once a run, answers once an entry that is wanted', async () => {
	for (let at = 0; at < 3; at++) await entry({ color: { fields_option_id: survey.options.Red.id } });
	await getMany(
		{ form_id: byId(survey.form.id) },
		{ returnAll: false, limit: 2 },
		{ input: [{ json: {} }, { json: {} }] },
	);
	const below = paths('GET').map((path) => path.replace(/\d+/, ':id'));
	const count = (path: string) => below.filter((one) => one === path).length;
	expect({
		entries: count('/forms/:id/submissions'),
		sets: count('/forms/:id/field_sets'),
		fields: count('/forms/field_sets/:id/fields'),
		options: count('/forms/fields/:id/options'),
		answers: count('/forms/submissions/:id/answers'),
		all: below.length,
	}).toEqual({ entries: 2, sets: 1, fields: 2, options: 1, answers: 4, all: 10 });
});

test('of a form and a contact: those of the contact', async () => {
	const [, other] = await inUse.company.in('contacts');
	await entry({});
	const { id } = await entry({}, other.id);
	const filters = { form_id: byName('Survey'), contact_id: byEmail(other.email_address) };
	const { items } = await getMany(filters);
	expect(items.map(({ json }) => json.id)).toEqual([id]);
	// Of the others, no answers are asked for.
	expect(paths('GET').filter((path) => path.endsWith('/answers'))).toHaveLength(1);
});

test('a form and a page are not asked for together', async () => {
	const { problem } = await getMany({ form_id: byId(survey.form.id), page_id: byId('123') });
	expect(problem?.message).toBe('Page: the entries of a form do not say their page');
	expect(inUse.sandbox.requests()).toEqual([]);
});

test('without a form: those of the workspace with the answers that they hold, a request a page', async () => {
	const all = (await inUse.company.in('form_submissions')).reverse();
	inUse.sandbox.clearRequests();
	const { items } = await getMany({}, { returnAll: false, limit: 30 });
	expect(items.map(({ json }) => json)).toEqual(
		all.slice(0, 30).map(({ id, contact_id, page_id, data, created_at, updated_at }) => ({
			id,
			contact_id,
			page_id,
			answers: data,
			created_at,
			updated_at,
		})),
	);
	expect(inUse.sandbox.requests()).toHaveLength(2);
});

test('without a form: of a contact by e-mail and of a page', async () => {
	const all = await inUse.company.in('form_submissions');
	const [{ contact_id, page_id }] = all;
	const { email_address } = await inUse.company.get(`/contacts/${contact_id}`);
	const of = (wanted: (one: Rec) => boolean) =>
		all
			.filter(wanted)
			.map(({ id }) => id)
			.reverse();
	const ids = async (filters: INodeParameters) => (await getMany(filters)).items.map(({ json }) => json.id);
	expect(await ids({ contact_id: byEmail(email_address) })).toEqual(
		of((one) => one.contact_id === contact_id),
	);
	expect(await ids({ page_id: byId(page_id) })).toEqual(of((one) => one.page_id === page_id));
});

test('a form that there is none of is named', async () => {
	const { problem } = await getMany({ form_id: byName('Nowhere') });
	expect(problem?.message).toBe('Form: no form is called Nowhere');
});

test('an expression that gives no form does not mean all', async () => {
	const { problem } = await getMany({ form_id: byName('={{ $json.form }}') });
	expect(problem?.message).toBe('Form: the expression gives no value to filter by');
});
