import type { Company, Json } from './company.mts';
import { errorOf, startCompany } from './company.mts';

let company: Company;
let topic: number;

beforeAll(async () => {
	company = await startCompany();
	[topic] = await company.ids(`/workspaces/${company.workspace}/emails/topics`);
});

const add = (sent: Json) =>
	company.send('POST', `/workspaces/${company.workspace}/emails/broadcasts`, {
		emails_broadcast: {
			name: 'Letter',
			from_email: 'support@clickfunnelsmail.com',
			topic_ids: [topic],
			...sent,
		},
	});

const draft = async (sent: Json = {}): Promise<Json> => (await add(sent)).body as Json;

async function send(broadcast: Json, sent?: Json): Promise<Json> {
	const body = sent && { emails_broadcasts_send_action: sent };
	const path = `/emails/broadcasts/${String(broadcast.id)}/send_actions`;
	return (await company.send('POST', path, body)).body as Json;
}

const read = async (path: string): Promise<Json> => (await company.ask(path)).body as Json;

describe('a broadcast', () => {
	test('starts as a draft to go out at once, at the default time and zone, with the name of its sender', async () => {
		expect(await draft()).toMatchObject({
			status: 'draft',
			send_immediately: true,
			send_at_local_time: '18:00:00',
			time_zone: 'UTC',
			from_name: 'Brightpath Support',
			template: null,
			filter_id: null,
		});
	});

	test('needs a complete mailing address', async () => {
		const path = `/workspaces/${company.otherWorkspace}/emails/broadcasts`;
		const answer = await company.send('POST', path, {
			emails_broadcast: { name: 'Letter', from_email: 'support@clickfunnelsmail.com' },
		});
		expect(answer.status).toBe(422);
		expect(errorOf(answer)).toContain('A complete business mailing address is required');
	});

	test('prefers its template over bodies, and changes its own template by bodies', async () => {
		const [chosen] = await company.ids(`/workspaces/${company.workspace}/emails/templates`);
		const { template } = await draft({ template_id: chosen, html_body: '<p>Mine</p>' });
		expect(template).toMatchObject({ id: chosen });
		const own = await draft({ html_body: '<p>Mine</p>' });
		const changed = await company.send('PATCH', `/emails/broadcasts/${String(own.id)}`, {
			emails_broadcast: { html_body: '<p>Better</p>' },
		});
		expect((changed.body as Json).template).toEqual(own.template);
		const path = `/emails/templates/${String((own.template as Json).id)}`;
		expect((await company.ask(path, 'expand[]=html_body')).body).toMatchObject({
			html_body: '<p>Better</p>',
		});
	});

	test.each([
		['an unknown filter', { filter_id: 1 }],
		['a filter that is none', { filter_id: 'nonsense' }],
		[
			'more than 1000 recipients',
			{ recipients: Array.from({ length: 1001 }, () => ({ email: 'a@b.example' })) },
		],
		['a recipient without address', { recipients: [{ first_name: 'Ada' }] }],
		['an unknown topic', { topic_ids: [1] }],
		['a planned day that is null', { send_immediately: false, send_at: null }],
		['half of smart sending', { smart_sending_time: 2 }],
		['a time and a unit that is null', { smart_sending_time: 2, smart_sending_unit: null }],
		['101 days of smart sending', { smart_sending_time: 101, smart_sending_unit: 'day' }],
		['smart sending by the week', { smart_sending_time: 1, smart_sending_unit: 'week' }],
		['a split test without a second subject', { split_test: true }],
		['two more subjects', { split_test: true, variants: [{ subject: 'B' }, { subject: 'C' }] }],
		['a variant as it is shown', { split_test: true, variants: [{ subject: 'B', main: false }] }],
		[
			'more than all in the test',
			{ split_test: true, split_test_percentage: 101, variants: [{ subject: 'B' }] },
		],
	])('with %s is refused', async (_, sent) => {
		expect((await add(sent)).status).toBe(422);
	});
});

