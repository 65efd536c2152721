import { LAST_CHANGED, RAW, deleted, list, one, pick, workspace, written, type Cases } from '../case.mts';
import type { Company, Rec } from '../../../support/company.mts';
import { byId } from '../../../support/engine.mts';

async function fresh(company: Company, username: string): Promise<Rec> {
	return await company.createIn('emails/addresses', { emails_address: { username, name: 'Fresh' } });
}

async function readyDomain(company: Company): Promise<Rec> {
	return pick(await company.in('emails/domains'), ({ ready_for_sending }) => ready_for_sending === true);
}

/** A sender on a domain of the company's own, as the user enters it. */
async function onOwnDomain(company: Company, username: string) {
	const domain = await readyDomain(company);
	return {
		fields: {
			domain: String(domain.name),
			label: 'Front desk',
			emails_domain_id: byId(domain.id),
		},
		record: {
			name: 'Ada',
			email_address: `${username}@${String(domain.name)}`,
			usable_as_sender: true,
			emails_domain: expect.objectContaining({ name: domain.name, verified: true }),
		},
	};
}

const ADDRESS = {
	address_one: '12 St James Square',
	address_two: 'Floor 1',
	city: 'London',
	postal_code: 'SW1Y 4JH',
	region: 'Greater London',
};

/** Email Sender, with the email settings. */
export const emailSenderCases: Cases = {
	'emailSender.getAll': async (company) => {
		const [, sender] = await company.in('emails/addresses');
		return {
			parameters: {
				...(await workspace(company)),
				...LAST_CHANGED,
				filters: { email_address: String(sender.email_address), verified: true },
			},
			answer: [sender],
		};
	},
	'emailSender.get': async (company) => {
		const [{ id, public_id }] = await company.in('emails/addresses');
		return await one(company, `/emails/addresses/${id}`, { emailSender: byId(public_id) });
	},
	'emailSender.create': async (company) => {
		const { fields, record } = await onOwnDomain(company, 'ada');
		return written(
			company,
			{ ...(await workspace(company)), username: 'ada', name: 'Ada', additionalFields: fields },
			record,
			(id) => `/emails/addresses/${id}`,
		);
	},
	'emailSender.update': async (company) => {
		const { id } = await fresh(company, 'before');
		const { fields, record } = await onOwnDomain(company, 'after');
		return written(
			company,
			{ emailSender: byId(id), additionalFields: { ...fields, username: 'after', name: 'Ada' } },
			{ id, ...record },
			() => `/emails/addresses/${id}`,
		);
	},
	'emailSender.delete': async (company) =>
		deleted(company, 'emailSender', await fresh(company, 'leaving'), (id) => `/emails/addresses/${id}`),
	'emailSender.getSettings': async (company) =>
		await one(
			company,
			`/workspaces/${await company.workspaceId()}/emails/settings`,
			await workspace(company),
		),
	'emailSender.updateSettings': async (company) => {
		const id = await company.workspaceId();
		const [first, second] = await company.in('emails/addresses');
		const footer = {
			name: 'Analytical Engines',
			address_single_line: true,
			hide_branding: true,
			unsubscribe_footer: 'Had enough?',
			footer_alignment: 'right',
		};
		const shown = ({ email_address, name }: Rec) => ({ email_address, name });
		const settings = {
			...footer,
			marketing_emails_from_address: shown(first),
			marketing_emails_reply_to_address: shown(second),
			system_emails_from_address: shown(second),
			system_emails_reply_to_address: shown(first),
			address: { ...ADDRESS, country: 'GB' },
			address_complete: true,
		};
		return written(
			company,
			{
				...(await workspace(company)),
				additionalFields: {
					...footer,
					address: { entries: { ...ADDRESS, country_code: 'GB' } },
					marketing_emails_from_address_id: byId(first.id),
					marketing_emails_reply_to_address_id: byId(second.id),
					system_emails_from_address_id: byId(second.id),
					system_emails_reply_to_address_id: byId(first.id),
					fieldsToClear: '',
				},
			},
			settings,
			() => `/workspaces/${id}/emails/settings`,
		);
	},
};

/** Email Domain. */
export const emailDomainCases: Cases = {
	'emailDomain.getAll': async (company) =>
		await list(
			company,
			`/workspaces/${await company.workspaceId()}/emails/domains`,
			await workspace(company),
			RAW,
		),
	'emailDomain.get': async (company) => {
		const [{ id, public_id }] = await company.in('emails/domains');
		return await one(company, `/emails/domains/${id}`, { emailDomain: byId(public_id) }, RAW);
	},
	'emailDomain.create': async (company) => ({
		parameters: { ...(await workspace(company)), ...RAW, name: 'Engines.Example' },
		answer: [
			{
				name: 'engines.example',
				provision_result: 'created',
				verified: false,
				ready_for_sending: false,
				dkim_record: null,
			},
		],
		// A sender that nobody can answer comes with the domain.
		after: async () => {
			const addresses = (await company.in('emails/addresses')).map(({ email_address }) => email_address);
			expect(addresses).toContain('no-reply@engines.example');
		},
	}),
	'emailDomain.verify': async (company) => {
		const domain = pick(
			await company.in('emails/domains'),
			({ ownership_verified, verified }) => ownership_verified === true && verified === false,
		);
		return written(
			company,
			{ emailDomain: byId(domain.id), ...RAW },
			{ id: domain.id, dkim_verified: true, verified: true, ready_for_sending: true },
			(id) => `/emails/domains/${id}`,
		);
	},
};
