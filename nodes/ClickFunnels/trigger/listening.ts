import type { INodeTypeDescription } from 'n8n-workflow';

const MAKE_IT_HAPPEN = 'submit your form, tag a contact or buy with a test card';

const TRY_IT = `<b>While you build the workflow</b>, run this step, then make the event happen in ClickFunnels: ${MAKE_IT_HAPPEN}. What comes is shown here. To see one <b>without waiting</b>, add the option <b>Latest Event</b>: it takes the newest real one from ClickFunnels’ log.<br /><br />`;

/** What the editor says of waiting for events: on the canvas while it listens, and in the node before that. */
export const listening: Pick<
	INodeTypeDescription,
	'eventTriggerDescription' | 'activationMessage' | 'triggerPanel'
> = {
	eventTriggerDescription: `Now make the event happen in ClickFunnels: ${MAKE_IT_HAPPEN}. Or stop, and add the option Latest Event.`,
	activationMessage: 'Your workflow now starts whenever one of the chosen events happens in ClickFunnels.',
	triggerPanel: {
		header: 'Pull in an event from ClickFunnels',
		executionsHelp: {
			inactive: `${TRY_IT}<b>When it does what you want</b>, activate the workflow: it then runs for every such event, and the runs are in the <a data-key='executions'>executions list</a>.`,
			active: `${TRY_IT}<b>The workflow is active</b>: it also runs for every such event by itself, and those runs are in the <a data-key='executions'>executions list</a>.`,
		},
		activationHint: {
			inactive: `Run it, then ${MAKE_IT_HAPPEN}. Without waiting: add the option Latest Event.`,
			active: `The workflow runs for new events by itself; those runs are not shown here. To try a change without waiting, add the option Latest Event.`,
		},
	},
};
