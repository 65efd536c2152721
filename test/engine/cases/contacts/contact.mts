import type { INodeParameters } from 'n8n-workflow';

import {
	pick,
	LAST_CHANGED,
	RAW,
	deleted,
	lastChanged,
	one,
	workspace,
	written,
	type Cases,
} from '../case.mts';
import { tagCases } from '../tags.mts';
import type { Company, Json, Rec } from '../../../support/company.mts';
import { contactFields } from '../../../support/contact-fields.mts';
import { byId } from '../../../support/engine.mts';

const PROFILE = {
	first_name: 'Ada',
	last_name: 'Lovelace',
	phone_number: '+18472555555',
	time_zone: 'Europe/London',
	fb_url: 'https://facebook.com/ada',
	twitter_url: 'https://twitter.com/ada',
	instagram_url: 'https://instagram.com/ada',
	linkedin_url: 'https://linkedin.com/in/ada',
	website_url: 'https://ada.example',
};
const ATTRIBUTES = {
	entries: [{ key: { __rl: true, mode: 'list', value: 'lead_source' }, value: 'webinar' }],
} as unknown as INodeParameters;
const MAPPED = {
	mappedAttributes: { mappingMode: 'defineBelow', value: { company_size: '12', lead_source: 'old' } },
};
const EXPAND = { options: { expand: ['email_engagement'] } };
const EXPANDED = { email_engagement: expect.any(Object) };

/** A profile with two tags, as the user enters it and as the record shows it. */
async function profile(company: Company): Promise<{ fields: INodeParameters; record: Json }> {
	const [first, second] = await company.in('contacts/tags');
	return {
		fields: {
			...PROFILE,
			tag_ids: [first.id, second.id],
			custom_attributes: ATTRIBUTES,
			onlyExistingAttributes: false,
		},
		record: {
			...PROFILE,
			// What is entered by hand goes before what is mapped.
			custom_attributes: { lead_source: 'webinar', company_size: '12' },
			tags: [expect.objectContaining({ id: first.id }), expect.objectContaining({ id: second.id })],
		},
	};
}

const fresh = async (company: Company, email_address: string): Promise<Rec> =>
	await company.createIn('contacts', { contact: { email_address } });

/** A contact that carries a tag, with the applied tag. */
async function tagged(company: Company): Promise<{ contact: Rec; applied: Rec }> {
	const contact = pick(
		await company.in('contacts'),
		({ tags, is_active }) => (tags as Json[]).length > 0 && is_active === true,
	);
	const [applied] = await company.list(`/contacts/${contact.id}/applied_tags`);
	return { contact, applied };
}

