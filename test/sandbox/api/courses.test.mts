import type { Company, Json } from './company.mts';
import { startCompany } from './company.mts';

let company: Company;

beforeEach(async () => {
	company = await startCompany();
});

async function draft(): Promise<Json> {
	const courses = await company.page(`/workspaces/${company.workspace}/courses`);
	return courses.find(({ published_at: at }) => at === null) as Json;
}

test('a new course is a draft with a root section', async () => {
	const course = await company.createIn('courses', { course: { title: 'Singing for All' } });
	expect(course).toMatchObject({
		published_at: null,
		current_path: '/singing-for-all',
		show_in_community: false,
		redirect_to_full_course: true,
	});
	const [root, ...rest] = await company.page(`/courses/${course.id}/sections`);
	expect(rest).toEqual([]);
	expect(root).toMatchObject({ title: 'Primary module', parent_id: null, public_id: course.root_section_id });
	const section = await company.send('POST', `/courses/${course.id}/sections`, {
		courses_section: { title: 'Breath' },
	});
	expect(section.body).toMatchObject({
		parent_id: course.root_section_id,
		sort_order: 1,
		published_at: null,
	});
});

describe('publish', () => {
	test('publishes the course alone, without a root key', async () => {
		const { id } = await draft();
		const { status, body } = await company.send('POST', `/courses/${id}/publish`);
		expect([status, typeof (body as Json).published_at]).toEqual([200, 'string']);
		const sections = await company.page(`/courses/${id}/sections`);
		expect(sections.every(({ published_at: at }) => at === null)).toBe(true);
		expect(company.events.map(({ eventType }) => eventType)).toEqual(['course.published']);
	});

	test('with its sections and lessons when asked', async () => {
		const { id } = await draft();
		await company.send('POST', `/courses/${id}/publish`, { publish_sections_and_lessons: true });
		const [, section] = await company.page(`/courses/${id}/sections`);
		expect(section.published_at).not.toBeNull();
		const lessons = await company.page(`/courses/sections/${section.id}/lessons`);
		expect(lessons.length).toBeGreaterThan(0);
		expect(lessons.every(({ published_at: at }) => at !== null)).toBe(true);
	});

	test('at a future time only', async () => {
		const { id } = await draft();
		const publish = (time: string) => company.send('POST', `/courses/${id}/publish`, { published_at: time });
		expect((await publish('2033-01-01T00:00:00Z')).body).toMatchObject({
			published_at: '2033-01-01T00:00:00.000Z',
		});
		expect((await publish('2020-01-01T00:00:00Z')).status).toBe(422);
		expect((await publish('soon')).status).toBe(422);
		expect((await company.ask(`/courses/${id}`)).body).toMatchObject({
			published_at: '2033-01-01T00:00:00.000Z',
		});
	});

	test('of sections in one go: queued first, then done, then nothing is left', async () => {
		const { id } = await draft();
		const path = `/courses/${id}/sections/publish_actions`;
		const send = () => company.send('POST', path, { courses_sections_publish_action: { target_all: true } });
		const { status, body } = await send();
		expect([status, body]).toMatchObject([201, { status: 'queued', target_all: false, target_count: 3 }]);
		expect((await company.ask(`/courses/sections/publish_actions/${(body as Json).id}`)).body).toMatchObject({
			status: 'completed',
			performed_count: 3,
			published_lessons_count: 9,
		});
		expect(await send()).toEqual({
			status: 200,
			body: {
				message: 'no unpublished course content to publish',
				target_count: 0,
				performed_count: 0,
				published_lessons_count: 0,
				status: 'completed',
			},
		});
	});
});

test('enrollments are created, filtered and suspended', async () => {
	const [course] = await company.ids(`/workspaces/${company.workspace}/courses`);
	const [contact] = await company.ids(`/workspaces/${company.workspace}/contacts`);
	const path = `/courses/${course}/enrollments`;
	const { status, body } = await company.send('POST', path, { courses_enrollment: { contact_id: contact } });
	expect(status).toBe(201);
	expect(body).toMatchObject({
		contact_id: contact,
		course_id: course,
		suspended: false,
		contact: { id: contact },
	});
	const { id } = body as Json;
	expect(await company.ids(path, `filter[contact_id]=${contact}`)).toEqual([id]);
	const sent = { courses_enrollment: { suspended: true, suspension_reason: 'Chargeback' } };
	expect((await company.send('PUT', `/courses/enrollments/${id}`, sent)).body).toMatchObject({
		suspended: true,
	});
	expect(company.events.map(({ eventType }) => eventType)).toEqual([
		'courses/enrollment.created',
		'courses/enrollment.updated',
		'courses/enrollment.suspended',
	]);
});

test('a lesson is completed once for an enrollment', async () => {
	const [course] = await company.ids(`/workspaces/${company.workspace}/courses`);
	const [enrollment] = await company.ids(`/courses/${course}/enrollments`);
	const [, section] = await company.ids(`/courses/${course}/sections`);
	const lessons = await company.ids(`/courses/sections/${section}/lessons`);
	const complete = () =>
		company.send('POST', `/courses/${course}/lesson_completions`, {
			courses_lesson_completion: { enrollment_id: enrollment, lesson_id: lessons[2] },
		});
	expect((await complete()).status).toBe(201);
	expect((await complete()).status).toBe(409);
});
