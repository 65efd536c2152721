import type { Company, Rec } from '../../../support/company.mts';
import { byId } from '../../../support/engine.mts';
import { LAST_CHANGED, RAW, deleted, one, workspace, written, type Cases } from '../case.mts';

const STAGES = [
	{ name: 'Asked', close_probability: 15 },
	{ name: 'Paid', close_probability: 100 },
];

/** Stages in their order, as a pipeline shows them. */
const shown = (...stages: Array<{ name: string; close_probability: number }>) =>
	stages.map((stage, sort_order) => expect.objectContaining({ ...stage, sort_order }));

const freshPipeline = async (company: Company): Promise<Rec> =>
	await company.createIn('sales/pipelines', {
		sales_pipeline: { name: 'Retreats', stages_attributes: STAGES },
	});

/** Pipeline. */
export const pipelineCases: Cases = {
	'pipeline.getAll': async (company) => {
		const [, second] = await company.in('sales/pipelines');
		return {
			parameters: {
				...(await workspace(company)),
				...LAST_CHANGED,
				filters: { id: String(second.id) },
			},
			answer: [second],
		};
	},
	'pipeline.get': async (company) => {
		const [{ id, public_id }] = await company.in('sales/pipelines');
		return await one(company, `/sales/pipelines/${id}`, { pipeline: byId(public_id) });
	},
	'pipeline.create': async (company) =>
		written(
			company,
			{
				...(await workspace(company)),
				name: 'Retreats',
				stagesAttributes: { entries: STAGES },
			},
			{ name: 'Retreats', stages: shown(...STAGES) },
			(id) => `/sales/pipelines/${id}`,
		),
	'pipeline.update': async (company) => {
		const { id } = await freshPipeline(company);
		const added = { name: 'Lost', close_probability: 0 };
		return written(
			company,
			{
				pipeline: byId(id),
				additionalFields: { name: 'Retreats 2025', stages_attributes: { entries: [added] } },
			},
			{ id, name: 'Retreats 2025', stages: shown(...STAGES, added) },
			() => `/sales/pipelines/${id}`,
		);
	},
	'pipeline.delete': async (company) =>
		deleted(company, 'pipeline', await freshPipeline(company), (id) => `/sales/pipelines/${id}`),
};

/** Pipeline Stage. */
export const pipelineStageCases: Cases = {
	'pipelineStage.getAll': async (company) => {
		const [pipeline] = await company.in('sales/pipelines');
		const [, second] = await company.list(`/sales/pipelines/${pipeline.id}/stages`);
		return {
			parameters: {
				pipelineId: byId(pipeline.id),
				...LAST_CHANGED,
				...RAW,
				filters: { id: String(second.id) },
			},
			answer: [second],
		};
	},
	'pipelineStage.get': async (company) => {
		const [pipeline] = await company.in('sales/pipelines');
		const [{ id }] = await company.list(`/sales/pipelines/${pipeline.id}/stages`);
		return await one(company, `/sales/pipelines/stages/${id}`, { pipelineStage: byId(id) }, RAW);
	},
	'pipelineStage.create': async (company) => {
		const { id, stages } = await freshPipeline(company);
		const [, last] = stages as Rec[];
		const { parameters, answer, after } = written(
			company,
			{
				pipelineId: byId(id),
				name: 'Offer sent',
				closeProbability: 62.5,
				...RAW,
				additionalFields: { sort_order: 1 },
			},
			{ pipeline_id: id, name: 'Offer sent', close_probability: 62.5, sort_order: 1 },
			(stage) => `/sales/pipelines/stages/${stage}`,
		);
		return {
			parameters,
			answer,
			// Later stages move on.
			after: async (stage) => {
				await after?.(stage);
				expect(await company.get(`/sales/pipelines/stages/${last.id}`)).toMatchObject({ sort_order: 2 });
			},
		};
	},
	'pipelineStage.update': async (company) => {
		const { stages } = await freshPipeline(company);
		const [{ id }] = stages as Rec[];
		const record = { name: 'Interested', close_probability: 12.5, sort_order: 3 };
		return written(
			company,
			{ pipelineStage: byId(id), ...RAW, additionalFields: { ...record, fieldsToClear: '' } },
			{ id, ...record },
			() => `/sales/pipelines/stages/${id}`,
		);
	},
	'pipelineStage.delete': async (company) => {
		const { stages } = await freshPipeline(company);
		const [first] = stages as Rec[];
		return deleted(company, 'pipelineStage', first, (id) => `/sales/pipelines/stages/${id}`);
	},
};
