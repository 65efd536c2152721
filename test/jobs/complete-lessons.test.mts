import type { INodeParameters } from 'n8n-workflow';

import type { Rec } from '../support/company.mts';
import { byEmail, byId, byName, type NodeRunOptions } from '../support/engine.mts';
import { SET_UP_MS } from '../support/limits.mts';
import { useSandbox } from '../support/use-sandbox.mts';
import { startAlteringGateway, type AlteringGateway } from '../trigger/altering-gateway.mts';

const inUse = useSandbox('clickFunnels');

let gateway: AlteringGateway;
beforeAll(async () => {
	gateway = await startAlteringGateway(() => inUse.sandbox.url);
}, SET_UP_MS);
afterAll(async () => await gateway.close());

/** The course has three modules of three lessons; the student has completed the first of them. */
let course: Rec;
let enrollment: Rec;
let workspaceId: INodeParameters;
beforeEach(async () => {
	inUse.sandbox.api.reset();
	gateway.alter = () => undefined;
	workspaceId = byId(await inUse.company.workspaceId());
	[course] = await inUse.company.in('courses');
	[enrollment] = await inUse.company.list(`/courses/${course.id}/enrollments`);
	inUse.sandbox.clearRequests();
});

const complete = async (lessons?: unknown, more: Partial<NodeRunOptions> = {}, contactId?: INodeParameters) =>
	await inUse.run(
		{
			resource: 'courseEnrollment',
			operation: 'completeLessons',
			workspaceId,
			courseId: byName(course.title),
			contactId: contactId ?? byEmail((enrollment.contact as Rec).email_address),
			additionalFields: lessons === undefined ? {} : ({ lessons } as INodeParameters),
		},
		{ url: gateway.url, ...more },
	);

const lessonIn = async (title: string) => {
	const sections = await inUse.company.list(`/courses/${course.id}/sections`);
	const lessons = await Promise.all(
		sections.map(async ({ id }) => await inUse.company.list(`/courses/sections/${id}/lessons`)),
	);
	return lessons.flat().find((one) => one.title === title) as Rec;
};

const completed = async () =>
	(await inUse.company.list(`/courses/${course.id}/lesson_completions`))
		.filter(({ enrollment_id }) => enrollment_id === enrollment.id)
		.map(({ lesson_id }) => lesson_id);

const writes = () => inUse.sandbox.requests().filter(({ method }) => method !== 'GET');

const ALL = ['1.1', '1.2', '1.3', '2.1', '2.2', '2.3', '3.1', '3.2', '3.3'].map((one) => `Lesson ${one}`);

test.each([
	['a run', false],
	['a call of a tool', true],
])('by %s, all lessons are completed; what is so already is said and left alone', async (_, asTool) => {
	const { items, problem } = await complete(undefined, { asTool });
	expect(problem?.message).toBeUndefined();
	expect(items).toHaveLength(1);
	expect(items[0].json).toMatchObject({
		id: enrollment.id,
		complete_result: 'completed',
		complete_results: ALL.map((lesson, index) => ({
			lesson,
			result: index === 0 ? 'already_completed' : 'completed',
		})),
	});
	expect(await completed()).toHaveLength(9);
	// The course by its name, the contact, its enrollment, sections, lessons of each of the four, and what is completed.
	expect(inUse.sandbox.requests().map(({ method }) => method)).toEqual([
		...Array.from({ length: 9 }, () => 'GET'),
		...Array.from({ length: 8 }, () => 'POST'),
	]);
});

test('all that are published: no draft, and none of a time to come', async () => {
	const [, section] = await inUse.company.list(`/courses/${course.id}/sections`);
	const path = `/courses/sections/${section.id}/lessons`;
	await inUse.company.create(path, { courses_lesson: { title: 'Draft' } });
	const planned = await inUse.company.create(path, { courses_lesson: { title: 'Planned' } });
	await inUse.company.send('POST', `/courses/lessons/${planned.id}/publish`, {
		published_at: '2031-01-01T00:00:00Z',
	});
	const { items } = await complete();
	expect((items[0].json.complete_results as Rec[]).map(({ lesson }) => lesson)).toEqual(ALL);
});

