import * as kinds from '../../kinds';
import { boolean, options, reference } from '../../table/field';
import { create, get, getMany } from '../../table/lines';
import { resource } from '../../table/resource';
import { contactFilter } from '../shared';

export const workflowRun = resource({
	kind: kinds.workflowRun,
	description: 'The way of one contact through a workflow',
	fields: {
		contact_id: reference('Contact', kinds.contact, { as: 'string' }),
		skip_communication: boolean(
			'Skip Communication',
			'Whether to leave out steps that send e-mails and chat messages',
			{ withoutIt: 'that messages go out' },
		),
	},
	simplify: `id public_id workflow_id contact_id status current_step_id skip_communication paused_at
		completed_at created_at`,
	operations: [
		getMany({
			description: 'Retrieve a list of workflow runs. Runs of surveys are not among them.',
			filters: {
				...contactFilter,
				status: options('Status', ['active', 'paused', 'completed', 'canceled'], { several: true }),
			},
		}),
		get('GET /workflows/runs/{id}'),
		create(
			'POST /workflows/{workflow_id}/runs',
			{ root: 'run', required: ['contact_id'] },
			{ description: 'Send a contact through a live workflow. Steps that show a page are skipped.' },
		),
	],
});
