import { pick, LAST_CHANGED, RAW, deleted, list, one, workspace, written, type Cases } from './case.mts';
import type { Company, Rec } from '../../support/company.mts';
import { byId } from '../../support/engine.mts';

/** A contact without a place in a course. */
async function outsider(company: Company, course: Rec): Promise<Rec> {
	const enrolled = (await company.list(`/courses/${course.id}/enrollments`)).map((row) => row.contact_id);
	return pick(await company.in('contacts'), ({ id }) => !enrolled.includes(id));
}

async function firstForm(company: Company): Promise<Rec> {
	const [form] = await company.in('forms');
	return form;
}

async function freshEntry(company: Company): Promise<Rec> {
	const [contact] = await company.in('contacts');
	const { id } = await firstForm(company);
	return await company.create(`/forms/${id}/submissions`, { forms_submission: { contact_id: contact.id } });
}

/** Course and Course Enrollment. */
export const courseCases: Cases = {
	'course.getAll': async (company) =>
		await list(company, `/workspaces/${await company.workspaceId()}/courses`, await workspace(company), RAW),
	'course.get': async (company) => {
		const [course] = await company.in('courses');
		return await one(company, `/courses/${course.id}`, { courseId: byId(course.public_id) }, RAW);
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
				courseFields: { ...flags, image_id: byId(image.id) },
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
				courseId: byId(id),
				...RAW,
				courseFields: { ...values, image_id: byId(image.id), fieldsToClear: '' },
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
				courseId: byId(id),
				...RAW,
				coursePublishFields: {
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
				courseEnrollmentFilters: { contact_id: byId(second.contact_id), id: String(second.id) },
			},
			answer: [second],
		};
	},
	'courseEnrollment.get': async (company) => {
		const [course] = await company.in('courses');
		const [{ id }] = await company.list(`/courses/${course.id}/enrollments`);
		return await one(company, `/courses/enrollments/${id}`, { courseEnrollmentId: byId(id) }, RAW);
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
				courseEnrollmentFields: values,
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
			{ courseEnrollmentId: byId(id), ...RAW, courseEnrollmentFields: { ...values, fieldsToClear: '' } },
			{ id, ...values },
			() => `/courses/enrollments/${id}`,
		);
	},
};

/** Form, Form Entry and Form Submission. */
export const formCases: Cases = {
	'form.getAll': async (company) =>
		await list(company, `/workspaces/${await company.workspaceId()}/forms`, await workspace(company)),
	'form.get': async (company) => {
		const { id } = await firstForm(company);
		return await one(company, `/forms/${id}`, { formId: byId(id) });
	},
	'form.create': async (company) =>
		written(
			company,
			{ ...(await workspace(company)), name: 'Survey' },
			{ name: 'Survey' },
			(id) => `/forms/${id}`,
		),
	'form.update': async (company) => {
		const { id } = await company.createIn('forms', { form: { name: 'Before' } });
		return written(
			company,
			{ formId: byId(id), formFields: { name: 'After' } },
			{ id, name: 'After' },
			() => `/forms/${id}`,
		);
	},
	'form.delete': async (company) => {
		const form = await company.createIn('forms', { form: { name: 'Short-lived' } });
		return deleted(company, 'formId', form, (id) => `/forms/${id}`);
	},
	'formEntry.getAll': async (company) => {
		const { id } = await firstForm(company);
		return await list(company, `/forms/${id}/submissions`, { formId: byId(id) });
	},
	'formEntry.get': async (company) => {
		const { id } = await freshEntry(company);
		return await one(company, `/forms/submissions/${id}`, { formEntryId: byId(id) });
	},
	'formEntry.create': async (company) => {
		const form = await firstForm(company);
		const [, contact] = await company.in('contacts');
		return written(
			company,
			{ formId: byId(form.id), formEntryFields: { contact_id: byId(contact.id) } },
			{ form_id: form.id, contact_id: contact.id },
			(id) => `/forms/submissions/${id}`,
		);
	},
	'formEntry.update': async (company) => {
		const { id } = await freshEntry(company);
		const [, , contact] = await company.in('contacts');
		return written(
			company,
			{ formEntryId: byId(id), formEntryFields: { contact_id: byId(contact.id), fieldsToClear: '' } },
			{ id, contact_id: contact.id },
			() => `/forms/submissions/${id}`,
		);
	},
	'formEntry.delete': async (company) =>
		deleted(company, 'formEntryId', await freshEntry(company), (id) => `/forms/submissions/${id}`),
	'formSubmission.getAll': async (company) => {
		const [, submission] = await company.in('form_submissions');
		return {
			parameters: {
				...(await workspace(company)),
				...LAST_CHANGED,
				formSubmissionFilters: {
					id: String(submission.id),
					contact_id: byId(submission.contact_id),
					page_id: byId(submission.page_id),
				},
			},
			answer: [submission],
		};
	},
	'formSubmission.get': async (company) => {
		const [{ id, public_id }] = await company.in('form_submissions');
		return await one(company, `/form_submissions/${id}`, { formSubmissionId: byId(public_id) });
	},
};
