import {
	boolean,
	clearable,
	dateTime,
	email,
	list,
	longText,
	options,
	reference,
	references,
	text,
} from '../../table/field';
import { action, create, get, getMany, remove, resource, update } from '../../table/resource';
import type { Simplify } from '../../table/types';
import { idFilter } from '../shared';

const sends: { entity: string; simplify: Simplify } = {
	entity: 'emailSendAction',
	simplify: {
		id: 'id',
		broadcast_id: 'broadcast_id',
		send_type: 'send_type',
		target_count: 'target_count',
		performed_count: 'performed_count',
		scheduled_for: 'scheduled_for',
		started_at: 'started_at',
		completed_at: 'completed_at',
		approved_by_id: 'approved_by_id',
		created_at: 'created_at',
	},
};

export const emailBroadcast = resource({
	name: 'Email Broadcast',
	description: 'An e-mail to many contacts at once',
	fields: {
		name: text('Name'),
		from_email: email('From Email', { description: 'Address of an email sender that is usable as sender' }),
		subject: text('Subject'),
		send_immediately: boolean(
			'Send Immediately',
			'Whether it goes out at once when it is sent. If not, Send Date is needed.',
			{ initial: true },
		),
		...clearable({
			preheadline: text('Preheadline', { description: 'Shown behind the subject; at most 150 characters' }),
			reply_to_email: email('Reply-To Email'),
			html_body: longText('HTML Body', {
				description: 'Becomes a new template, unless Email Template is set',
			}),
			text_body: longText('Text Body', {
				description: 'Becomes a new template, unless Email Template is set',
			}),
			template_id: reference('Email Template', 'emailTemplate', 'integer'),
			filter_id: reference('Saved Filter', 'savedFilter', 'string', {
				description: 'The contacts to send to. The broadcast keeps a copy of the filter.',
			}),
			send_at: text('Send Date', { placeholder: 'e.g. 2027-01-31' }),
			send_at_local_time: text('Send Time', {
				placeholder: 'e.g. 09:30:00',
				description: 'Time of day. Without one: 18:00:00.',
			}),
			time_zone: text('Time Zone', {
				placeholder: 'e.g. America/New_York',
				description: 'Without one: that of the workspace',
			}),
			external_id: text('External ID', { description: 'ID of the broadcast in the system it comes from' }),
			topic_ids: references('Topic', 'emailTopic', 'integer', {
				description: 'A broadcast without a topic can’t be sent',
			}),
		}),
		recipients: list(
			'Recipients',
			'Recipient',
			{ email: email('Email'), first_name: text('First Name'), last_name: text('Last Name') },
			{
				required: ['email'],
				description: 'At most 1,000. They take the place of Saved Filter. Unknown addresses become contacts.',
			},
		),
	},
	simplify: {
		id: 'id',
		name: 'name',
		subject: 'subject',
		status: 'status',
		from_email: 'from_email',
		template_id: 'template.id',
		filter_id: 'filter_id',
		topic_ids: 'topic_ids',
		send_at: 'send_at',
		created_at: 'created_at',
	},
	operations: [
		getMany('GET /workspaces/{workspace_id}/emails/broadcasts', {
			filters: {
				...idFilter,
				status: options(
					'Status',
					['draft', 'scheduled', 'sending', 'paused', 'unhealthy', 'complete', 'canceled'],
					{ several: true },
				),
			},
		}),
		get('GET /emails/broadcasts/{id}'),
		create(
			'POST /workspaces/{workspace_id}/emails/broadcasts',
			{ root: 'emails_broadcast', required: ['name', 'from_email'] },
			{
				description:
					'Create an email broadcast as a draft. It goes out with Send. The email settings must have a complete mailing address.',
			},
		),
		update(
			'PATCH /emails/broadcasts/{id}',
			{ root: 'emails_broadcast', except: ['send_immediately', 'recipients'] },
			{ description: 'Change fields of a draft; fields that are not set stay as they are' },
		),
		remove('DELETE /emails/broadcasts/{id}', {
			description: 'Delete a draft of an email broadcast permanently',
		}),
		action(
			'send',
			'Send',
			'Send email broadcast',
			'Send a broadcast to its contacts now or at a later time. It needs a topic and a usable sender.',
			'POST /emails/broadcasts/{broadcast_id}/send_actions',
			{
				...sends,
				body: {
					root: 'emails_broadcasts_send_action',
					mayBeAbsent: true,
					fields: {
						send_at: dateTime('Send At', {
							description: 'Its hour counts in the time zone of the workspace. Without one: now.',
						}),
					},
				},
			},
		),
		getMany('GET /emails/broadcasts/{broadcast_id}/send_actions', {
			...sends,
			value: 'getSends',
			name: 'Get Sends',
			action: 'Get sends of email broadcast',
			description: 'Retrieve a list of the times that a broadcast was or will be sent',
		}),
		get('GET /emails/broadcasts/send_actions/{id}', {
			...sends,
			value: 'getSend',
			name: 'Get Send',
			action: 'Get send of email broadcast',
			description: 'Retrieve how far a send has come. It is done when completed_at is set.',
		}),
		remove('DELETE /emails/broadcasts/send_actions/{id}', {
			...sends,
			value: 'cancelSend',
			name: 'Cancel Send',
			action: 'Cancel send of email broadcast',
			description: 'Cancel a scheduled send. One that has started may go on.',
		}),
	],
});
