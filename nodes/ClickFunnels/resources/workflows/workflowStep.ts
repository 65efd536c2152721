import * as kinds from '../../kinds';
import { json, number, options, reference, text, type Fields } from '../../table/field';
import { action, create, get, getMany, remove, update } from '../../table/lines';
import { resource } from '../../table/resource';
import { statsTimes } from '../funnels/fields';

/** Step types and what each may be told (contract, `step_type_settings` of createWorkflowStep). */
const STEP_TYPES = [
	'contact_custom_attribute_step (action: Add Attribute or Remove Attribute; field_id, value)',
	'contact_tag_step (action: Add Tags or Remove Tags; contacts_tag_ids)',
	'conditional_split_step (condition: { filter_id: public ID of a saved filter })',
	'create_opportunity_step (name, value, sales_pipeline_id, sales_pipelines_stage_id, move_existing; assignment_strategy: unassigned, membership, pipeline or round_robin; membership_id, membership_ids)',
	'delay_step (delay_type: relative, day_of_week or day_of_month; duration; interval: minutes, hours, days, weeks, months or years; day_of_week, date_of_month, time_zone, use_contact_time_zone, use_execution_window, start_time, end_time, execution_window_days)',
	'deliver_webhook_step (webhooks_outgoing_endpoint_id)',
	'enroll_step (section_ids, course_ids; needs sections)',
	'unenroll_contact_step (section_ids, course_ids)',
	'grant_community_access_step (space_ids)',
	'revoke_community_access_step (space_ids)',
	'move_step (workflow_id)',
	'notify_step (message, user_ids; notify_type: list of Email, Notification)',
	'send_asset_step (asset_id)',
	'send_chat_message_step (inbox_key, subject, message, start_new_conversation)',
	'send_email_step (template_id, or subject with preheadline, html_body, text_body; from_address_id, reply_to_address_id)',
	'split_test_step (variants: [{ weight: 50 }, { weight: 50 }])',
];

const EXAMPLE = '{ "delay_step": { "delay_type": "relative", "duration": 2, "interval": "days" } }';

const fields: Fields = {
	name: text('Name', { description: 'Without one, the step is named after its type' }),
	step_type_settings: json('Step Type Settings', {
		description: `An object with one key, the step type, e.g. ${EXAMPLE}. Step types with their settings: ${STEP_TYPES.join('; ')}.`,
	}),
	parent_step_id: reference('Parent Step', kinds.workflowStep, {
		as: 'string',
		description: 'The split that the step is put into. Needs Branch.',
	}),
	branch: options('Branch', ['matched', 'unmatched', '0', '1'], {
		names: {
			matched: 'Matched (Conditional Split)',
			unmatched: 'Unmatched (Conditional Split)',
			'0': 'First Variant (Split Test)',
			'1': 'Second Variant (Split Test)',
		},
		description: 'Which way out of the Parent Step',
	}),
	position: number('Position', {
		min: 0,
		description: 'Counted from 0 in the workflow or branch. Not together with After Step.',
	}),
	after_step_id: reference('After Step', kinds.workflowStep, {
		as: 'string',
		description: 'The step to put this one behind. Not together with Position.',
	}),
};

export const workflowStep = resource({
	kind: kinds.workflowStep,
	description: 'One thing that a workflow does for a contact: send an e-mail, wait, add a tag, split the way',
	fields,
	simplify: `id workflow_id name step_type state parent_step_id branch sort_order step_type_settings
		updated_at`,
	operations: [
		getMany({
			description: 'Retrieve a list of workflow steps. For their order see Workflow: Get Structure.',
		}),
		get('GET /workflows/steps/{id}'),
		create(
			'POST /workflows/{workflow_id}/steps',
			{ root: 'workflows_step', required: ['step_type_settings'] },
			{ description: 'Create a workflow step. Without a place it goes to the end of the workflow.' },
		),
		update(
			'PATCH /workflows/steps/{id}',
			{
				root: 'workflows_step',
				fields: {
					...fields,
					step_type_settings: json('Step Type Settings', {
						description: `Settings to change under the step type, as in Create, e.g. ${EXAMPLE}. template_id is for Create alone: the template of an e-mail can’t be changed.`,
					}),
				},
			},
			{ description: 'Change or move a workflow step. Splits can’t be moved.' },
		),
		remove('DELETE /workflows/steps/{id}', {
			description: 'Delete a workflow step permanently; of a split, everything in its branches too',
		}),
		action('GET /workflows/steps/{id}/stats', {
			hasId: false,
			value: 'getStats',
			name: 'Get Stats',
			action: 'Get stats of workflow step',
			description:
				'Retrieve how many contacts are and were at a step, and how its e-mails did. Closed beta: only if ClickFunnels has opened it for your workspace.',
			options: statsTimes,
			simplify: false,
		}),
	],
});
