import type { Company, Json, Rec } from '../../../support/company.mts';
import { byId } from '../../../support/engine.mts';
import { canceled, deleted, LAST_CHANGED, list, one, pick, RAW, written, type Cases } from '../case.mts';

async function freshCourse(company: Company): Promise<Rec> {
	return await company.createIn('courses', { course: { title: 'Singing' } });
}

async function freshSection(company: Company, values: Json = {}): Promise<Rec> {
	const { id } = await freshCourse(company);
	return await company.create(`/courses/${id}/sections`, {
		courses_section: { title: 'Breathing', ...values },
	});
}

async function freshLesson(company: Company): Promise<Rec> {
	const { id } = await freshSection(company);
	return await company.create(`/courses/sections/${id}/lessons`, { courses_lesson: { title: 'Inhale' } });
}

/** What must be completed before a section opens: another section of the course, and one of its lessons. */
async function blockers(company: Company, courseId: unknown) {
	const path = `/courses/${String(courseId)}/sections`;
	const section = await company.create(path, { courses_section: { title: 'Before' } });
	const lesson = await company.create(`/courses/sections/${section.id}/lessons`, {
		courses_lesson: { title: 'Before that' },
	});
	return {
		entered: { blocker_section_id: byId(section.id), blocker_lesson_id: byId(lesson.id) },
		shown: { blocker_section_id: section.id, blocker_lesson_id: lesson.id },
	};
}

const LATER = '2033-05-01T10:00:00Z';
const LATER_SHOWN = '2033-05-01T10:00:00.000Z';

async function scheduledPublish(company: Company): Promise<Rec> {
	const section = await freshSection(company);
	return await company.create(`/courses/${String(section.course_id)}/sections/publish_actions`, {
		courses_sections_publish_action: { target_ids: [section.public_id], scheduled_for: LATER },
	});
}

/** Course Section. */
export const courseSectionCases: Cases = {
	'courseSection.getAll': async (company) => {
		const { id } = await freshCourse(company);
		const path = `/courses/${id}/sections`;
		for (const title of ['One', 'Two']) await company.create(path, { courses_section: { title } });
		const [root, first, second] = await company.list(path);
		return {
			parameters: {
				courseId: byId(id),
				...RAW,
				returnAll: false,
				limit: 5,
				options: { sort: 'sort_order:desc' },
			},
			answer: [second, first, root],
		};
	},
	'courseSection.get': async (company) => {
		const { id, public_id } = await freshSection(company);
		return await one(company, `/courses/sections/${id}`, { courseSection: byId(public_id) }, RAW);
	},
	'courseSection.create': async (company) => {
		const course = await freshCourse(company);
		const { entered, shown } = await blockers(company, course.id);
		const values = {
			title: 'Vowels',
			description: 'A to U',
			days_till_drip_access: 3,
			is_hidden_from_non_members: false,
		};
		return written(
			company,
			{ courseId: byId(course.id), ...RAW, additionalFields: { ...values, ...entered } },
			{ course_id: course.id, ...values, ...shown, parent_id: course.root_section_id, published_at: null },
			(id) => `/courses/sections/${id}`,
		);
	},
	'courseSection.update': async (company) => {
		const { id, course_id } = await freshSection(company);
		const { entered, shown } = await blockers(company, course_id);
		const values = {
			title: 'Consonants',
			description: 'B to Z',
			days_till_drip_access: 5,
			is_hidden_from_non_members: false,
		};
		return written(
			company,
			{
				courseSection: byId(id),
				...RAW,
				additionalFields: { ...values, ...entered, fieldsToClear: '' },
			},
			{ id, ...values, ...shown },
			() => `/courses/sections/${id}`,
		);
	},
	'courseSection.publish': async (company) => {
		const { id } = await freshSection(company);
		return written(
			company,
			{ courseSection: byId(id), ...RAW, additionalFields: { published_at: LATER } },
			{ id, published_at: LATER_SHOWN },
			() => `/courses/sections/${id}`,
		);
	},
	'courseSection.publishMany': async (company) => {
		const section = await freshSection(company);
		const values = { auto_enroll: true, send_email: true, offer_new_section_via_all_access_products: true };
		return {
			parameters: {
				courseId: byId(String(section.course_id)),
				targetSectionIds: [section.public_id],
				targetAll: false,
				additionalFields: { ...values, scheduled_for: LATER },
			},
			answer: [
				{
					...values,
					target_ids: [section.id],
					status: 'scheduled',
					scheduled_for: LATER_SHOWN,
					publish_result: 'accepted',
				},
			],
			after: async ({ id }) =>
				expect(await company.get(`/courses/sections/publish_actions/${id}`)).toMatchObject(values),
		};
	},
	'courseSection.getPublishJobs': async (company) => {
		const { course_id } = await scheduledPublish(company);
		const path = `/courses/${String(course_id)}/sections/publish_actions`;
		return await list(company, path, { courseId: byId(String(course_id)) });
	},
	'courseSection.getPublishJob': async (company) => {
		const { id } = await scheduledPublish(company);
		const path = `/courses/sections/publish_actions/${id}`;
		return await one(company, path, { jobId: byId(id) });
	},
	'courseSection.cancelPublishJob': async (company) =>
		canceled(
			company,
			'jobId',
			await scheduledPublish(company),
			(id) => `/courses/sections/publish_actions/${id}`,
		),
};

