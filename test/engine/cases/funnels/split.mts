import { one, written, type Cases } from '../case.mts';
import type { Company, Json, Rec } from '../../../support/company.mts';
import { byId } from '../../../support/engine.mts';
import { freshFunnel, loosePage, outline, read, stepId } from './own.mts';

const tests = ({ id }: Rec) => `/funnels/${id}/split_test_steps`;
const conditions = ({ id }: Rec) => `/funnels/${id}/conditional_split_steps`;

/** A funnel of two steps whose first one is tested against another page. */
async function tested(company: Company): Promise<{ funnel: Rec; split: Rec }> {
	const { funnel, pages } = await freshFunnel(company, 'A', 'Thank You');
	const other = await loosePage(company, 'B');
	const split = await company.create(tests(funnel), {
		split_test_step: { variants: [{ page_id: pages[0].id }, { page_id: other.id }] },
	});
	return { funnel, split };
}

/** Funnel Split Test. */
export const splitTestCases: Cases = {
	'funnelSplitTest.getAll': async (company) => {
		const { funnel, split } = await tested(company);
		return { parameters: { funnelId: byId(funnel.id) }, answer: [split] };
	},
	'funnelSplitTest.get': async (company) => {
		const { funnel, split } = await tested(company);
		const where = { funnelId: byId(funnel.id), funnelSplitTest: byId(split.public_id) };
		return await one(company, `${tests(funnel)}/${split.id}`, where);
	},
	'funnelSplitTest.create': async (company) => {
		const { funnel, pages } = await freshFunnel(company, 'Intro', 'A', 'Thank You');
		const [intro, a] = pages;
		const b = await loosePage(company, 'B');
		return {
			parameters: {
				funnelId: byId(funnel.id),
				variants: {
					entries: [
						{ page_id: byId(a.id), weight: '70' },
						{ page_id: byId(b.id), weight: 30 },
					],
				},
				additionalFields: { show_page_step_id: byId(await stepId(company, intro)) },
			},
			answer: [
				{
					funnel: { id: funnel.id },
					variants: [
						expect.objectContaining({ weight: 70, page: expect.objectContaining({ id: a.id }) }),
						expect.objectContaining({ weight: 30, page: expect.objectContaining({ id: b.id }) }),
					],
				},
			],
			after: async () =>
				expect(await outline(company, funnel)).toEqual(['Intro', [['A'], ['B']], 'Thank You']),
		};
	},
	'funnelSplitTest.update': async (company) => {
		const { funnel, split } = await tested(company);
		const [c, d] = [await loosePage(company, 'C'), await loosePage(company, 'D')];
		return written(
			company,
			{
				funnelId: byId(funnel.id),
				funnelSplitTest: byId(split.id),
				variants: {
					entries: [
						{ page_id: byId(c.id), weight: '0' },
						{ page_id: byId(d.id), weight: '100' },
					],
				},
			},
			{
				id: split.id,
				variants: [
					expect.objectContaining({ weight: 0, page: expect.objectContaining({ id: c.id }) }),
					expect.objectContaining({ weight: 100, page: expect.objectContaining({ id: d.id }) }),
				],
			},
			(id) => `${tests(funnel)}/${id}`,
		);
	},
	'funnelSplitTest.delete': async (company) => {
		const { funnel, split } = await tested(company);
		return {
			parameters: {
				funnelId: byId(funnel.id),
				funnelSplitTest: byId(split.id),
				options: { branch: 'left' },
			},
			answer: [{ deleted: true, id: split.id }],
			after: async () => expect(await outline(company, funnel)).toEqual(['B', 'Thank You']),
		};
	},
};

async function savedFilters(company: Company): Promise<Rec[]> {
	const { refine_filters: filters } = await company.get(
		`/workspaces/${await company.workspaceId()}/refine_filters`,
	);
	return filters as Rec[];
}