test('lessons are named by titles in whatever case, or by IDs; named twice they are one', async () => {
	const { id } = await lessonIn('Lesson 3.3');
	const { items } = await complete(`lesson 2.1, LESSON  2.1, ${id}`);
	expect(items[0].json.complete_results).toEqual([
		{ lesson: 'Lesson 2.1', lesson_id: (await lessonIn('Lesson 2.1')).id, result: 'completed' },
		{ lesson: 'Lesson 3.3', lesson_id: id, result: 'completed' },
	]);
	expect(await completed()).toHaveLength(3);
});

test('completed already is a result', async () => {
	const { items } = await complete('Lesson 1.1');
	expect(items[0].json).toMatchObject({ id: enrollment.id, complete_result: 'already_completed' });
	expect(writes()).toEqual([]);
});

test.each([
	['Lesson 3.3, Leson 2.1', 'Leson 2.1', 'Did you mean "Lesson 2.1"?'],
	['Welcome to all of you', 'Welcome to all of you', `Its lessons are: ${ALL.join(', ')}.`],
])('%s: a title that does not exist changes nothing', async (lessons, wrong, whatToDo) => {
	const { problem } = await complete(lessons);
	expect(problem?.message).toBe(`Lessons: the course has no lesson "${wrong}"`);
	expect(problem?.description).toBe(whatToDo);
	expect(writes()).toEqual([]);
});

test('a title of two lessons is refused with their IDs', async () => {
	const [, section] = await inUse.company.list(`/courses/${course.id}/sections`);
	const { id } = await lessonIn('Lesson 2.1');
	const other = await inUse.company.create(`/courses/sections/${section.id}/lessons`, {
		courses_lesson: { title: 'lesson 2.1' },
	});
	const { problem } = await complete('Lesson 2.1');
	// The other stands in the first module.
	expect(problem?.message).toBe(
		`Lessons: more than one lesson of the course is called "Lesson 2.1", with the IDs ${other.id}, ${id}`,
	);
});

test('not enrolled is an outcome', async () => {
	const { items, problem } = await complete(undefined, {}, byEmail('nobody@example.com'));
	expect(problem?.message).toBeUndefined();
	expect(items.map(({ json }) => json)).toEqual([
		{ email_address: 'nobody@example.com', complete_result: 'not_enrolled', complete_results: [] },
	]);
});

test('a course without published lessons has nothing to complete', async () => {
	const draft = (await inUse.company.in('courses')).find(({ published_at }) => published_at === null) as Rec;
	[enrollment] = await inUse.company.list(`/courses/${draft.id}/enrollments`);
	course = draft;
	const { items } = await complete();
	expect(items[0].json).toMatchObject({ id: enrollment.id, complete_result: 'no_lessons' });
});

test('an expression that gives no lessons does not complete all of them', async () => {
	const { problem } = await complete('={{ $json.lessons }}');
	expect(problem?.message).toMatch(/^Lessons: the expression gives no value, which would mean all published/);
	expect(writes()).toEqual([]);
});

test('many students: the lessons of the course are read once', async () => {
	const students = (await inUse.company.list(`/courses/${course.id}/enrollments`)).slice(0, 6);
	await complete(
		'Lesson 1.1',
		{ input: students.map((one) => ({ json: { email: (one.contact as Rec).email_address as string } })) },
		byEmail('={{ $json.email }}'),
	);
	const paths = inUse.sandbox.requests().map(({ path }) => path);
	expect(paths.filter((path) => /sections(\/\d+\/lessons)?$/.test(path))).toHaveLength(5);
});

describe('a completion that somebody else makes meanwhile', () => {
	test.each([409, 422])('is no fault, whatever the code of the conflict (%i)', async (status) => {
		gateway.alter = ({ method }) =>
			method === 'POST' ? { status, body: { error: 'Lesson is already completed' } } : undefined;
		const { items, problem } = await complete('Lesson 2.1');
		expect(problem?.message).toBeUndefined();
		expect(items[0].json).toMatchObject({ complete_result: 'already_completed' });
	});

	test('one whose answer is lost counts as made', async () => {
		gateway.alter = ({ method }) => (method === 'POST' ? { status: 502, body: 'Bad Gateway' } : undefined);
		const { items, problem } = await complete('Lesson 2.1');
		expect(problem?.message).toBeUndefined();
		expect(items[0].json).toMatchObject({ complete_result: 'completed' });
		expect(await completed()).toHaveLength(2);
	});
});
