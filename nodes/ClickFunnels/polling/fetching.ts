import type { INodeTypeDescription } from 'n8n-workflow';

const TRY_IT =
	'<b>While you build the workflow</b>, fetch a test event: the newest real record that would start it. Fetching it changes nothing.<br /><br />';

/** What the editor says of fetching a record, in place of n8n's own words, which speak of a mock event. */
export const fetching: Pick<INodeTypeDescription, 'triggerPanel'> = {
	triggerPanel: {
		header: 'Fetch a record from ClickFunnels',
		executionsHelp: {
			inactive: `${TRY_IT}<b>When it does what you want</b>, activate the workflow: at the poll times n8n then looks for what is new, and starts it with that. The runs are in the <a data-key='executions'>executions list</a>.`,
			active: `${TRY_IT}<b>The workflow is active</b>: at the poll times it also starts by itself with what is new, and those runs are in the <a data-key='executions'>executions list</a>.`,
		},
		activationHint: {
			inactive: 'It takes the newest record that would start the workflow.',
			active:
				'It takes the newest record that would start the workflow. What starts it by itself is not shown here.',
		},
	},
};
