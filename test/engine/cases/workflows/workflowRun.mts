import { byId } from '../../../support/engine.mts';
import { LAST_CHANGED, RAW, one, pick, written, type Cases } from '../case.mts';
import { workflowThatIs } from './workflow.mts';

/** Workflow Run. */
export const workflowRunCases: Cases = {
	'workflowRun.getAll': async (company) => {
		const { id } = await workflowThatIs(company, 'live');
		const run = pick(await company.list(`/workflows/${id}/runs`), ({ status }) => status === 'completed');
		return {
			parameters: {
				workflowId: byId(id),
				...LAST_CHANGED,
				...RAW,
				filters: { status: 'completed', contact_id: byId(run.contact_id) },
			},
			answer: [run],
		};
	},
	'workflowRun.get': async (company) => {
		const { id } = await workflowThatIs(company, 'live');
		const [run] = await company.list(`/workflows/${id}/runs`);
		return await one(company, `/workflows/runs/${run.id}`, { workflowRun: byId(run.public_id) }, RAW);
	},
	'workflowRun.create': async (company) => {
		const { id } = await workflowThatIs(company, 'live');
		const contact = (await company.in('contacts'))[9];
		return written(
			company,
			{
				workflowId: byId(id),
				contactId: byId(contact.public_id),
				...RAW,
				additionalFields: { skip_communication: true },
			},
			{ workflow_id: id, contact_id: contact.id, status: 'active', skip_communication: true, event_id: null },
			(run) => `/workflows/runs/${run}`,
		);
	},
};