const conditionOf = (filter: Rec): Json => ({ filter_id: filter.public_id, is_setup: true });

/** A funnel of one step, with a conditional split before it that has a page for those who match. */
async function conditional(company: Company): Promise<{ funnel: Rec; filter: Rec; page: Rec; split: Rec }> {
	const { funnel } = await freshFunnel(company, 'Order');
	const [filter] = await savedFilters(company);
	const page = await loosePage(company, 'For members');
	const split = await company.create(conditions(funnel), {
		conditional_split_step: {
			condition: { filter_id: filter.public_id },
			branches: [{ page_id: page.id }],
		},
	});
	return { funnel, filter, page, split };
}

/** Funnel Conditional Split. */
export const conditionalSplitCases: Cases = {
	'funnelConditionalSplit.getAll': async (company) => {
		const { funnel, filter } = await conditional(company);
		const all = await read(company, conditions(funnel), 'expand[]=filter');
		const [split] = all.conditional_split_steps as Json[];
		expect(split).toMatchObject({ condition: { filter: { id: filter.id } } });
		return {
			parameters: {
				funnelId: byId(funnel.id),
				options: { expand: ['filter'] },
			},
			answer: [split],
		};
	},
	'funnelConditionalSplit.get': async (company) => {
		const { funnel, split } = await conditional(company);
		const where = { funnelId: byId(funnel.public_id), funnelConditionalSplit: byId(split.id) };
		return await one(company, `${conditions(funnel)}/${split.id}`, where);
	},
	'funnelConditionalSplit.create': async (company) => {
		const { funnel, pages } = await freshFunnel(company, 'Order', 'Thank You');
		const [, filter] = await savedFilters(company);
		const [yes, no, later] = [
			await loosePage(company, 'Yes'),
			await loosePage(company, 'No'),
			await loosePage(company, 'Later'),
		];
		return {
			parameters: {
				funnelId: byId(funnel.id),
				additionalFields: {
					condition: { entries: { filter_id: byId(filter.public_id) } },
					branches: {
						entries: [{ page_id: byId(yes.id) }, { page_ids: [no.id, later.id] }],
					},
					show_page_step_id: byId(await stepId(company, pages[0])),
				},
			},
			answer: [
				{
					funnel_id: funnel.id,
					condition: conditionOf(filter),
					branches: [
						expect.objectContaining({ page: expect.objectContaining({ id: yes.id }) }),
						expect.objectContaining({ page: expect.objectContaining({ id: no.id }) }),
					],
				},
			],
			after: async () =>
				expect(await outline(company, funnel)).toEqual(['Order', [['Yes'], ['No', 'Later']], 'Thank You']),
		};
	},
	'funnelConditionalSplit.update': async (company) => {
		const { funnel, split } = await conditional(company);
		const [, filter] = await savedFilters(company);
		const [swapped, appended] = [await loosePage(company, 'Swapped'), await loosePage(company, 'Appended')];
		return {
			parameters: {
				funnelId: byId(funnel.id),
				funnelConditionalSplit: byId(split.id),
				additionalFields: {
					condition: { entries: { filter_id: byId(filter.public_id) } },
					branches: { entries: [{ page_id: byId(swapped.id) }, { page_ids: [appended.id] }] },
				},
			},
			answer: [{ id: split.id, condition: conditionOf(filter) }],
			after: async () =>
				expect(await outline(company, funnel)).toEqual([[['Swapped'], ['Appended']], 'Order']),
		};
	},
	'funnelConditionalSplit.delete': async (company) => {
		const { funnel, split } = await conditional(company);
		return {
			parameters: {
				funnelId: byId(funnel.id),
				funnelConditionalSplit: byId(split.id),
				options: { branch: 'unmatched' },
			},
			answer: [{ deleted: true, id: split.id }],
			after: async () => expect(await outline(company, funnel)).toEqual(['For members', 'Order']),
		};
	},
};
