import { byId } from '../../../support/engine.mts';
import type { Company, Rec } from '../../../support/company.mts';
import { RAW, deleted, list, one, pick, workspace, written, type Cases } from '../case.mts';

/** A workflow of the company by its status; the live ones have triggers, steps and runs. */
export const workflowThatIs = async (company: Company, wanted: string): Promise<Rec> =>
	pick(await company.in('workflows'), ({ status }) => status === wanted);

/** A new workflow without triggers and steps. */
export const freshWorkflow = async (company: Company): Promise<Rec> =>
	await company.createIn('workflows', { workflow: { name: 'Onboarding' } });

async function withTrigger(company: Company): Promise<Rec> {
	const workflow = await freshWorkflow(company);
	await company.create(`/workflows/${workflow.id}/triggers`, {
		workflows_trigger: { event_type_key: '$contact.tag_applied' },
	});
	return workflow;
}

/** Workflow. */
export const workflowCases: Cases = {
	'workflow.getAll': async (company) =>
		await list(
			company,
			`/workspaces/${await company.workspaceId()}/workflows`,
			await workspace(company),
			RAW,
		),
	'workflow.get': async (company) => {
		const { id, public_id } = await workflowThatIs(company, 'live');
		return await one(company, `/workflows/${id}`, { workflow: byId(public_id) }, RAW);
	},
	'workflow.create': async (company) =>
		written(
			company,
			{ ...(await workspace(company)), ...RAW, name: 'Webinar follow-up' },
			{ name: 'Webinar follow-up', status: 'draft', disabled: true, run_type: 'asynchronous' },
			(id) => `/workflows/${id}`,
		),
	'workflow.update': async (company) => {
		const { id } = await freshWorkflow(company);
		const record = { name: 'Onboarding 2025', archived: true };
		return written(
			company,
			{ workflow: byId(id), ...RAW, additionalFields: record },
			{ id, ...record, status: 'archived' },
			() => `/workflows/${id}`,
		);
	},
	'workflow.delete': async (company) =>
		deleted(company, 'workflow', await freshWorkflow(company), (id) => `/workflows/${id}`),
	'workflow.getStructure': async (company) => {
		const { id, name } = await workflowThatIs(company, 'live');
		// The order that the steps are taken in, not that of the list.
		const steps = [
			{ name: 'Add the tag', sort_order: 0 },
			{
				name: 'Try two ways',
				variants: [
					{ weight: 70, steps: [expect.objectContaining({ name: 'Wait two days' })] },
					{ weight: 30, steps: [expect.objectContaining({ name: 'Wait a week' })] },
				],
			},
			{ name: 'Take the tag off', sort_order: 2 },
		];
		return {
			parameters: { workflow: byId(id) },
			answer: [
				{
					workflow: expect.objectContaining({ id, name, status: 'live' }),
					triggers: [expect.objectContaining({ event_type_key: '$contact.tag_applied' })],
					steps: steps.map((step) => expect.objectContaining(step)),
				},
			],
		};
	},
	'workflow.enable': async (company) => {
		const { id } = await withTrigger(company);
		return written(
			company,
			{ workflow: byId(id), ...RAW },
			{ id, status: 'live', disabled: false },
			() => `/workflows/${id}`,
		);
	},
	'workflow.disable': async (company) => {
		const { id } = await withTrigger(company);
		await company.create(`/workflows/${id}/enable`, {});
		const [contact] = await company.in('contacts');
		const run = await company.create(`/workflows/${id}/runs`, { run: { contact_id: contact.id } });
		const { parameters, answer, after } = written(
			company,
			{ workflow: byId(id), ...RAW },
			{ id, status: 'draft', disabled: true, active_runs_count: 0 },
			() => `/workflows/${id}`,
		);
		return {
			parameters,
			answer,
			after: async (changed) => {
				await after?.(changed);
				expect(await company.get(`/workflows/runs/${run.id}`)).toMatchObject({ status: 'canceled' });
			},
		};
	},
};
