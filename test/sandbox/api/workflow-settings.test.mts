import type { Company, Json } from './company.mts';
import { errorOf, startCompany } from './company.mts';

let company: Company;
let workflow: Json;

beforeEach(async () => {
	company = await startCompany();
	workflow = await company.createIn('workflows', { workflow: { name: 'Onboarding' } });
});

const send = async (step_type_settings: Json) =>
	await company.send('POST', `/workflows/${workflow.id}/steps`, { workflows_step: { step_type_settings } });
const put = async (settings: Json) => (await send(settings)).body as Json;
const change = async ({ id }: Json, step_type_settings: Json) =>
	await company.send('PATCH', `/workflows/steps/${id}`, { workflows_step: { step_type_settings } });
const inner = (step: Json, type: string) => (step.step_type_settings as Record<string, Json>)[type];
const refusal = async (settings: Json) => {
	const answer = await send(settings);
	expect(answer.status).toBe(422);
	return errorOf(answer);
};

test('a step is named after its type, which is the one key of its settings', async () => {
	expect(await put({ delay_step: { duration: 2, interval: 'days' } })).toMatchObject({
		name: 'Delay Step',
		step_type: 'delay_step',
		state: 'active',
	});
	await refusal({});
	await refusal({ delay_step: {}, move_step: {} });
	await refusal({ sneeze_step: {} });
});

test('settings change key by key; the type stays', async () => {
	const step = await put({ delay_step: { duration: 2, interval: 'days' } });
	const { body } = await change(step, { delay_step: { duration: 3 } });
	expect(inner(body as Json, 'delay_step')).toEqual({ duration: 3, interval: 'days' });
	expect((await change(step, { move_step: {} })).status).toBe(422);
});

test.each([
	['contact_tag_step', { action: 'Add Tag' }],
	['contact_custom_attribute_step', { action: 'Add' }],
	['create_opportunity_step', { assignment_strategy: 'random' }],
	['notify_step', { notify_type: ['Email', 'Pigeon'] }],
	['delay_step', { interval: 'fortnights' }],
	['delay_step', { delay_type: 'absolute' }],
])('%s refuses %j', async (type, settings) => {
	expect(await refusal({ [type]: settings })).toContain('is not included in the list');
});

describe('ids', () => {
	test('are taken in either form and shown as integers', async () => {
		const [first, second] = await company.page(`/workspaces/${company.workspace}/contacts/tags`);
		const step = await put({
			contact_tag_step: { action: 'Add Tags', contacts_tag_ids: [first.public_id, second.id] },
		});
		expect(inner(step, 'contact_tag_step').contacts_tag_ids).toEqual([first.id, second.id]);
	});

	test('are those of the workspace', async () => {
		const [tag] = await company.ids(`/workspaces/${company.otherWorkspace}/contacts/tags`);
		expect(await refusal({ contact_tag_step: { action: 'Add Tags', contacts_tag_ids: [tag] } })).toContain(
			`\`contacts_tag_ids\` '${tag}' was not found in this workspace.`,
		);
	});

	test('of people to notify are users of the team', async () => {
		const [own, other] = await company.page('/teams');
		const [member] = own.memberships as Json[];
		const [stranger] = other.memberships as Json[];
		const notify = (user_ids: unknown[]) => ({ notify_step: { message: 'Hi', user_ids } });
		expect(inner(await put(notify([member.user_id])), 'notify_step').user_ids).toEqual([member.user_id]);
		expect(await refusal(notify([stranger.user_id]))).toContain('was not found in this workspace.');
	});

	test('of another workflow to move to: neither the own one nor an archived one', async () => {
		const archived = await company.createIn('workflows', { workflow: { name: 'Old' } });
		await company.send('PATCH', `/workflows/${archived.id}`, { workflow: { archived: true } });
		expect(await refusal({ move_step: { workflow_id: workflow.id } })).toContain(
			'move_step workflow_id cannot reference its own workflow.',
		);
		expect(await refusal({ move_step: { workflow_id: archived.id } })).toContain(
			'move_step workflow_id references an archived workflow.',
		);
	});
});

test.each([
	['Eastern Time (US & Canada)', 'Eastern Time (US & Canada)'],
	['America/New_York', 'Eastern Time (US & Canada)'],
	['America/Detroit', 'Eastern Time (US & Canada)'],
	['Europe/Vienna', 'Berlin'],
])('a delay takes the time zone %s as %s', async (time_zone, name) => {
	expect(inner(await put({ delay_step: { time_zone } }), 'delay_step')).toEqual({ time_zone: name });
});

test('a delay refuses a time zone that nobody knows', async () => {
	expect(await refusal({ delay_step: { time_zone: 'Mars/Olympus' } })).toContain('time_zone');
});

