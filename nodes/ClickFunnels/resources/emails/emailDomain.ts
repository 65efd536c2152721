import * as kinds from '../../kinds';
import { word } from '../../table/field';
import { action, create, get, getMany } from '../../table/lines';
import { resource } from '../../table/resource';

export const emailDomain = resource({
	kind: kinds.emailDomain,
	description: 'A domain of your own to send e-mails from',
	fields: { name: word('Name') },
	simplify: `id name ownership_verified verified ready_for_sending dkim_verified spf_verified
		dmarc_verified smtp_verified next_steps`,
	operations: [
		getMany(),
		get('GET /emails/domains/{id}', {
			description: 'Retrieve an email domain by ID. Its DNS records come with Output: Raw.',
		}),
		create(
			'POST /workspaces/{workspace_id}/emails/domains',
			{ root: 'emails_domain', required: ['name'] },
			{
				description:
					'Set up a root domain such as example.com and its no-reply sender, or return the domain if it exists already',
				result: { key: 'provision_result', values: { 200: 'existing', 201: 'created' } },
				repeatable: true,
			},
		),
		action('POST /emails/domains/{id}/verify', {
			value: 'verify',
			name: 'Verify',
			action: 'Verify email domain',
			description:
				'Check the DNS records of a domain again. Look at verified in the response: the check may not pass. Results are kept for about 10 minutes.',
			repeatable: true,
		}),
	],
});
