import { pick, LAST_CHANGED, RAW, workspace, type Cases } from '../case.mts';
import { tagCases } from '../tags.mts';
import { byId } from '../../../support/engine.mts';
import { freshFunnel, read } from './own.mts';

const CODE = { head_code: '<style>h1{}</style>', footer_code: '<script>go()</script>' };
const MODES = { head_code_mode: 'replace', footer_code_mode: 'append' };
const EXPAND = { options: { expand: ['head_code', 'footer_code'] } };
const QUERY = 'expand[]=head_code&expand[]=footer_code';

/** Funnel. */
export const funnelCases: Cases = {
	'funnel.getAll': async (company) => {
		const [, { id }] = await company.in('funnels');
		return {
			parameters: {
				...(await workspace(company)),
				...LAST_CHANGED,
				...RAW,
				options: { ...EXPAND.options, ...LAST_CHANGED.options },
				filters: { id: String(id) },
			},
			answer: [await read(company, `/funnels/${id}`, QUERY)],
		};
	},
	'funnel.get': async (company) => {
		const [, { id, public_id }] = await company.in('funnels');
		return {
			parameters: { funnel: byId(public_id), ...RAW, ...EXPAND },
			answer: [await read(company, `/funnels/${id}`, QUERY)],
		};
	},
	'funnel.create': async (company) => {
		const [domain] = await company.in('domains');
		const [first, , third] = await company.in('funnels/tags');
		const record = {
			name: 'Summer Sale',
			current_path: '/summer',
			live_mode: true,
			domain_id: domain.id,
			tags: [expect.objectContaining({ id: first.id }), expect.objectContaining({ id: third.id })],
		};
		return {
			parameters: {
				...(await workspace(company)),
				...RAW,
				name: 'Summer Sale',
				additionalFields: {
					current_path: '/summer',
					live_mode: true,
					domain_id: byId(domain.id),
					tag_ids: [first.id, third.id],
					...CODE,
					...MODES,
				},
			},
			answer: [record],
			after: async ({ id }) =>
				expect(await read(company, `/funnels/${id}`, QUERY)).toMatchObject({ ...record, ...CODE }),
		};
	},
	'funnel.update': async (company) => {
		const { id } = await company.createIn('funnels', {
			funnel: { name: 'Old', head_code: '<old/>', footer_code: '<old/>' },
		});
		const [domain] = await company.in('domains');
		// The head code is replaced, the footer code appended.
		const record = {
			id,
			name: 'New',
			live_mode: true,
			domain_id: domain.id,
			head_code: CODE.head_code,
			footer_code: `<old/>\n${CODE.footer_code}`,
		};
		return {
			parameters: {
				funnel: byId(id),
				...RAW,
				...EXPAND,
				additionalFields: {
					name: 'New',
					live_mode: true,
					domain_id: byId(domain.id),
					...CODE,
					...MODES,
					fieldsToClear: '',
				},
			},
			answer: [record],
			after: async () => expect(await read(company, `/funnels/${id}`, QUERY)).toMatchObject(record),
		};
	},
	'funnel.getStructure': async (company) => {
		const { funnel } = await freshFunnel(company, 'Opt-in', 'Thank You');
		return {
			parameters: { funnel: byId(funnel.id) },
			answer: [
				{
					funnel: { id: funnel.id, public_id: funnel.public_id, name: 'Fresh' },
					steps: [
						expect.objectContaining({ name: 'Opt-in', step_type: 'show_page_step' }),
						expect.objectContaining({ name: 'Thank You', step_type: 'show_page_step' }),
					],
				},
			],
		};
	},
	'funnel.getStats': async (company) => {
		const { funnel, pages } = await freshFunnel(company, 'Opt-in', 'Thank You');
		return {
			parameters: {
				funnel: byId(funnel.id),
				options: {
					timerange_start: '2025-01-01T00:00:00Z',
					timerange_end: '2025-01-31T00:00:00Z',
					expand: ['steps'],
				},
			},
			answer: [
				{
					funnel: { id: funnel.id, name: 'Fresh' },
					currency: 'USD',
					timerange: { from: '2025-01-01T00:00:00Z', to: '2025-01-31T00:00:00Z' },
					steps: pages.map(({ id, name }) => expect.objectContaining({ page_id: id, name })),
				},
			],
		};
	},
};

/** Funnel Tag. */
export const funnelTagCases: Cases = {
	'funnelTag.getAll': async (company) => {
		const launch = pick(await company.in('funnels/tags'), ({ name }) => name === 'Launch');
		return {
			parameters: {
				...(await workspace(company)),
				...LAST_CHANGED,
				filters: { id: String(launch.id), name: 'Launch' },
			},
			answer: [launch],
		};
	},
	...tagCases('funnelTag', 'funnels/tags'),
};
