import * as kinds from '../../kinds';
import { clearable, longText, reference, text } from '../../table/field';
import { create, get, getMany, remove, update } from '../../table/lines';
import { resource } from '../../table/resource';

const expand = ['html_body', 'text_body'];

export const emailTemplate = resource({
	kind: kinds.emailTemplate,
	description: 'The content of e-mails, for broadcasts and workflows',
	fields: {
		name: text('Name'),
		...clearable({
			subject: text('Subject'),
			html_body: longText('HTML Body', {
				description: 'With Liquid, set the field to Fixed: n8n takes {{ }} for an expression',
			}),
			text_body: longText('Text Body'),
			from_address_id: reference('Email Sender', kinds.emailSender),
		}),
	},
	operations: [
		getMany({ expand }),
		get('GET /emails/templates/{id}', {
			expand,
			description: 'Retrieve an email template by ID. Its bodies come with Include.',
		}),
		create(
			'POST /workspaces/{workspace_id}/emails/templates',
			{ root: 'emails_template', required: ['name'] },
			{ expand, description: 'Create an email template. The visual editor of ClickFunnels can’t open it.' },
		),
		update('PATCH /emails/templates/{id}', { root: 'emails_template' }, { expand }),
		remove('DELETE /emails/templates/{id}', {
			description: 'Delete an email template that is neither shared nor used by a workflow',
		}),
	],
});
