import type { INodeParameters } from 'n8n-workflow';

import type { Company, Rec } from '../support/company.mts';
import { byEmail, byId, byName } from '../support/engine.mts';

/** What a user enters for a job that is to change as much as it can. */
type JobCase = (company: Company) => Promise<INodeParameters>;

const workspaceOf = async (company: Company) => byId(await company.workspaceId());

const tagNames = (tags: unknown) => (tags as Rec[]).map(({ name }) => name as string);

/** By resource and operation. */
export const jobCases: Record<string, JobCase> = {
	'contact.addTags': async (company) => {
		const [contact] = await company.in('contacts');
		return {
			workspaceId: await workspaceOf(company),
			contact: byEmail(contact.email_address),
			tags: byName('Brand New, Brand Newer'),
		};
	},
	'contact.find': async (company) => {
		const [contact] = await company.in('contacts');
		return { workspaceId: await workspaceOf(company), contact: byEmail(contact.email_address) };
	},
	'contact.findOrCreate': async (company) => ({
		workspaceId: await workspaceOf(company),
		emailAddress: 'a.new.contact@example.com',
		additionalFields: { first_name: 'Ada', tags: byName('Brand New, Brand Newer') },
	}),
	'contact.getBySegment': async (company) => ({
		workspaceId: await workspaceOf(company),
		segmentId: byName('active readers'),
	}),
	'contact.getEverything': async (company) => {
		const [contact] = await company.in('contacts');
		return { workspaceId: await workspaceOf(company), contact: byEmail(contact.email_address) };
	},
	'contact.removeTags': async (company) => {
		const contact = (await company.in('contacts')).find(({ tags }) => tagNames(tags).length > 2);
		return {
			workspaceId: await workspaceOf(company),
			contact: byEmail(contact?.email_address),
			tags: byName(tagNames(contact?.tags).join(', ')),
		};
	},
	'contact.unsubscribe': async (company) => {
		const contact = (await company.in('contacts')).find(({ unsubscribed_at }) => unsubscribed_at === null);
		return { workspaceId: await workspaceOf(company), contact: byEmail(contact?.email_address) };
	},
	'contact.upsert': async (company) => ({
		workspaceId: await workspaceOf(company),
		emailAddress: 'a.new.contact@example.com',
		additionalFields: { first_name: 'Ada', tags: byName('Brand New, Brand Newer') },
	}),
	'courseEnrollment.enroll': async (company) => {
		const [course] = await company.in('courses');
		return {
			workspaceId: await workspaceOf(company),
			courseId: byId(course.id),
			contactId: byEmail('a.new.student@example.com'),
		};
	},
	'courseEnrollment.suspend': async (company) => ({
		...(await student(company, false)),
		additionalFields: { suspension_reason: 'Chargeback' },
	}),
	'courseEnrollment.resume': async (company) => await student(company, true),
};

/** A place in the first course. */
async function student(company: Company, suspended: boolean): Promise<INodeParameters> {
	const [course] = await company.in('courses');
	const enrollments = await company.list(`/courses/${course.id}/enrollments`);
	const { email_address } = enrollments.find((one) => one.suspended === suspended)?.contact as Rec;
	return {
		workspaceId: await workspaceOf(company),
		courseId: byId(course.id),
		contactId: byEmail(email_address),
	};
}