/** Course Lesson. */
export const courseLessonCases: Cases = {
	'courseLesson.getAll': async (company) => {
		const { section_id } = await freshLesson(company);
		const path = `/courses/sections/${String(section_id)}/lessons`;
		await company.create(path, { courses_lesson: { title: 'Exhale' } });
		const [first, second] = await company.list(path);
		return {
			parameters: {
				courseSectionId: byId(String(section_id)),
				returnAll: false,
				limit: 5,
				options: { sort: 'sort_order:desc' },
			},
			answer: [second, first],
		};
	},
	'courseLesson.get': async (company) => {
		const { id, public_id } = await freshLesson(company);
		return await one(company, `/courses/lessons/${id}`, { courseLesson: byId(public_id) });
	},
	'courseLesson.create': async (company) => {
		const section = await freshSection(company);
		const [image] = await company.in('images');
		return written(
			company,
			{
				courseSectionId: byId(section.id),
				additionalFields: {
					title: 'Hold',
					body: 'Hold it',
					lesson_content: '# Hold it',
					image_id: byId(image.public_id),
				},
			},
			{ section_id: section.id, title: 'Hold', body: 'Hold it', sort_order: 0, published_at: null },
			(id) => `/courses/lessons/${id}`,
		);
	},
	'courseLesson.update': async (company) => {
		const { id } = await freshLesson(company);
		const [image] = await company.in('images');
		return written(
			company,
			{
				courseLesson: byId(id),
				additionalFields: {
					title: 'Inhale Deeply',
					body: 'Deeper',
					lesson_content: '# Deeper',
					image_id: byId(image.public_id),
					fieldsToClear: '',
				},
			},
			{ id, title: 'Inhale Deeply', body: 'Deeper' },
			() => `/courses/lessons/${id}`,
		);
	},
	'courseLesson.publish': async (company) => {
		const { id } = await freshLesson(company);
		return written(
			company,
			{ courseLesson: byId(id), additionalFields: { published_at: LATER } },
			{ id, published_at: LATER_SHOWN },
			() => `/courses/lessons/${id}`,
		);
	},
};

/** An enrollment and a lesson of its course that is not completed yet. */
async function openLesson(company: Company) {
	const [course] = await company.in('courses');
	const [enrollment] = await company.list(`/courses/${course.id}/enrollments`);
	const section = pick(await company.list(`/courses/${course.id}/sections`), ({ parent_id }) => !parent_id);
	const lesson = await company.create(`/courses/sections/${section.id}/lessons`, {
		courses_lesson: { title: 'Extra' },
	});
	return { course, enrollment, lesson };
}

async function completed(company: Company) {
	const { course, enrollment, lesson } = await openLesson(company);
	const completion = await company.create(`/courses/${course.id}/lesson_completions`, {
		courses_lesson_completion: { enrollment_id: enrollment.id, lesson_id: lesson.id },
	});
	return { course, enrollment, lesson, completion };
}

/** Lesson Completion. */
export const lessonCompletionCases: Cases = {
	'lessonCompletion.getAll': async (company) => {
		const { course, enrollment, lesson, completion } = await completed(company);
		return {
			parameters: {
				courseId: byId(course.id),
				...LAST_CHANGED,
				filters: {
					enrollment_id: byId(enrollment.id),
					lesson_id: byId(lesson.id),
				},
			},
			answer: [completion],
		};
	},
	'lessonCompletion.get': async (company) => {
		const { completion } = await completed(company);
		const path = `/courses/lesson_completions/${completion.id}`;
		return await one(company, path, { lessonCompletion: byId(completion.id) });
	},
	'lessonCompletion.create': async (company) => {
		const { course, enrollment, lesson } = await openLesson(company);
		return written(
			company,
			{
				courseId: byId(course.id),
				courseEnrollmentId: byId(enrollment.id),
				courseLessonId: byId(lesson.id),
			},
			{ enrollment_id: enrollment.id, lesson_id: lesson.id },
			(id) => `/courses/lesson_completions/${id}`,
		);
	},
	'lessonCompletion.delete': async (company) => {
		const { completion } = await completed(company);
		return deleted(company, 'lessonCompletion', completion, (id) => `/courses/lesson_completions/${id}`);
	},
};
