import type { INodeParameters } from 'n8n-workflow';

import type { Company, Json, Rec } from '../../../support/company.mts';
import { byId } from '../../../support/engine.mts';
import { deleted, workspace, written, type Cases } from '../case.mts';

const CRITERIA = [{ attribute: 'first_name', clause: 'sw', value: 'Ma' }];

async function freshFilter(company: Company, name: string): Promise<Rec> {
	return await company.createIn('refine_filters', { refine_filter: { name, criteria: CRITERIA } });
}

const FIELDS = ['email_address', 'id'];

/** A value in every field of Results; a page begins behind the first contact. */
async function results(company: Company): Promise<INodeParameters> {
	const [{ id }] = await company.in('contacts');
	return {
		results: {
			entries: { after: String(id), count: true, fields: FIELDS.join(', '), limit: '2', max_bytes: '4000' },
		},
	};
}

/** What comes of it, by a test of the contacts that the filter finds. */
async function found(company: Company, test: (contact: Rec) => boolean): Promise<Json> {
	const [{ id: first }, ...contacts] = await company.in('contacts');
	const all = (await company.in('contacts')).filter(test);
	const rows = contacts
		.filter((one) => one.id > first && test(one))
		.map((one) => [one.email_address, one.id]);
	expect(rows.length).toBeGreaterThan(2);
	return {
		fields: FIELDS,
		rows: rows.slice(0, 2),
		count: all.length,
		truncated: true,
		stop_reason: 'row_limit',
		next_after: String(rows[1][1]),
		max_bytes: 4000,
	};
}

const begins = (key: string, text: string) => (contact: Rec) =>
	String(contact[key] ?? '')
		.toLowerCase()
		.startsWith(text);

/** Saved Filter and Appointment. */
export const savedFilterCases: Cases = {
	'savedFilter.getAll': async (company) => {
		const filter = await freshFilter(company, 'Mas');
		return {
			parameters: {
				...(await workspace(company)),
				returnAll: false,
				limit: 5,
				filters: { name: 'Mas', sort_order: 'desc' },
			},
			answer: [filter],
		};
	},
	'savedFilter.get': async (company) => {
		const filter = await freshFilter(company, 'Read');
		return {
			parameters: { savedFilter: byId(filter.public_id), options: await results(company) },
			answer: [{ ...filter, results: await found(company, begins('first_name', 'ma')) }],
		};
	},
	'savedFilter.create': async (company) => {
		const [tag] = await company.in('contacts/tags');
		const { answer, ...rest } = written(
			company,
			{
				...(await workspace(company)),
				criteria: {
					entries: [
						{ attribute: 'tags.id', clause: 'in', value: `["${tag.id}"]` },
						{ attribute: 'created_at', clause: 'lt', value: '{"days": "30", "modifier": "ago"}' },
						{ attribute: 'email_address', clause: 'sw', value: 'an' },
					],
				},
				additionalFields: {
					name: 'New VIPs',
					filter_class: 'ContactsFilter',
					conjunction: 'and',
					results: { entries: { after: '', count: true, fields: '', limit: '1', max_bytes: '' } },
				},
			},
			{
				name: 'New VIPs',
				filter_class: 'ContactsFilter',
				conjunction: 'and',
				criteria: [
					{ attribute: 'tags.id', clause: 'in', value: [String(tag.id)] },
					{ attribute: 'created_at', clause: 'lt', value: { days: '30', modifier: 'ago' } },
					{ attribute: 'email_address', clause: 'sw', value: 'an' },
				],
			},
			(id) => `/refine_filters/${id}`,
		);
		const results = { fields: ['id'], max_bytes: 3072, count: expect.any(Number) };
		return { ...rest, answer: [{ ...answer[0], results }] };
	},
	'savedFilter.update': async (company) => {
		const { id, public_id } = await freshFilter(company, 'Before');
		const criteria = [{ attribute: 'email_address', clause: 'sw', value: 'm' }];
		const { answer, ...rest } = written(
			company,
			{
				savedFilter: byId(public_id),
				additionalFields: {
					name: 'After',
					conjunction: 'and',
					criteria: { entries: criteria },
					...(await results(company)),
				},
			},
			{ id, name: 'After', conjunction: 'and', criteria },
			() => `/refine_filters/${id}`,
		);
		return {
			...rest,
			answer: [{ ...answer[0], results: await found(company, begins('email_address', 'm')) }],
		};
	},
	'savedFilter.delete': async (company) =>
		deleted(company, 'savedFilter', await freshFilter(company, 'Short'), (id) => `/refine_filters/${id}`),
	'savedFilter.generate': async (company) => ({
		parameters: {
			...(await workspace(company)),
			text: 'contacts whose first name begins with Zo',
			additionalFields: { save: true, name: 'Zos', ...(await results(company)) },
		},
		answer: [
			{
				name: 'Zos',
				stable_id: expect.stringMatching(/\S/),
				results: await found(company, begins('first_name', 'zo')),
			},
		],
		after: async ({ id }) =>
			expect(await company.get(`/refine_filters/${id}`)).toMatchObject({ name: 'Zos' }),
	}),
	'savedFilter.getGenerated': async (company) => {
		const { id, public_id } = await freshFilter(company, 'Token');
		return {
			parameters: { savedFilter: byId(public_id), options: await results(company) },
			answer: [
				{
					id,
					name: 'Token',
					filter: { conjunction: 'and', criteria: CRITERIA },
					results: await found(company, begins('first_name', 'ma')),
				},
			],
		};
	},
	'appointment.getAll': async (company) => {
		const rows = await company.in('appointments/scheduled_events');
		return {
			parameters: {
				...(await workspace(company)),
				returnAll: false,
				limit: 5,
				output: 'raw',
				options: { sort: 'id:desc' },
			},
			answer: rows.slice(-5).reverse(),
		};
	},
};
