import { pick, LAST_CHANGED, RAW, list, one, workspace, written, type Cases } from '../case.mts';
import type { Company, Rec } from '../../../support/company.mts';
import { byId } from '../../../support/engine.mts';

/** A contact without a place in a course. */
async function outsider(company: Company, course: Rec): Promise<Rec> {
	const enrolled = (await company.list(`/courses/${course.id}/enrollments`)).map((row) => row.contact_id);
	return pick(await company.in('contacts'), ({ id }) => !enrolled.includes(id));
}

/** Course and Course Enrollment. */
export const courseCases: Cases = {
	'course.getAll': async (company) =>
		await list(company, `/workspaces/${await company.workspaceId()}/courses`, await workspace(company), RAW),
	'course.get': async (company) => {
		const [course] = await company.in('courses');
		return await one(company, `/courses/${course.id}`, { course: byId(course.public_id) }, RAW);
	},
	'course.create': async (company) => {
		const [image] = await company.in('images');
		const flags = { description: 'All of it', show_in_community: true, redirect_to_full_course: false };
		return written(
			company,
			{
				...(await workspace(company)),
				...RAW,
				title: 'Poetry',
				additionalFields: { ...flags, image_id: byId(image.id) },
			},
			{ title: 'Poetry', ...flags, image_url: image.url },
			(id) => `/courses/${id}`,
		);
	},
	'course.update': async (company) => {
		const [, image] = await company.in('images');
		const { id } = await company.createIn('courses', { course: { title: 'Draft' } });
		const values = {
			title: 'Prose',
			description: 'Line by line',
			show_in_community: true,
			redirect_to_full_course: false,
		};
		return written(
			company,
			{
				course: byId(id),
				...RAW,
				additionalFields: { ...values, image_id: byId(image.id), fieldsToClear: '' },
			},
			{ id, ...values, image_url: image.url },
			() => `/courses/${id}`,
		);
	},
	'course.publish': async (company) => {
		const { id } = await company.createIn('courses', { course: { title: 'To Publish' } });
		return written(
			company,
			{
				course: byId(id),
				...RAW,
				additionalFields: {
					published_at: '2033-05-01T10:00:00Z',
					publish_sections_and_lessons: true,
				},
			},
			{ id, published_at: '2033-05-01T10:00:00.000Z' },
			() => `/courses/${id}`,
		);
	},
	'courseEnrollment.getAll': async (company) => {
		const [course] = await company.in('courses');
		const [, second] = await company.list(`/courses/${course.id}/enrollments`);
		return {
			parameters: {
				courseId: byId(course.id),
				...LAST_CHANGED,
				...RAW,
				filters: { contact_id: byId(second.contact_id), id: String(second.id) },
			},
			answer: [second],
		};
	},
	'courseEnrollment.get': async (company) => {
		const [course] = await company.in('courses');
		const [{ id }] = await company.list(`/courses/${course.id}/enrollments`);
		return await one(company, `/courses/enrollments/${id}`, { courseEnrollment: byId(id) }, RAW);
	},
	'courseEnrollment.create': async (company) => {
		const [course] = await company.in('courses');
		const contact = await outsider(company, course);
		const values = { suspended: true, suspension_reason: 'Awaiting payment' };
		return written(
			company,
			{
				courseId: byId(course.id),
				contactId: byId(contact.id),
				...RAW,
				additionalFields: values,
			},
			{ course_id: course.id, contact_id: contact.id, ...values },
			(id) => `/courses/enrollments/${id}`,
		);
	},
	'courseEnrollment.update': async (company) => {
		const [, course] = await company.in('courses');
		const [{ id }] = await company.list(`/courses/${course.id}/enrollments`);
		const values = { suspended: true, suspension_reason: 'Card expired' };
		return written(
			company,
			{ courseEnrollment: byId(id), ...RAW, additionalFields: { ...values, fieldsToClear: '' } },
			{ id, ...values },
			() => `/courses/enrollments/${id}`,
		);
	},
};
