import type { Group, Handler } from '../../core/behaviour.mts';
import { subject } from '../../core/behaviour.mts';
import { checkOpened } from '../../core/opened.mts';
import type { Data } from '../../core/store.mts';

// Made-up but steady figures: the same step always shows the same ones. The keys are those of broadcasts.
function emailStats(delivered: number): Data {
	const [opened, clicked] = [Math.floor(delivered * 1.2), Math.floor(delivered * 0.1)];
	return {
		performance: { delivered, opened, clicked, open_rate: 120, click_rate: 10 },
		revenue: { total: (clicked * 97).toFixed(2), orders_count: clicked },
	};
}

const stepStats: Handler = (call) => {
	const { id, scope, data } = subject(call);
	const refusal = 'Workflow step stats are in Closed Beta';
	checkOpened(call.world, scope.workspace_id, 'workflow_step_stats', refusal);
	const were = 100 + (id % 400);
	const sendsEmail = data.step_type === 'send_email_step';
	const contacts = { are_here: id % 20, were_here: were };
	return { status: 200, body: { contacts, email: sendsEmail ? emailStats(were) : null } };
};

/** Figures of the steps of workflows. */
export const workflowStepStats: Group = { handlers: { getWorkflowStepStats: stepStats } };