/** Contact, with its applied tags. */
export const contactCases: Cases = {
	'contact.getAll': async (company) => {
		const { contact, applied } = await tagged(company);
		const email = String(contact.email_address);
		const saved = await company.createIn('refine_filters', {
			refine_filter: {
				name: 'One address',
				criteria: [{ attribute: 'email_address', clause: 'sw', value: email }],
			},
		});
		const { stable_id } = await company.get(`/contacts/filters/${saved.id}`);
		return {
			parameters: {
				...(await workspace(company)),
				...LAST_CHANGED,
				...RAW,
				options: { ...EXPAND.options, ...LAST_CHANGED.options },
				filters: {
					id: String(contact.id),
					email_address: email,
					tag_ids: [applied.tag_id as number],
					is_active: true,
					stored_filter_id: byId(saved.id),
					stable_id: String(stable_id),
				},
			},
			answer: [{ ...contact, ...EXPANDED }],
		};
	},
	'contact.get': async (company) => {
		const [, contact] = await company.in('contacts');
		return {
			parameters: { contact: byId(contact.public_id), ...RAW, ...EXPAND },
			answer: [{ ...contact, ...EXPANDED }],
		};
	},
	'contact.create': async (company) => {
		const { fields, record } = await profile(company);
		const email_address = 'ada@example.com';
		return written(
			company,
			{
				...(await workspace(company)),
				...RAW,
				...EXPAND,
				...MAPPED,
				emailAddress: email_address,
				...contactFields(fields),
			},
			{ email_address, ...record },
			(id) => `/contacts/${id}`,
		);
	},
	'contact.upsert': async (company) => {
		const { fields, record } = await profile(company);
		const email_address = 'ada.upserted@example.com';
		const parameters = {
			...(await workspace(company)),
			...RAW,
			...EXPAND,
			...MAPPED,
			emailAddress: email_address,
			...contactFields(fields),
		};
		const { answer, ...rest } = written(
			company,
			parameters,
			{ email_address, ...record },
			(id) => `/contacts/${id}`,
		);
		return { ...rest, answer: [{ ...answer[0], ...EXPANDED, upsert_result: 'created' }] };
	},
	'contact.update': async (company) => {
		const { id } = await fresh(company, 'before@example.com');
		const { fields, record } = await profile(company);
		const email_address = 'after@example.com';
		return written(
			company,
			{
				contact: byId(id),
				...RAW,
				...EXPAND,
				...MAPPED,
				...contactFields({ email_address, ...fields, fieldsToClear: '' }),
			},
			{ id, email_address, ...record },
			() => `/contacts/${id}`,
		);
	},
	'contact.delete': async (company) => {
		const { id } = await fresh(company, 'leaving@example.com');
		return {
			parameters: { contact: byId(id) },
			answer: [{ deleted: true, id }],
			// Deleted contacts leave every list but stay readable by id.
			after: async () => {
				expect((await company.in('contacts')).map((row) => row.id)).not.toContain(id);
				expect((await company.get(`/contacts/${id}`)).deleted_at).not.toBeNull();
			},
		};
	},
	'contact.redact': async (company) => {
		const { id } = await fresh(company, 'forget.me@example.com');
		return {
			parameters: { contact: byId(id) },
			answer: [{ redacted: true, id }],
			after: async () =>
				expect(await company.get(`/contacts/${id}`)).toMatchObject({
					email_address: expect.stringMatching(/^redacted-/),
					first_name: 'REDACTED',
					last_name: 'REDACTED',
				}),
		};
	},
	'contact.getTags': async (company) => {
		const { contact, applied } = await tagged(company);
		return {
			parameters: {
				contact: byId(contact.id),
				...LAST_CHANGED,
				filters: { id: String(applied.id), tag_id: [applied.tag_id as number] },
			},
			answer: [applied],
		};
	},
	'contact.getTag': async (company) => {
		const { contact, applied } = await tagged(company);
		return await one(company, `/contacts/applied_tags/${applied.id}`, {
			contact: byId(contact.id),
			carriedTagId: byId(applied.id),
		});
	},
	'contact.addTag': async (company) => {
		const { id } = await fresh(company, 'tag.me@example.com');
		const [, , tag] = await company.in('contacts/tags');
		return written(
			company,
			{ contact: byId(id), contactTagId: byId(tag.id) },
			{ contact_id: id, tag_id: tag.id },
			(applied) => `/contacts/applied_tags/${applied}`,
		);
	},
	'contact.removeTag': async (company) => {
		const { id } = await fresh(company, 'untag.me@example.com');
		const [tag] = await company.in('contacts/tags');
		const applied = await company.create(`/contacts/${id}/applied_tags`, {
			contacts_applied_tag: { tag_id: tag.id },
		});
		const gone = deleted(company, 'carriedTagId', applied, (one) => `/contacts/applied_tags/${one}`);
		return { ...gone, parameters: { ...gone.parameters, contact: byId(id) } };
	},
};

/** Contact Tag. */
export const contactTagCases: Cases = {
	'contactTag.getAll': async (company) => {
		const [, , vip] = await company.in('contacts/tags');
		return {
			parameters: {
				...(await workspace(company)),
				...LAST_CHANGED,
				filters: { id: String(vip.id), name: String(vip.name) },
			},
			answer: lastChanged([vip]),
		};
	},
	...tagCases('contactTag', 'contacts/tags'),
};
