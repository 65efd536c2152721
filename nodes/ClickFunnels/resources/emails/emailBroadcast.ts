import * as kinds from '../../kinds';
import {
	boolean,
	clearable,
	date,
	dateTime,
	email,
	list,
	longText,
	number,
	options,
	reference,
	references,
	text,
	time,
	word,
	type Fields,
} from '../../table/field';
import { action, create, get, getMany, remove, update } from '../../table/lines';
import { resource, simplifyBy } from '../../table/resource';
import { backgroundAction } from '../backgroundAction';
import { idFilter } from '../shared';

/** Records of sends are simplified too. */
const simplify = simplifyBy(`id broadcast_id send_type target_count performed_count scheduled_for started_at
		completed_at approved_by_id created_at`);

/** In batches or all at once (ClickFunnels behaviour: broadcasts). */
const smartSending: Fields = {
	smart_sending: boolean(
		'Smart Sending',
		'Whether to send in batches over some time. ClickFunnels does unless this is off, and always above 5,000 recipients.',
		{ initial: true, withoutIt: 'in batches' },
	),
	...clearable({
		smart_sending_time: number('Smart Sending Time', {
			min: 0.5,
			decimals: true,
			description: 'How long it takes in all, 0.5 to 100. Needs Smart Sending Unit.',
		}),
		smart_sending_unit: options('Smart Sending Unit', ['hour', 'day'], {
			names: { hour: 'Hours', day: 'Days' },
			description: 'Needs Smart Sending Time',
		}),
	}),
};

/** Two subject lines, of which the one that is opened more goes to the rest (ClickFunnels behaviour: broadcasts). */
const splitTest: Fields = {
	split_test: boolean('Split Test', 'Whether to try a second subject line. It needs Split Test Variant.'),
	split_test_percentage: number('Split Test Percentage', {
		min: 1,
		withoutIt: 'all contacts',
		description: 'Share of contacts who get one of both first. Without one: 100.',
	}),
	split_test_wait_time: number('Split Test Wait Time', {
		min: 0,
		withoutIt: 'no wait',
		description: 'Hours until the better one is chosen. Without one: 0.',
	}),
	...clearable({
		variants: list('Split Test Variant', {
			entry: 'Variant',
			fields: { subject: text('Subject'), preheadline: text('Preheadline') },
			description: 'The second subject: one entry. To clear it, turn Split Test off as well.',
		}),
	}),
};

export const emailBroadcast = resource({
	kind: kinds.emailBroadcast,
	description: 'An e-mail to many contacts at once',
	fields: {
		name: text('Name'),
		from_email: email('From Email', { description: 'Address of an email sender that is usable as sender' }),
		subject: text('Subject'),
		send_immediately: boolean(
			'Send Immediately',
			'Whether it goes out at once when it is sent. If not, Send Date is needed.',
			{ initial: true, withoutIt: 'at once' },
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
			template_id: reference('Email Template', kinds.emailTemplate),
			filter_id: reference('Saved Filter', kinds.contactFilter, {
				withoutIt: 'other contacts',
				description: 'The contacts to send to. The broadcast keeps a copy of the filter.',
			}),
			send_at: date('Send Date', { withoutIt: 'at once' }),
			send_at_local_time: time('Send Time', {
				withoutIt: '18:00:00',
				description: 'Time of day. Without one: 18:00:00.',
			}),
			time_zone: word('Time Zone', {
				withoutIt: 'that of the workspace',
				placeholder: 'e.g. Pacific Time (US & Canada)',
				description: 'Its name in ClickFunnels. Without one: that of the workspace.',
			}),
			external_id: word('External ID', { description: 'ID of the broadcast in the system it comes from' }),
			topic_ids: references('Topic', kinds.emailTopic, {
				replaces: 'Topics',
				description: 'A broadcast without a topic can’t be sent',
			}),
		}),
		...smartSending,
		...splitTest,
		recipients: list('Recipients', {
			entry: 'Recipient',
			fields: { email: email('Email'), first_name: text('First Name'), last_name: text('Last Name') },
			required: ['email'],
			withoutIt: 'the contacts of Saved Filter',
			description: 'At most 1,000. They take the place of Saved Filter. Unknown addresses become contacts.',
		}),
	},
	simplify: `id name subject status from_email template_id=template.id filter_id topic_ids send_at
		created_at`,
	operations: [
		getMany({
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
			{ description: 'Change a draft; what is not set stays' },
		),
		remove('DELETE /emails/broadcasts/{id}', {
			description: 'Delete a draft of an email broadcast permanently',
		}),
		action('GET /emails/broadcasts/{broadcast_id}/stats', {
			hasId: false,
			value: 'getStats',
			name: 'Get Stats',
			action: 'Get stats of email broadcast',
			description:
				'Retrieve how far a broadcast is sent, opens, clicks and sales, from its first send to two weeks after the last',
			simplify: false,
		}),
		...backgroundAction({
			of: kinds.emailSendAction,
			name: 'Send',
			owner: 'email broadcast',
			start: [
				'POST /emails/broadcasts/{broadcast_id}/send_actions',
				{
					value: 'send',
					isFinal: true,
					name: 'Send',
					action: 'Send email broadcast',
					description:
						'Send a broadcast to its contacts now or at a later time. It needs a topic and a usable sender.',
					simplify,
					body: {
						root: 'emails_broadcasts_send_action',
						mayBeAbsent: true,
						fields: {
							send_at: dateTime('Send At', {
								withoutIt: 'now',
								description: 'Its hour counts in the time zone of the workspace. Without one: now.',
							}),
						},
					},
				},
			],
			list: { simplify, description: 'Retrieve a list of the times that a broadcast was or will be sent' },
			get: [
				'GET /emails/broadcasts/send_actions/{id}',
				{
					simplify,
					description: 'Retrieve how far a send has come',
				},
			],
			cancel: [
				'DELETE /emails/broadcasts/send_actions/{id}',
				{ description: 'Cancel a scheduled send. One that has started may go on.' },
			],
		}),
	],
});
