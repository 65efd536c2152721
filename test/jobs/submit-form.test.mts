import type { INodeParameters } from 'n8n-workflow';

import type { Rec } from '../support/company.mts';
import { byEmail, byId, byName, type NodeRunOptions } from '../support/engine.mts';
import { SET_UP_MS } from '../support/limits.mts';
import { useSandbox } from '../support/use-sandbox.mts';
import { startAlteringGateway, type AlteringGateway } from '../trigger/altering-gateway.mts';
import { newSurvey, type Survey } from './survey.mts';

const inUse = useSandbox('clickFunnels');

let gateway: AlteringGateway;
beforeAll(async () => {
	gateway = await startAlteringGateway(() => inUse.sandbox.url);
}, SET_UP_MS);
afterAll(async () => await gateway.close());

let workspaceId: INodeParameters;
let survey: Survey;
let contact: Rec;
beforeEach(async () => {
	inUse.sandbox.api.reset();
	gateway.alter = () => undefined;
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

const submit = async (answers: unknown, more: INodeParameters = {}, run: Partial<NodeRunOptions> = {}) =>
	await inUse.run(
		{
			resource: 'formSubmission',
			operation: 'submit',
			workspaceId,
			formId: byName('survey'),
			contactId: byEmail(contact.email_address),
			answers: answers as INodeParameters,
			...more,
		},
		run,
	);
const rows = (...pairs: Array<[string, string]>) => ({
	entries: pairs.map(([key, value]) => ({ key, value })),
});
const stored = async (id: unknown) => {
	const answers = await inUse.company.list(`/forms/submissions/${id}/answers`);
	return answers.map(({ field_id, entry, fields_option_id, fields_option_ids }) => [
		Object.keys(survey.fields).find((key) => survey.fields[key].id === field_id),
		entry ?? fields_option_id ?? fields_option_ids,
	]);
};
const entries = async () => await inUse.company.list(`/forms/${survey.form.id}/submissions`);

test.each([
	['a run', false],
	['a call of a tool', true],
])('by %s, answers stand under text or key of the question, options by label', async (_, asTool) => {
	const answers = rows(
		['your name', 'Ada'],
		['color', 'blue'],
		['Hobbies', 'film, theater'],
		['Why? (why_us)', 'A friend'],
		['why_now', 'It is time, I think'],
	);
	const { items, problem } = await submit(answers, {}, { asTool });
	expect(problem?.message).toBeUndefined();
	expect(items.map(({ json }) => json)).toEqual(await entries());
	expect(items[0].json).toMatchObject({ form_id: survey.form.id, contact_id: contact.id });
	expect(await stored(items[0].json.id)).toEqual([
		['name', 'Ada'],
		['color', survey.options.Blue.id],
		['hobbies', [survey.options['Film, theater'].id]],
		['why_us', 'A friend'],
		['why_now', 'It is time, I think'],
	]);
});

test('answers that are all empty change nothing', async () => {
	const { problem } = await submit(rows(['Your name', '={{ $json.nowhere }}'], ['color', ' ']), {
		contactId: byEmail('new.visitor@example.com'),
	});
	expect(problem?.message).toBe('Answers: all are empty');
	expect(paths('POST')).toEqual([]);
});

test('takes an object, several options separated by commas, and leaves out what is empty', async () => {
	const { items, problem } = await submit({
		json: [{ json: '={{ { name: "Ada", Hobbies: "hiking, CHESS", color: "" } }}' }],
	});
	expect(problem?.message).toBeUndefined();
	expect(await stored(items[0].json.id)).toEqual([
		['name', 'Ada'],
		['hobbies', [survey.options.Hiking.id, survey.options.Chess.id]],
	]);
});

test('takes several options as a list in JSON, also where one has a comma in it', async () => {
	const { items, problem } = await submit(rows(['hobbies', '={{ \'["Film, theater", "Chess"]\' }}']));
	expect(problem?.message).toBeUndefined();
	expect(await stored(items[0].json.id)).toEqual([
		['hobbies', [survey.options['Film, theater'].id, survey.options.Chess.id]],
	]);
});

test('takes several options as a list, such as the boxes that are ticked in a form of n8n', async () => {
	const ticked = async (boxes: string[]) => {
		const { items, problem } = await submit(
			rows(['hobbies', '={{ $json.boxes }}'], ['name', 'Ada']),
			{},
			{
				input: [{ json: { boxes } }],
			},
		);
		expect(problem?.message).toBeUndefined();
		return await stored(items[0].json.id);
	};
	const { Hiking, Chess, 'Film, theater': film } = survey.options;
	expect(await ticked(['Hiking', 'Chess'])).toContainEqual(['hobbies', [Hiking.id, Chess.id]]);
	expect(await ticked(['Film, theater', 'Chess'])).toContainEqual(['hobbies', [film.id, Chess.id]]);
	expect(await ticked([])).toEqual([['name', 'Ada']]);
});

test('the contact is made where nobody has the address', async () => {
	const { items } = await submit(rows(['name', 'Ada']), { contactId: byEmail('new.visitor@example.com') });
	const made = await inUse.company.get(`/contacts/${items[0].json.contact_id}`);
	expect(made.email_address).toBe('new.visitor@example.com');
});

test('two equal items are two submissions', async () => {
	const { items } = await submit(rows(['name', 'Ada']), {}, { input: [{ json: {} }, { json: {} }] });
	expect(new Set(items.map(({ json }) => json.id)).size).toBe(2);
	expect(await entries()).toHaveLength(2);
});

test.each([
	[
		'a question',
		['Your nmae', 'Ada'],
		'Answers: the form has no question "Your nmae"',
		'Did you mean "Your name"?',
	],
	[
		'a question that is near to none',
		['Shoe size', '42'],
		'Answers: the form has no question "Shoe size"',
		'Its questions are: Your name, Favorite color, Hobbies, Why? (why_us), why? (why_now).',
	],
	[
		'an option',
		['color', 'Green'],
		'Answers: "Favorite color" has no option "Green"',
		'Its options are: Red, Blue.',
	],
	[
		'one of several options',
		['hobbies', 'Chess, Hikin'],
		'Answers: "Hobbies" has no option "Hikin"',
		'Did you mean "Hiking"?',
	],
	[
		'one of two questions of the same text',
		['Why?', 'A friend'],
		'Answers: the form asks "Why?" more than once',
		'Use the key of the one that is meant: why_us, why_now.',
	],
] as const)('%s that is not there: nothing is sent', async (_, wrong, message, whatToDo) => {
	const { problem } = await submit(rows(['name', 'Ada'], [...wrong]), {
		contactId: byEmail('new.visitor@example.com'),
	});
	expect([problem?.message, problem?.description]).toEqual([message, whatToDo]);
	expect(paths('POST')).toEqual([]);
});

test('a question that is answered by text and by key is refused', async () => {
	const { problem } = await submit(rows(['name', 'Ada'], ['Your name', 'Bea']));
	expect(problem?.message).toBe('Answers: "Your name" is answered twice');
	expect(paths('POST')).toEqual([]);
});

test('many items: questions and options are looked up once', async () => {
	const input = Array.from({ length: 4 }, () => ({ json: {} }));
	await submit(rows(['color', 'Red']), { contactId: byId(contact.id) }, { input });
	// The form, its sets, fields and options once; the contact of each item.
	expect(paths('GET').filter((path) => !path.startsWith('/contacts/'))).toHaveLength(5);
});

test('questions that have to be answered are named before anything is sent, where the form says so', async () => {
	gateway.alter = ({ path }, { status, body }) =>
		/\/field_sets\/\d+\/fields/.test(path)
			? { status, body: (body as Rec[]).map((field) => ({ ...field, required: true })) }
			: undefined;
	const { problem } = await submit(
		rows(['color', 'Red'], ['Hobbies', 'Chess'], ['name', ' ']),
		{},
		{ url: gateway.url },
	);
	expect(problem?.message).toBe(
		'Answers: the form requires an answer to "Your name", "Why? (why_us)", "why? (why_now)"',
	);
	expect(paths('POST')).toEqual([]);
});
