import type { INodeParameters } from 'n8n-workflow';

import type { Rec } from '../support/company.mts';
import { byId } from '../support/engine.mts';
import { useSandbox } from '../support/use-sandbox.mts';

const inUse = useSandbox();

/** A new course with one section of one lesson, none of it published. */
async function draft() {
	const { company } = inUse;
	const course = await company.createIn('courses', { course: { title: 'Draft' } });
	const section = await company.create(`/courses/${course.id}/sections`, {
		courses_section: { title: 'Section' },
	});
	const lesson = await company.create(`/courses/sections/${section.id}/lessons`, {
		courses_lesson: { title: 'Lesson' },
	});
	return { course, section, lesson };
}

const lessonNow = async ({ id }: Rec) => await inUse.company.get(`/courses/lessons/${id}`);

test('a section is published now, with its lessons, when no time is given: without a body', async () => {
	const { section, lesson } = await draft();
	const [request] = await inUse.sent({
		resource: 'courseSection',
		operation: 'publish',
		courseSection: byId(section.id),
	});
	expect(request.body).toBeUndefined();
	expect((await lessonNow(lesson)).published_at).not.toBeNull();
});

test('a course alone leaves its lessons drafts; with them they are stamped', async () => {
	const { course, lesson } = await draft();
	const publish = { resource: 'course', operation: 'publish', course: byId(course.id) };
	await inUse.run(publish);
	expect((await lessonNow(lesson)).published_at).toBeNull();
	await inUse.run({ ...publish, additionalFields: { publish_sections_and_lessons: true } });
	expect((await lessonNow(lesson)).published_at).not.toBeNull();
});

describe('many sections', () => {
	const publishAll = (course: Rec): INodeParameters => ({
		resource: 'courseSection',
		operation: 'publishMany',
		courseId: byId(course.id),
		targetAll: true,
	});

	test('are accepted first and done when the action is read later', async () => {
		const { course, section } = await draft();
		const { items } = await inUse.run(publishAll(course));
		expect(items[0].json).toMatchObject({
			publish_result: 'accepted',
			status: 'queued',
			performed_count: 0,
			target_ids: expect.arrayContaining([section.id]),
		});
		const { items: later } = await inUse.run({
			resource: 'courseSection',
			operation: 'getPublishJob',
			jobId: byId(String(items[0].json.id)),
		});
		expect(later[0].json).toMatchObject({ status: 'completed', published_lessons_count: 1 });
	});

	test('that are published already: the answer has no record and says so', async () => {
		const { course } = await draft();
		await inUse.run(publishAll(course));
		const { items, problem } = await inUse.run(publishAll(course));
		expect(problem).toBeUndefined();
		expect(items[0].json).toEqual({
			message: 'no unpublished course content to publish',
			target_count: 0,
			performed_count: 0,
			published_lessons_count: 0,
			status: 'completed',
			publish_result: 'nothing_to_publish',
		});
	});

	test('have to be chosen: it is said how, and nothing is sent', async () => {
		const { course } = await draft();
		inUse.sandbox.clearRequests();
		const additionalFields = { send_email: true };
		const { problem } = await inUse.run({ ...publishAll(course), targetAll: false, additionalFields });
		expect(problem?.message).toBe('Target: it is not said for which sections');
		expect(problem?.description).toBe('Choose sections or turn on Target All.');
		expect(inUse.sandbox.requests()).toEqual([]);
	});

	test('can be given only in one way', async () => {
		const { course, section } = await draft();
		const { problem } = await inUse.run({
			...publishAll(course),
			targetAll: true,
			targetSectionIds: [section.public_id],
		});
		expect(problem?.message).toContain('either target_ids or target_all');
	});
});

test.each([
	['courseLesson', 'lesson'],
	['courseSection', 'section'],
	['course', 'course'],
] as const)('a time that is over is refused for %s, and nothing changes', async (resource, key) => {
	const all = await draft();
	const { problem } = await inUse.run({
		resource,
		operation: 'publish',
		[resource]: byId(all[key].id),
		additionalFields: { published_at: '2020-01-01T00:00:00Z' },
	});
	expect(problem?.message).toBe('Publish At: "2020-01-01T00:00:00.000Z" must be in the future');
	expect((await lessonNow(all.lesson)).published_at).toBeNull();
});

test('a lesson is completed once for an enrollment; the second time its state is the reason', async () => {
	const [course] = await inUse.company.in('courses');
	const [enrollment] = await inUse.company.list(`/courses/${course.id}/enrollments`);
	const [section] = await inUse.company.list(`/courses/${course.id}/sections`);
	const lesson = await inUse.company.create(`/courses/sections/${section.id}/lessons`, {
		courses_lesson: { title: 'Once' },
	});
	const complete = {
		resource: 'lessonCompletion',
		operation: 'create',
		courseId: byId(course.id),
		courseEnrollmentId: byId(enrollment.id),
		courseLessonId: byId(lesson.id),
	};
	expect((await inUse.run(complete)).problem).toBeUndefined();
	const { problem } = await inUse.run(complete);
	expect(problem?.message).toBe(`Course Lesson: "${lesson.id}" is already completed`);
});
