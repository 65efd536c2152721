import type { Company, Json } from './company.mts';
import { errorOf, startCompany } from './company.mts';

let company: Company;

beforeAll(async () => {
	company = await startCompany();
});

const unclosed = '<p>{% if contact.first_name </p>';

async function addTemplate(sent: Json = {}): Promise<Json> {
	return await company.createIn('emails/templates', { emails_template: { name: 'Letter', ...sent } });
}

const change = ({ id }: Json, sent: Json) =>
	company.send('PATCH', `/emails/templates/${String(id)}`, { emails_template: sent });

describe('a template', () => {
	test('is for e-mail only', async () => {
		const answer = await change(await addTemplate(), { template_type: 'sms' });
		expect([answer.status, errorOf(answer)]).toEqual([
			422,
			"Request unprocessable: template_type must be 'email'",
		]);
	});

	test('has a sender of its own workspace', async () => {
		const [foreign] = await company.ids(`/workspaces/${company.otherWorkspace}/emails/addresses`);
		const answer = await change(await addTemplate(), { from_address_id: foreign });
		expect([answer.status, errorOf(answer)]).toEqual([
			422,
			'Request unprocessable: from_address_id not found',
		]);
	});

	test('may be created with broken Liquid, but not changed to it', async () => {
		const created = await addTemplate({ html_body: unclosed });
		expect(created).toMatchObject({ name: 'Letter' });
		expect(errorOf(await change(created, { html_body: unclosed }))).toContain('Liquid syntax error: Tag');
		expect(errorOf(await change(created, { html_body: '{{ contact.name' }))).toContain(
			'Liquid syntax error: Variable',
		);
		const whole = '{% if contact.first_name %}{{ contact.first_name }}{% endif %}';
		expect((await change(created, { html_body: whole })).status).toBe(200);
	});

	test('that a step of a workflow sends can’t be deleted', async () => {
		const { id } = await addTemplate();
		const [workflow] = await company.page(`/workspaces/${company.workspace}/workflows`);
		const step = { step_type_settings: { send_email_step: { subject: 'Hello', template_id: id } } };
		const added = await company.send('POST', `/workflows/${String(workflow.id)}/steps`, {
			workflows_step: step,
		});
		const { step_type_settings: settings } = added.body as Record<string, Record<string, Json>>;
		const used = settings.send_email_step.template_id;
		const answer = await company.send('DELETE', `/emails/templates/${String(used)}`);
		expect(answer.status).toBe(422);
		expect(errorOf(answer)).toContain('Template cannot be deleted');
	});
});

test('a topic is archived once, and shown only to who asks for archived ones', async () => {
	const { id } = await company.createIn('emails/topics', { emails_topic: { name: 'Short-lived' } });
	const list = `/workspaces/${company.workspace}/emails/topics`;
	expect((await company.send('DELETE', `/emails/topics/${String(id)}`)).status).toBe(204);
	expect(await company.ids(list)).not.toContain(id);
	expect(await company.ids(list, 'include_archived=true')).toContain(id);
	expect((await company.send('DELETE', `/emails/topics/${String(id)}`)).status).toBe(404);
});

test('topics of the system stay', async () => {
	const [, , system] = await company.page(`/workspaces/${company.workspace}/emails/topics`);
	const answer = await company.send('DELETE', `/emails/topics/${String(system.id)}`);
	expect([answer.status, errorOf(answer)]).toEqual([
		422,
		'Request unprocessable: System topics cannot be archived',
	]);
});
