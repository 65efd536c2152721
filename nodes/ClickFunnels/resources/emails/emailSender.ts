import * as kinds from '../../kinds';
import { boolean, clearable, longText, object, options, reference, text, word } from '../../table/field';
import { action, create, get, getMany, remove, update } from '../../table/lines';
import { resource } from '../../table/resource';

const sender = (label: string) => reference(label, kinds.emailSender);

export const emailSender = resource({
	kind: kinds.emailSender,
	description: 'An address that e-mails are sent from, and the email settings of the workspace',
	fields: {
		username: word('Username', { placeholder: 'e.g. hello', description: 'The part before the @' }),
		name: text('Name'),
		domain: word('Shared Domain', {
			placeholder: 'e.g. clickfunnelsmail.com',
			description: 'A domain of ClickFunnels. For one of your own, use Email Domain.',
		}),
		label: text('Label'),
		emails_domain_id: reference('Email Domain', kinds.emailDomain, {
			description: 'Without one, the address is on a domain of ClickFunnels',
		}),
	},
	operations: [
		getMany({
			description: 'Retrieve a list of email senders. Those with usable_as_sender can send.',
			filters: {
				email_address: word('Email', {
					placeholder: 'e.g. hello@example.com',
					description: 'The whole address',
				}),
				verified: boolean('Verified', 'Whether the domain of the address is verified'),
			},
		}),
		get('GET /emails/addresses/{id}'),
		create(
			'POST /workspaces/{workspace_id}/emails/addresses',
			{ root: 'emails_address', required: ['username', 'name'] },
			{ description: 'Create an email sender on a domain of ClickFunnels or of your own' },
		),
		update('PUT /emails/addresses/{id}', { root: 'emails_address' }),
		remove('DELETE /emails/addresses/{id}', {
			description: 'Delete an email sender. ClickFunnels archives it, and the API can’t bring it back.',
		}),
		action('GET /workspaces/{workspace_id}/emails/settings', {
			hasId: false,
			value: 'getSettings',
			name: 'Get Settings',
			action: 'Get email settings',
			description: 'Retrieve the senders and the mailing address that a workspace uses for its e-mails',
		}),
		action('PUT /workspaces/{workspace_id}/emails/settings', {
			hasId: false,
			value: 'updateSettings',
			name: 'Update Settings',
			action: 'Update email settings',
			description:
				'Change the senders, the footer or the mailing address that a workspace uses for its e-mails',
			body: {
				root: 'marketing_setting',
				fields: {
					name: text('Name'),
					address: object('Mailing Address', {
						fields: {
							address_one: text('Street Line 1'),
							address_two: text('Street Line 2'),
							city: text('City'),
							postal_code: word('Postal Code'),
							country_code: word('Country Code', { placeholder: 'e.g. US' }),
							region: text('Region', { placeholder: 'e.g. ID', description: 'State, province or region' }),
						},
						description: 'Must be complete. Broadcasts need it.',
					}),
					address_single_line: boolean(
						'Address on One Line',
						'Whether the footer shows the mailing address on one line',
					),
					hide_branding: boolean('Hide Branding', 'Whether to hide the ClickFunnels branding in e-mails'),
					unsubscribe_footer: longText('Unsubscribe Footer'),
					footer_alignment: options('Footer Alignment', ['left', 'center', 'right']),
					...clearable({
						marketing_emails_from_address_id: sender('Marketing Emails Sender'),
						marketing_emails_reply_to_address_id: sender('Marketing Emails Reply-To'),
						system_emails_from_address_id: sender('System Emails Sender'),
						system_emails_reply_to_address_id: sender('System Emails Reply-To'),
					}),
				},
			},
		}),
	],
});