describe('a split test', () => {
	const twice = { subject: 'A', split_test: true, variants: [{ subject: 'B' }] };

	test('is of everybody at once where nothing else is said', async () => {
		expect(await draft(twice)).toMatchObject({
			split_test_percentage: 100,
			split_test_wait_time: 0,
			variants: [
				{ subject: 'A', main: true, send_percentage: 50, winner: null },
				{ subject: 'B', main: false, send_percentage: 50, winner: null },
			],
		});
	});

	test('that is turned off alone keeps its second subject', async () => {
		const { id } = await draft(twice);
		const path = `/emails/broadcasts/${String(id)}`;
		const { body } = await company.send('PATCH', path, { emails_broadcast: { split_test: false } });
		expect(body).toMatchObject({ split_test: false, variants: [{ subject: 'A' }, { subject: 'B' }] });
		expect((await company.send('PATCH', path, { emails_broadcast: { split_test: true } })).status).toBe(200);
	});
});

describe('the people that a broadcast goes to', () => {
	const contacts = () => company.page(`/workspaces/${company.workspace}/contacts`);

	test('are those of the filter as it was', async () => {
		const [{ email_address: address }] = await contacts();
		const criteria = [{ attribute: 'email_address', clause: 'sw', value: address }];
		const filter = await company.createIn('refine_filters', { refine_filter: { name: 'One', criteria } });
		const broadcast = await draft({ filter_id: filter.public_id });
		const path = `/refine_filters/${String(filter.id)}`;
		await company.send('PATCH', path, {
			refine_filter: { criteria: [{ attribute: 'email_address', clause: 'sw', value: 'nobody' }] },
		});
		expect(await send(broadcast)).toMatchObject({ target_count: 1, performed_count: 0, completed_at: null });
	});

	test('are the recipients where both are given; known addresses are matched in any case', async () => {
		const [{ email_address: address }] = await contacts();
		const filter = await company.createIn('refine_filters', {
			refine_filter: {
				name: 'All of a',
				criteria: [{ attribute: 'email_address', clause: 'sw', value: 'a' }],
			},
		});
		const broadcast = await draft({
			filter_id: filter.id,
			recipients: [
				{ email: String(address).toUpperCase() },
				{ email: 'new@walker.example', last_name: 'Walker' },
			],
		});
		expect(await send(broadcast)).toMatchObject({ target_count: 2 });
		const known = await company.page(
			`/workspaces/${company.workspace}/contacts`,
			`filter[email_address]=${String(address)},new@walker.example`,
		);
		expect(known).toMatchObject([{ email_address: address }, { last_name: 'Walker' }]);
	});

	test('are all contacts without either', async () => {
		const everyone = await startCompany();
		const { body } = await everyone.send('POST', `/workspaces/${everyone.workspace}/emails/broadcasts`, {
			emails_broadcast: { name: 'All', from_email: 'hello@clickfunnelsmail.com', topic_ids: [topic] },
		});
		const path = `/emails/broadcasts/${String((body as Json).id)}/send_actions`;
		expect((await everyone.send('POST', path)).body).toMatchObject({ target_count: 200 });
	});
});

describe('a send', () => {
	test('is done when it is read later, and so is its broadcast', async () => {
		const broadcast = await draft();
		const action = await send(broadcast);
		const later = await read(`/emails/broadcasts/send_actions/${String(action.id)}`);
		expect(later.performed_count).toBe(later.target_count);
		expect(later.completed_at).not.toBeNull();
		expect(await read(`/emails/broadcasts/${String(broadcast.id)}`)).toMatchObject({ status: 'complete' });
	});

	test('that is planned can be called off', async () => {
		const broadcast = await draft();
		const action = await send(broadcast, { send_at: '2033-05-01T10:00:00Z' });
		expect(action).toMatchObject({ scheduled_for: '2033-05-01T10:00:00.000Z' });
		const path = `/emails/broadcasts/${String(broadcast.id)}`;
		expect(await read(path)).toMatchObject({ status: 'scheduled' });
		await company.send('DELETE', `/emails/broadcasts/send_actions/${String(action.id)}`);
		expect(await read(path)).toMatchObject({ status: 'canceled' });
		expect(await company.page(`${path}/send_actions`)).toEqual([]);
	});

	test('needs a topic and a sender that is still usable', async () => {
		const without = await draft({ topic_ids: [] });
		expect(await send(without)).toEqual({ error: "Request unprocessable: Topic can't be blank" });
		const sender = await company.createIn('emails/addresses', {
			emails_address: { username: 'brief', name: 'Brief' },
		});
		const broadcast = await draft({ from_email: 'brief@clickfunnelsmail.com' });
		await company.send('DELETE', `/emails/addresses/${String(sender.id)}`);
		expect(await send(broadcast)).toEqual({
			error: 'Request unprocessable: From email is not a usable sender of this workspace',
		});
	});
});
