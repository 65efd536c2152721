import type { INodeParameters } from 'n8n-workflow';

import type { Json, Rec } from '../support/company.mts';
import { byEmail, byId, byName, type NodeRunOptions } from '../support/engine.mts';
import { useSandbox } from '../support/use-sandbox.mts';

const inUse = useSandbox('clickFunnels');

let workspaceId: INodeParameters;
/** Asks name (text), color (one option), hobbies (several options), and twice "Why?". */
let form: Rec;
let fields: Record<string, Rec>;
let options: Record<string, Rec>;
let contact: Rec;

beforeEach(async () => {
	const { company } = inUse;
	inUse.sandbox.api.reset();
	workspaceId = byId(await company.workspaceId());
	[contact] = await company.in('contacts');
	form = await company.createIn('forms', { form: { name: 'Survey' } });
	fields = {};
	options = {};
	for (const [title, asked] of Object.entries(ASKED)) {
		const set = await company.create(`/forms/${form.id}/field_sets`, { forms_field_set: { title } });
		for (const [key, { labels = [], ...field }] of Object.entries(asked)) {
			fields[key] = await company.create(`/forms/field_sets/${set.id}/fields`, {
				forms_field: { key, ...field },
			});
			for (const label of labels) {
				options[label] = await company.create(`/forms/fields/${fields[key].id}/options`, {
					forms_fields_option: { label },
				});
			}
		}
	}
	inUse.sandbox.clearRequests();
});

const ASKED: Record<string, Record<string, Json & { labels?: string[] }>> = {
	'About you': {
		name: { label: 'Your name' },
		color: { label: 'Favorite color', labels: ['Red', 'Blue'] },
		hobbies: { label: 'Hobbies', allow_multiple: true, labels: ['Chess', 'Film, theater', 'Hiking'] },
	},
	'About us': { why_us: { label: 'Why?' }, why_now: { label: 'why?' } },
};

const paths = (method: string) =>
	inUse.sandbox
		.requests()
		.filter((one) => one.method === method)
		.map(({ path }) => path.split('/api/v2')[1]);

describe('Get Many', () => {
	const getMany = async (
		filters: INodeParameters,
		more: INodeParameters = { returnAll: true },
		run: Partial<NodeRunOptions> = {},
	) =>
		await inUse.run({ resource: 'formSubmission', operation: 'getAll', workspaceId, filters, ...more }, run);

	const entry = async (answers: Record<string, Json>, contactId = contact.id) => {
		const { company } = inUse;
		const made = await company.create(`/forms/${form.id}/submissions`, {
			forms_submission: { contact_id: contactId },
		});
		for (const [key, answer] of Object.entries(answers)) {
			await company.create(`/forms/submissions/${made.id}/answers`, {
				forms_submissions_answer: { field_id: fields[key].id, ...answer },
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
			color: { fields_option_id: options.Blue.id },
			hobbies: { fields_option_ids: [options.Chess.id, options.Hiking.id] },
			why_us: { entry: 'A friend' },
			why_now: { entry: 'It is time' },
		});
		const second = await entry({ hobbies: { fields_option_ids: [options.Chess.id] } });
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
		const { id } = await entry({ color: { fields_option_id: options.Red.id, entry: 'or crimson' } });
		const add = async (answer: Json) =>
			await inUse.company.create(`/forms/submissions/${id}/answers`, { forms_submissions_answer: answer });
		await add({ field_id: fields.name.id, entry: 'Ada' });
		await add({ field_id: fields.name.id, entry: 'Countess' });
		await add({ field_id: fields.why_us.id, entry: 'A friend' });
		await inUse.company.send('DELETE', `/forms/fields/${fields.why_us.id}`);
		const { items } = await getMany({ form_id: byId(form.id) });
		expect(items[0].json.answers).toEqual({
			'Your name': ['Ada', 'Countess'],
			'Favorite color': ['Red', 'or crimson'],
			Hobbies: [],
			'why?': null,
			[`Field ${fields.why_us.id}`]: 'A friend',
		});
	});

	test('the fewest requests: questions and options once a run, answers once an entry that is wanted', async () => {
		for (let at = 0; at < 3; at++) await entry({ color: { fields_option_id: options.Red.id } });
		await getMany(
			{ form_id: byId(form.id) },
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
		const { problem } = await getMany({ form_id: byId(form.id), page_id: byId('123') });
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
});

describe('Submit', () => {
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
			Object.keys(fields).find((key) => fields[key].id === field_id),
			entry ?? fields_option_id ?? fields_option_ids,
		]);
	};
	const entries = async () => await inUse.company.list(`/forms/${form.id}/submissions`);

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
		expect(items[0].json).toMatchObject({ form_id: form.id, contact_id: contact.id });
		expect(await stored(items[0].json.id)).toEqual([
			['name', 'Ada'],
			['color', options.Blue.id],
			['hobbies', [options['Film, theater'].id]],
			['why_us', 'A friend'],
			['why_now', 'It is time, I think'],
		]);
	});

	test('takes an object, several options separated by commas, and leaves out what is empty', async () => {
		const { items, problem } = await submit({
			json: [{ json: '={{ { name: "Ada", Hobbies: "hiking, CHESS", color: "" } }}' }],
		});
		expect(problem?.message).toBeUndefined();
		expect(await stored(items[0].json.id)).toEqual([
			['name', 'Ada'],
			['hobbies', [options.Hiking.id, options.Chess.id]],
		]);
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
});
