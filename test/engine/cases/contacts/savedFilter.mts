import type { Company, Rec } from '../../../support/company.mts';
import { byId } from '../../../support/engine.mts';
import { deleted, workspace, written, type Cases } from '../case.mts';

const CRITERIA = [{ attribute: 'first_name', clause: 'sw', value: 'An' }];

async function freshFilter(company: Company, name: string): Promise<Rec> {
	return await company.createIn('refine_filters', { refine_filter: { name, criteria: CRITERIA } });
}

/** Saved Filter and Appointment. */
export const savedFilterCases: Cases = {
	'savedFilter.getAll': async (company) => {
		const filter = await freshFilter(company, 'Ans');
		return {
			parameters: {
				...(await workspace(company)),
				returnAll: false,
				limit: 5,
				filters: { name: 'Ans', sort_order: 'desc' },
			},
			answer: [filter],
		};
	},
	'savedFilter.get': async (company) => {
		const filter = await freshFilter(company, 'Read');
		return { parameters: { savedFilter: byId(filter.public_id) }, answer: [filter] };
	},
	'savedFilter.create': async (company) => {
		const [tag] = await company.in('contacts/tags');
		return written(
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
				additionalFields: { name: 'New VIPs', filter_class: 'ContactsFilter', conjunction: 'and' },
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
	},
	'savedFilter.update': async (company) => {
		const { id, public_id } = await freshFilter(company, 'Before');
		const criteria = [{ attribute: 'last_name', clause: 'eq', value: 'Lee' }];
		return written(
			company,
			{
				savedFilter: byId(public_id),
				additionalFields: { name: 'After', conjunction: 'and', criteria: { entries: criteria } },
			},
			{ id, name: 'After', conjunction: 'and', criteria },
			() => `/refine_filters/${id}`,
		);
	},
	'savedFilter.delete': async (company) =>
		deleted(company, 'savedFilter', await freshFilter(company, 'Short'), (id) => `/refine_filters/${id}`),
	'savedFilter.generate': async (company) => ({
		parameters: {
			...(await workspace(company)),
			text: 'contacts whose first name begins with Be',
			additionalFields: { save: true, name: 'Bes' },
		},
		answer: [{ name: 'Bes', stable_id: expect.stringMatching(/\S/) }],
		after: async ({ id }) =>
			expect(await company.get(`/refine_filters/${id}`)).toMatchObject({ name: 'Bes' }),
	}),
	'savedFilter.getGenerated': async (company) => {
		const { id, public_id } = await freshFilter(company, 'Token');
		return {
			parameters: { savedFilter: byId(public_id) },
			answer: [{ id, name: 'Token', filter: { conjunction: 'and', criteria: CRITERIA } }],
		};
	},
	'appointment.getAll': async (company) => {
		const rows = await company.in('appointments/scheduled_events');
		return {
			parameters: {
				...(await workspace(company)),
				returnAll: false,
				limit: 5,
				simplify: false,
				sort: { sort_property: 'id', sort_order: 'desc' },
			},
			answer: rows.slice(-5).reverse(),
		};
	},
};
