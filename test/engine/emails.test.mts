import type { INodeParameters } from 'n8n-workflow';

import { byId } from '../support/engine.mts';
import { useSandbox } from '../support/use-sandbox.mts';

const inUse = useSandbox();

let workspaceId: number;
/** The workspace that has no mailing address yet. */
let unsettled: number;
beforeAll(async () => {
	workspaceId = await inUse.company.workspaceId();
	const [, team] = await inUse.company.list('/teams');
	[{ id: unsettled }] = await inUse.company.list(`/teams/${team.id}/workspaces`);
});

describe('Email Domain', () => {
	const add = (name: string) => ({ workspaceId: byId(workspaceId), name });

	test('is returned as it is where it exists already, whatever the case of its name', async () => {
		const [{ id }] = await inUse.company.in('emails/domains');
		expect(await inUse.record('emailDomain', 'create', add('BrightPath.example'))).toEqual({
			id,
			name: 'brightpath.example',
			provision_result: 'existing',
			ownership_verified: true,
			verified: true,
			ready_for_sending: true,
			dkim_verified: true,
			spf_verified: true,
			dmarc_verified: true,
			smtp_verified: false,
			next_steps: [],
		});
	});

	test('can’t be a subdomain', async () => {
		expect(await inUse.refusal('emailDomain', 'create', add('news.brightpath.example'))).toMatch(
			/Use "brightpath\.example" instead of "news\.brightpath\.example"/,
		);
	});

	test('whose DNS records are not there is checked without passing', async () => {
		const { id } = await inUse.record('emailDomain', 'create', add('unready.example'));
		const verified = await inUse.record('emailDomain', 'verify', { emailDomain: byId(id) });
		expect(verified).toMatchObject({ verified: false, ready_for_sending: false });
		expect(verified.next_steps).toContain('Add the DNS records');
	});
});

describe('Email Sender', () => {
	const add = (additionalFields: INodeParameters): INodeParameters => ({
		workspaceId: byId(workspaceId),
		username: 'desk',
		name: 'Desk',
		additionalFields,
	});

	test('is on the shared domain unless told otherwise', async () => {
		expect(await inUse.record('emailSender', 'create', add({}))).toMatchObject({
			email_address: 'desk@clickfunnelsmail.com',
			usable_as_sender: true,
			emails_domain: null,
		});
	});

	test('on a domain that is not ready can’t send', async () => {
		const { id } = await inUse.company.createIn('emails/domains', {
			emails_domain: { name: 'later.example' },
		});
		expect(await inUse.record('emailSender', 'create', add({ emails_domain_id: byId(id) }))).toMatchObject({
			email_address: 'desk@later.example',
			usable_as_sender: false,
		});
	});

	test('on a foreign domain is refused', async () => {
		expect(await inUse.refusal('emailSender', 'create', add({ domain: 'example.com' }))).toMatch(
			/must be a shared domain/,
		);
	});

	test('takes the numeric ID of a domain only, and says so', async () => {
		const [{ public_id }] = await inUse.company.in('emails/domains');
		const { problem } = await inUse.run({
			resource: 'emailSender',
			operation: 'create',
			...add({ emails_domain_id: byId(public_id) }),
		});
		expect(problem?.message).toMatch(
			/^Email Domain: .* is a public ID, but ClickFunnels takes only the numeric/,
		);
	});
});

describe('email settings', () => {
	const settingsOf = (id: number) => ({ workspaceId: byId(id) });

	test('that were never set have no mailing address', async () => {
		expect(await inUse.record('emailSender', 'getSettings', settingsOf(unsettled))).toMatchObject({
			address: null,
			address_complete: false,
			marketing_emails_from_address: null,
		});
	});

	test('refuse half a mailing address', async () => {
		const address = { entries: { city: 'London' } };
		const half = { ...settingsOf(unsettled), additionalFields: { address } };
		expect(await inUse.refusal('emailSender', 'updateSettings', half)).toMatch(
			/^Mailing Address: is incomplete$/,
		);
	});

	test('can be left without a sender', async () => {
		const cleared = await inUse.record('emailSender', 'updateSettings', {
			...settingsOf(workspaceId),
			additionalFields: { fieldsToClear: 'System Emails Sender' },
		});
		expect(cleared).toMatchObject({
			system_emails_from_address: null,
			marketing_emails_from_address: { email_address: 'hello@clickfunnelsmail.com' },
		});
	});
});

describe('Email Template', () => {
	test('shows its bodies only when they are asked for', async () => {
		const [{ id }] = await inUse.company.in('emails/templates');
		const plain = await inUse.record('emailTemplate', 'get', { emailTemplate: byId(id) });
		expect(plain).not.toHaveProperty('html_body');
		expect(plain).not.toHaveProperty('text_body');
	});

	test('with broken Liquid is refused', async () => {
		const [{ id }] = await inUse.company.in('emails/templates');
		const broken = { emailTemplate: byId(id), additionalFields: { html_body: '<p>{{ contact.name </p>' } };
		expect(await inUse.refusal('emailTemplate', 'update', broken)).toMatch(/Liquid syntax error/);
	});

	test('that a broadcast refers to can’t be deleted', async () => {
		const template = await inUse.company.createIn('emails/templates', { emails_template: { name: 'Used' } });
		await inUse.company.createIn('emails/broadcasts', {
			emails_broadcast: {
				name: 'Letter',
				from_email: 'support@clickfunnelsmail.com',
				template_id: template.id,
			},
		});
		expect(await inUse.refusal('emailTemplate', 'delete', { emailTemplate: byId(template.id) })).toMatch(
			/Template cannot be deleted/,
		);
	});
});

describe('Email Topic', () => {
	test('of the system can’t be archived', async () => {
		const [, , system] = await inUse.company.in('emails/topics');
		expect(await inUse.refusal('emailTopic', 'archive', { emailTopic: byId(system.id) })).toMatch(
			/System topics cannot be archived/,
		);
	});

	test('that is archived is left out of the list, unless the user asks for it', async () => {
		const { id } = await inUse.company.createIn('emails/topics', { emails_topic: { name: 'Gone' } });
		await inUse.record('emailTopic', 'archive', { emailTopic: byId(id) });
		const listed = async (include_archived: boolean) => {
			const { items } = await inUse.run({
				resource: 'emailTopic',
				operation: 'getAll',
				workspaceId: byId(workspaceId),
				returnAll: true,
				filters: { include_archived },
			});
			return items.map(({ json }) => json.id);
		};
		expect(await listed(false)).not.toContain(id);
		expect(await listed(true)).toContain(id);
	});
});
