import type { INodeParameters } from 'n8n-workflow';

import type { Company, Rec } from '../support/company.mts';
import { byEmail, byId, byName } from '../support/engine.mts';

/** What a user enters for a job that is to change as much as it can. */
type JobCase = (company: Company) => Promise<INodeParameters>;

const workspaceOf = async (company: Company) => byId(await company.workspaceId());

const tagNames = (tags: unknown) => (tags as Rec[]).map(({ name }) => name as string);

const DAY_MS = 86_400_000;

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
	'contact.export': async (company) => ({
		workspaceId: await workspaceOf(company),
		additionalFields: { output_as: 'file' },
	}),
	'contact.find': async (company) => {
		const [contact] = await company.in('contacts');
		return { workspaceId: await workspaceOf(company), contact: byEmail(contact.email_address) };
	},
	'contact.findOrCreate': async (company) => ({
		workspaceId: await workspaceOf(company),
		emailAddress: 'a.new.contact@example.com',
		firstName: 'Ada',
		additionalFields: { tags: byName('Brand New, Brand Newer') },
	}),
	'contact.getBySegment': async (company) => ({
		workspaceId: await workspaceOf(company),
		segmentId: byName('active readers'),
	}),
	'contact.getEverything': async (company) => {
		const [contact] = await company.in('contacts');
		return { workspaceId: await workspaceOf(company), contact: byEmail(contact.email_address) };
	},
	'contact.import': async (company) => {
		const [contact] = await company.in('contacts');
		return {
			workspaceId: await workspaceOf(company),
			emailAddress: contact.email_address as string,
			firstName: 'Ada',
			additionalFields: { tags: byName('Brand New, Brand Newer') },
		};
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
		firstName: 'Ada',
		additionalFields: { tags: byName('Brand New, Brand Newer') },
	}),
	'order.addTags': async (company) => {
		const [order] = await company.in('orders');
		return { order: byId(order.id), orderTags: byName('Brand New, Brand Newer') };
	},
	'order.cancelAtRenewal': async (company) => ({ order: byId((await subscription(company, 'stripe')).id) }),
	'order.cancelNow': async (company) => ({
		order: byId((await subscription(company, 'payments_ai')).id),
		additionalFields: { cancel_reason: 'unused', cancelation_proration: true },
	}),
	'order.createExternal': async (company) => {
		const [{ id }] = await company.in('products');
		return {
			workspaceId: await workspaceOf(company),
			contactId: byEmail('a.new.buyer@example.com'),
			productId: byId(id),
			externalId: 'receipt-1',
			additionalFields: {
				create_missing_contact: true,
				products_price_id: byId((await company.list(`/products/${id}/prices`))[0].id),
			},
		};
	},
	'order.getComplete': async (company) => {
		const [order] = await company.in('orders');
		return { order: byId(order.id) };
	},
	'order.moveDate': async (company) => ({
		order: byId((await subscription(company, 'payments_ai')).id),
		dateToMove: 'both',
		newDate: new Date(Date.now() + 400 * DAY_MS).toISOString(),
	}),
	'order.refund': async (company) => ({
		order: byId((await subscription(company, 'stripe')).id),
		refund: 'all_charges',
	}),
	'order.removeTags': async (company) => {
		const orders = await company.in('orders');
		const order = orders.find(({ tag_ids }) => (tag_ids as number[]).length > 0) as Rec;
		const tags = await company.in('orders/tags');
		const carried = tags.filter(({ id }) => (order.tag_ids as number[]).includes(id));
		return { order: byId(order.id), orderTags: byName(tagNames(carried).join(', ')) };
	},
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
	'courseEnrollment.completeLessons': async (company) => ({
		...(await student(company, false)),
		additionalFields: { lessons: 'Lesson 1.2, Lesson 1.3, Lesson 2.1, Lesson 3.3' },
	}),
	'product.create': async (company) => ({
		workspaceId: await workspaceOf(company),
		name: 'A New Box',
		amount: '49.00',
		paymentType: 'subscription',
		interval: 'months',
		additionalFields: { product_type: 'physical' },
	}),
	'emailBroadcast.createAndSend': async (company) => ({
		workspaceId: await workspaceOf(company),
		name: 'Launch, day one',
		emailSenderId: byEmail('news@clickfunnelsmail.com'),
		emailTopicId: byName('product news'),
		subject: 'It is here',
		sendTo: 'segment',
		send: 'now',
		toSegment: byName('active readers'),
		additionalFields: { template_id: byName('Announcement') },
	}),
	'workflow.runForContact': async (company) => ({
		workspaceId: await workspaceOf(company),
		contactId: byEmail('a.new.contact@example.com'),
		workflow: byName('After purchase'),
		additionalFields: { create_missing_contact: true },
	}),
	'fulfillment.shipOrder': async (company) => ({
		orderId: byId((await company.in('orders')).at(-1)?.id),
		trackingCode: '1Z999',
		shippingProvider: 'UPS',
		additionalFields: { ship_everything: true },
	}),
	'image.create': async (company) => ({
		workspaceId: await workspaceOf(company),
		uploadSourceUrl: 'https://example.com/retreat.png',
		name: 'Retreat at the lake',
	}),
	'formSubmission.getAll': async (company) => {
		const [form] = await company.in('forms');
		return { ...(await everyPage(company)), filters: { form_id: byName(form.name) } };
	},
	'formSubmission.submit': async (company) => ({
		workspaceId: await workspaceOf(company),
		contactId: byEmail('a.new.visitor@example.com'),
		formId: byName('Feedback'),
		answers: {
			entries: [
				{ key: 'Rating', value: 'Two' },
				{ key: 'comment', value: 'Well done' },
			],
		},
	}),
	'appointment.getUpcoming': async (company) => await everyPage(company),
	'opportunity.createForContact': async (company) => ({
		...(await inPipeline(company, 'Lead')),
		contactId: byEmail('a.new.client@example.com'),
		name: 'Retreat',
		value: '1200',
		additionalFields: { create_missing_contact: true },
	}),
	'opportunity.moveToStage': async (company) => {
		const [{ primary_contact }] = await company.in('sales/opportunities');
		return {
			...(await inPipeline(company, 'Won')),
			contactId: byEmail((primary_contact as Rec).email_address),
		};
	},
};

/** Jobs that are meant to add something each time: two equal items, or runs, do so twice. */
export const addingEachTime: ReadonlySet<string> = new Set(['contact.export', 'formSubmission.submit']);

/** Jobs that say in their result what ClickFunnels refuses, and under which key. */
export const sayingRefusals: ReadonlyMap<string, string> = new Map([['contact.import', 'import_reason']]);

/** An active subscription of a payment processor, in a trial where there is one. */
async function subscription(company: Company, processor: string): Promise<Rec> {
	const active = (await company.in('orders')).filter(
		({ payment_processor, order_type, service_status }) =>
			payment_processor === processor && order_type === 'subscription-order' && service_status === 'active',
	);
	return active.find(({ in_trial }) => in_trial === true) ?? active[0];
}

/** A list as a whole. */
async function everyPage(company: Company): Promise<INodeParameters> {
	return { workspaceId: await workspaceOf(company), returnAll: true };
}

/** A stage of the pipeline that has one of its name. */
async function inPipeline(company: Company, stage: string): Promise<INodeParameters> {
	const pipelines = await company.in('sales/pipelines');
	const pipeline = pipelines.find(({ stages }) => (stages as Rec[]).some(({ name }) => name === stage));
	return {
		workspaceId: await workspaceOf(company),
		pipelineId: byName(pipeline?.name),
		pipelineStageId: byName(stage),
	};
}

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