describe('splits', () => {
	test('of a test are two, with weights that sum to 100', async () => {
		const variants = (...weights: number[]) => ({
			split_test_step: { variants: weights.map((weight) => ({ weight })) },
		});
		expect(inner(await put({ split_test_step: {} }), 'split_test_step')).toEqual({
			variants: [{ weight: 50 }, { weight: 50 }],
		});
		const step = await put(variants(70, 30));
		expect((await change(step, variants(20, 80))).body).toMatchObject({
			step_type_settings: variants(20, 80),
		});
		for (const weights of [[100], [50, 25, 25], [60, 60], [33.5, 66.5]]) await refusal(variants(...weights));
		await refusal({ split_test_step: { variants: [{ weight: 50, name: 'A' }, { weight: 50 }] } });
	});

	test('by a condition need a saved filter, by either id', async () => {
		const [{ id, public_id }] = (
			(await company.ask(`/workspaces/${company.workspace}/refine_filters`)).body as {
				refine_filters: Json[];
			}
		).refine_filters;
		for (const filter_id of [id, public_id]) {
			const step = await put({ conditional_split_step: { condition: { filter_id } } });
			expect(inner(step, 'conditional_split_step')).toEqual({ condition: { filter_id: id, is_setup: true } });
		}
		await refusal({ conditional_split_step: {} });
		await refusal({ conditional_split_step: { condition: { filter_id: 12 } } });
	});
});

describe('e-mails', () => {
	const email = (settings: Json) => ({ send_email_step: settings });
	const template = async (step: Json): Promise<Json> => {
		const { template_id: id } = inner(step, 'send_email_step');
		return (await company.ask(`/emails/templates/${id}`, 'expand[]=html_body')).body as Json;
	};

	test('need a subject or a template; with a subject alone they are not set up', async () => {
		expect(await refusal(email({ preheadline: 'Hi' }))).toContain(
			'send_email_step requires a subject or a template_id.',
		);
		expect(await put(email({ subject: 'Hi' }))).toMatchObject({ state: 'notSetup' });
		expect(await put(email({ subject: 'Hi', html_body: '<p>Hi</p>' }))).toMatchObject({ state: 'active' });
	});

	test('need a complete mailing address', async () => {
		const path = `/workspaces/${company.otherWorkspace}/workflows`;
		const { body } = await company.send('POST', path, { workflow: { name: 'Without address' } });
		const answer = await company.send('POST', `/workflows/${(body as Json).id}/steps`, {
			workflows_step: { step_type_settings: email({ subject: 'Hi' }) },
		});
		expect(answer.status).toBe(422);
		expect(errorOf(answer)).toContain('A complete business mailing address is required');
	});

	test('keep their bodies to themselves and change them in place', async () => {
		const step = await put(email({ subject: 'Hi', html_body: '<p>Hi</p>' }));
		expect(inner(step, 'send_email_step')).toEqual({ subject: 'Hi', template_id: expect.any(Number) });
		expect((await template(step)).html_body).toBe('<p>Hi</p>');
		const { body } = await change(step, email({ html_body: '<p>Ho</p>' }));
		expect(inner(body as Json, 'send_email_step')).toEqual(inner(step, 'send_email_step'));
		expect((await template(step)).html_body).toBe('<p>Ho</p>');
	});

	test('copy their template, for good', async () => {
		const source = await company.createIn('emails/templates', {
			emails_template: { name: 'A', subject: 'Hi', html_body: '<p>Hi</p>' },
		});
		const before = await company.ids(`/workspaces/${company.workspace}/emails/templates`);
		const step = await put(email({ template_id: source.id, html_body: '<p>Loses</p>' }));
		expect(inner(step, 'send_email_step').template_id).not.toBe(source.id);
		await company.send('PATCH', `/emails/templates/${source.id}`, {
			emails_template: { html_body: '<p>Changed</p>' },
		});
		expect((await template(step)).html_body).toBe('<p>Hi</p>');
		expect(await company.ids(`/workspaces/${company.workspace}/emails/templates`)).toEqual(before);
		expect((await change(step, email({ template_id: source.id }))).status).toBe(422);
	});

	test('come from a usable sender', async () => {
		const { id: domain } = await company.createIn('emails/domains', {
			emails_domain: { name: 'new.example' },
		});
		const address = await company.createIn('emails/addresses', {
			emails_address: { name: 'New', username: 'hi', emails_domain_id: domain },
		});
		expect(address.usable_as_sender).toBe(false);
		await refusal(email({ subject: 'Hi', from_address_id: address.id }));
		const [shared] = await company.page(`/workspaces/${company.workspace}/emails/addresses`);
		expect((await send(email({ subject: 'Hi', from_address_id: shared.id }))).status).toBe(201);
	});
});
