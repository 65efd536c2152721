import type { Company, Rec } from '../../../support/company.mts';
import { byId } from '../../../support/engine.mts';
import { RAW, deleted, list, one, written, type Cases } from '../case.mts';
import { freshWorkflow, workflowThatIs } from './workflow.mts';

const wait = (days: number) => ({
	delay_step: { delay_type: 'relative', duration: days, interval: 'days' },
});

/** A new workflow with a split test, in whose second branch one step waits. */
async function split(company: Company): Promise<{ workflow: Rec; split: Rec; waiting: Rec }> {
	const workflow = await freshWorkflow(company);
	const put = async (workflows_step: object) =>
		await company.create(`/workflows/${workflow.id}/steps`, { workflows_step });
	const test = await put({ step_type_settings: { split_test_step: {} } });
	const waiting = await put({ parent_step_id: test.id, branch: '1', step_type_settings: wait(1) });
	return { workflow, split: test, waiting };
}

/** Workflow Step. */
export const workflowStepCases: Cases = {
	'workflowStep.getAll': async (company) => {
		const { id } = await workflowThatIs(company, 'live');
		return await list(company, `/workflows/${id}/steps`, { workflowId: byId(id) }, RAW);
	},
	'workflowStep.get': async (company) => {
		const { waiting } = await split(company);
		return await one(
			company,
			`/workflows/steps/${waiting.id}`,
			{ workflowStep: byId(waiting.public_id) },
			RAW,
		);
	},
	'workflowStep.create': async (company) => {
		const { workflow, split: test, waiting } = await split(company);
		const place = { name: 'Wait first', branch: '1' };
		const { parameters, answer, after } = written(
			company,
			{
				workflowId: byId(workflow.id),
				stepTypeSettings: JSON.stringify(wait(3)),
				...RAW,
				additionalFields: { ...place, parent_step_id: byId(test.public_id), position: 0 },
			},
			{
				...place,
				parent_step_id: test.id,
				sort_order: 0,
				step_type: 'delay_step',
				step_type_settings: wait(3),
			},
			(id) => `/workflows/steps/${id}`,
		);
		return {
			parameters,
			answer,
			after: async (step) => {
				await after?.(step);
				expect(await company.get(`/workflows/steps/${waiting.id}`)).toMatchObject({ sort_order: 1 });
			},
		};
	},
	'workflowStep.update': async (company) => {
		const { split: test, waiting } = await split(company);
		const place = { name: 'Wait longer', branch: '0' };
		return written(
			company,
			{
				workflowStep: byId(waiting.id),
				...RAW,
				additionalFields: {
					...place,
					parent_step_id: byId(test.id),
					position: 0,
					step_type_settings: '{ "delay_step": { "duration": 5 } }',
				},
			},
			{ id: waiting.id, ...place, parent_step_id: test.id, sort_order: 0, step_type_settings: wait(5) },
			() => `/workflows/steps/${waiting.id}`,
		);
	},
	'workflowStep.getStats': async (company) => {
		const workflow = await freshWorkflow(company);
		const { id } = await company.create(`/workflows/${workflow.id}/steps`, {
			workflows_step: { step_type_settings: { send_email_step: { subject: 'Hello' } } },
		});
		return {
			parameters: {
				workflowStep: byId(id),
				options: { timerange_start: '2025-01-01T00:00:00Z', timerange_end: '2025-01-31T00:00:00Z' },
			},
			answer: [
				{
					contacts: { are_here: expect.any(Number), were_here: expect.any(Number) },
					email: { performance: expect.any(Object), revenue: expect.any(Object) },
				},
			],
		};
	},
	'workflowStep.delete': async (company) => {
		const { split: test, waiting } = await split(company);
		const { parameters, answer, after } = deleted(
			company,
			'workflowStep',
			test,
			(id) => `/workflows/steps/${id}`,
		);
		return {
			parameters,
			answer,
			// What is in the branches of a split goes with it.
			after: async (step) => {
				await after?.(step);
				expect((await company.send('GET', `/workflows/steps/${waiting.id}`)).status).toBe(404);
			},
		};
	},
};
