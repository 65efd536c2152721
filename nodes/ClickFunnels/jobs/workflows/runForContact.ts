import * as kinds from '../../kinds';
import type { Api, Id } from '../../table/api';
import { boolean, reference } from '../../table/field';
import { job } from '../../table/job';
import { simplifyBy } from '../../table/resource';
import {
	CONTACT,
	CONTACTS,
	contactWanted,
	CREATE_MISSING_CONTACT,
	sameContact,
	UPSERT,
	WHOSE,
} from '../steps/contact';
import { madeOnce } from '../steps/refusal';

const WORKSPACE = 'GET /workspaces/{id}';
const WORKFLOW = 'GET /workflows/{id}';
const RUNS = 'GET /workflows/{workflow_id}/runs';
const START = 'POST /workflows/{workflow_id}/runs';

export const runForContact = job({
	value: 'runForContact',
	name: 'Run for Contact',
	action: 'Run workflow for contact by email',
	description:
		'Send a contact, given by its e-mail address or ID, through a live workflow. Where it is in the workflow, or was through it, nothing is started and the result says so.',
	needs: { ...WHOSE, workflow_id: reference('Workflow', kinds.workflow) },
	takes: {
		create_missing_contact: CREATE_MISSING_CONTACT,
		run_again: boolean('Run Again', 'Whether to start it also for who was through it before'),
		skip_communication: boolean('Skip Communication', 'Whether to leave out e-mails and chat messages', {
			withoutIt: 'that messages go out',
		}),
	},
	calls: [CONTACTS, CONTACT, UPSERT, WORKSPACE, WORKFLOW, RUNS, START],
	gives: START,
	simplify: simplifyBy(
		'id public_id workflow_id contact_id status current_step_id skip_communication paused_at completed_at created_at',
	),
	outcome: { key: 'run_result', values: ['started', 'already_running', 'already_completed'] },
	alone: sameContact,
	run: async (api, { workspace_id, contact, workflow_id, skip_communication, ...may }) => {
		const { create_missing_contact: mayCreate = false, run_again: mayRepeat = false } = may;
		await refuseOther(api, workspace_id, workflow_id);
		const { id: contact_id } = await contactWanted(api, { workspace_id, contact, mayCreate });
		const runs = async () =>
			await api.rows(RUNS, { workflow_id, contact_id, sort_property: 'id', sort_order: 'desc' }).all();
		const before = await runs();
		const underWay = before.find(({ status }) => ['active', 'paused'].includes(String(status)));
		if (underWay) return { row: underWay, outcome: 'already_running' };
		const completed = before.find(({ status }) => status === 'completed');
		if (completed && !mayRepeat) return { row: completed, outcome: 'already_completed' };
		const seen = new Set(before.map(({ id }) => id));
		const { row, isNew } = await madeOnce(
			async () => await api.call(START, { workflow_id, contact_id, skip_communication }),
			async () => (await runs()).find(({ id }) => !seen.has(id)),
		);
		return { row, outcome: isNew ? 'started' : 'already_running' };
	},
});

/**
 * Holds that the workspace has the workflow, and that it is live, before a contact is made for it (ClickFunnels
 * behaviour: workflows). It is read once in a run.
 */
async function refuseOther(
	api: Api<typeof WORKSPACE | typeof WORKFLOW>,
	workspace_id: Id,
	id: Id,
): Promise<void> {
	const read = async () => await api.call(WORKFLOW, { id });
	const { name, status, ...workflow } = await api.once(`workflow ${id}`, read);
	if (status !== 'live') {
		throw api.refusal(
			`Workflow: "${String(name)}" is not live but ${String(status)}`,
			'Turn it on in ClickFunnels, or choose another.',
		);
	}
	if (String(workflow.workspace_id) === (await numberOf(api, workspace_id))) return;
	throw api.refusal(
		`Workflow: "${String(name)}" is in another workspace than the contact`,
		'Choose it again: the list has the workflows of the chosen workspace.',
	);
}

/** The number of a workspace, which may be chosen by its public ID, too; records show the number alone. */
async function numberOf(api: Api<typeof WORKSPACE>, id: Id): Promise<string> {
	if (/^\d+$/.test(String(id))) return String(id);
	return String((await api.once(`workspace ${id}`, async () => await api.call(WORKSPACE, { id }))).id);
}
