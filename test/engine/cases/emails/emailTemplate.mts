import { LAST_CHANGED, deleted, lastChanged, one, workspace, written, type Cases } from '../case.mts';
import type { Company, Rec } from '../../../support/company.mts';
import { byId } from '../../../support/engine.mts';

const EXPAND = { options: { expand: ['html_body', 'text_body'] } };
const BODIES = { html_body: '<p>Hello {{ contact.first_name }}</p>', text_body: 'Hello' };

async function freshTemplate(company: Company): Promise<Rec> {
	return await company.createIn('emails/templates', { emails_template: { name: 'Plain' } });
}

async function freshTopic(company: Company): Promise<Rec> {
	return await company.createIn('emails/topics', { emails_topic: { name: 'Short-lived' } });
}

async function withBodies(company: Company, id: number): Promise<Rec> {
	const query = 'expand[]=html_body&expand[]=text_body';
	return (await company.send('GET', `/emails/templates/${id}`, undefined, query)).body as Rec;
}

/** Every field of a template but its name, as the user enters it and as the record shows it. */
async function content(company: Company) {
	const [sender] = await company.in('emails/addresses');
	return {
		fields: { ...BODIES, subject: 'Hello', from_address_id: byId(sender.id) },
		record: { ...BODIES, subject: 'Hello', from_address: expect.objectContaining({ id: sender.id }) },
	};
}

/** Email Template. */
export const emailTemplateCases: Cases = {
	'emailTemplate.getAll': async (company) => {
		const rows = lastChanged(await company.in('emails/templates')) as Rec[];
		return {
			parameters: {
				...(await workspace(company)),
				...LAST_CHANGED,
				options: { ...EXPAND.options, ...LAST_CHANGED.options },
			},
			answer: await Promise.all(rows.map(async ({ id }) => await withBodies(company, id))),
		};
	},
	'emailTemplate.get': async (company) => {
		const [{ id, public_id }] = await company.in('emails/templates');
		return {
			parameters: { emailTemplate: byId(public_id), ...EXPAND },
			answer: [{ ...(await withBodies(company, id)), html_body: '<p>Hello</p>', text_body: 'Hello' }],
		};
	},
	'emailTemplate.create': async (company) => {
		const { fields, record } = await content(company);
		const parameters = {
			...(await workspace(company)),
			...EXPAND,
			name: 'Letter',
			additionalFields: fields,
		};
		return {
			parameters,
			answer: [{ ...record, name: 'Letter', created_via_api: true }],
			after: async ({ id }) => expect(await withBodies(company, id)).toMatchObject(record),
		};
	},
	'emailTemplate.update': async (company) => {
		const { id } = await freshTemplate(company);
		const { fields, record } = await content(company);
		const additionalFields = { ...fields, name: 'Fancy', fieldsToClear: '' };
		return {
			parameters: { emailTemplate: byId(id), ...EXPAND, additionalFields },
			answer: [{ ...record, id, name: 'Fancy' }],
			after: async () => expect(await withBodies(company, id)).toMatchObject(record),
		};
	},
	'emailTemplate.delete': async (company) =>
		deleted(company, 'emailTemplate', await freshTemplate(company), (id) => `/emails/templates/${id}`),
};

/** Email Topic. */
export const emailTopicCases: Cases = {
	'emailTopic.getAll': async (company) => {
		const archived = await freshTopic(company);
		await company.send('DELETE', `/emails/topics/${archived.id}`);
		const path = `/workspaces/${await company.workspaceId()}/emails/topics`;
		const all = await company.send('GET', path, undefined, 'include_archived=true');
		const answer = lastChanged(all.body as Rec[]);
		expect(answer[0]).toMatchObject({ id: archived.id });
		return {
			parameters: {
				...(await workspace(company)),
				...LAST_CHANGED,
				filters: { include_archived: true },
			},
			answer,
		};
	},
	'emailTopic.get': async (company) => {
		const [{ id, public_id }] = await company.in('emails/topics');
		return await one(company, `/emails/topics/${id}`, { emailTopic: byId(public_id) });
	},
	'emailTopic.create': async (company) =>
		written(
			company,
			{
				...(await workspace(company)),
				name: 'Workshops',
				additionalFields: { description: 'Two a year' },
			},
			{ name: 'Workshops', description: 'Two a year' },
			(id) => `/emails/topics/${id}`,
		),
	'emailTopic.update': async (company) => {
		const { id } = await freshTopic(company);
		const record = { name: 'Long-lived', description: 'Stays for years' };
		return written(
			company,
			{ emailTopic: byId(id), additionalFields: { ...record, fieldsToClear: '' } },
			{ id, ...record },
			() => `/emails/topics/${id}`,
		);
	},
	'emailTopic.archive': async (company) => {
		const { id } = await freshTopic(company);
		return {
			parameters: { emailTopic: byId(id) },
			answer: [{ archived: true, id }],
			after: async () =>
				expect((await company.in('emails/topics')).map((topic) => topic.id)).not.toContain(id),
		};
	},
};
