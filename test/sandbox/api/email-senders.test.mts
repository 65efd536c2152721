import type { Company, Json } from './company.mts';
import { errorOf, startCompany } from './company.mts';

let company: Company;

beforeEach(async () => {
	company = await startCompany();
});

const domains = (): Promise<Json[]> => company.page(`/workspaces/${company.workspace}/emails/domains`);
const senders = (query = ''): Promise<Json[]> =>
	company.page(`/workspaces/${company.workspace}/emails/addresses`, query);

async function addSender(sent: Json): Promise<Json> {
	return await company.createIn('emails/addresses', { emails_address: { name: 'Desk', ...sent } });
}

describe('a domain', () => {
	test('is verified by DKIM, SPF and DMARC or by SMTP, and ready where its owner is known too', async () => {
		const seen = (await domains()).map(({ verified, ready_for_sending: ready, next_steps: steps }) => ({
			verified,
			ready,
			steps,
		}));
		expect(seen).toEqual([
			{ verified: true, ready: true, steps: [] },
			{ verified: false, ready: false, steps: ['Add the DNS records', 'Verify the domain'] },
			{ verified: true, ready: false, steps: ['Connect the domain in ClickFunnels'] },
		]);
	});

	test('is looked up in DNS by verify only', async () => {
		const [, { id }] = await domains();
		expect((await company.ask(`/emails/domains/${String(id)}`)).body).toMatchObject({ verified: false });
		const { body } = await company.send('POST', `/emails/domains/${String(id)}/verify`);
		expect(body).toMatchObject({
			verified: true,
			ready_for_sending: true,
			dkim_record: { verified: true },
			return_address_verified: true,
		});
	});

	test('gets its DKIM record after it was created; asking again gives the same domain', async () => {
		const path = `/workspaces/${company.workspace}/emails/domains`;
		const first = await company.send('POST', path, { emails_domain: { name: 'New.example' } });
		expect([first.status, (first.body as Json).dkim_record]).toEqual([201, null]);
		const second = await company.send('POST', path, { emails_domain: { name: 'new.example' } });
		expect(second.status).toBe(200);
		expect(second.body).toMatchObject({
			id: (first.body as Json).id,
			dkim_record: { name: 'cf._domainkey.new.example', verified: false },
		});
	});
});

describe('a sender', () => {
	test('of its own domain takes the place of the shared default', async () => {
		const fallback = async () => (await senders()).find(({ is_workspace_default: is }) => is);
		expect(await fallback()).toMatchObject({ usable_as_sender: true });
		const [ready] = await domains();
		await addSender({ username: 'ada', emails_domain_id: ready.id });
		expect(await fallback()).toMatchObject({ usable_as_sender: false });
	});

	test('can send by SMTP from a domain that is not ready', async () => {
		const [, , smtp] = await domains();
		expect(await addSender({ username: 'ada', emails_domain_id: smtp.id })).toMatchObject({
			usable_as_sender: true,
		});
	});

	test('moves to a domain that is ready, and back to the shared one', async () => {
		const { id } = await addSender({ username: 'ada' });
		const [ready, unready] = await domains();
		const move = (sent: Json) =>
			company.send('PUT', `/emails/addresses/${String(id)}`, { emails_address: sent });
		expect((await move({ emails_domain_id: unready.id })).status).toBe(422);
		expect((await move({ emails_domain_id: ready.id })).body).toMatchObject({
			email_address: 'ada@brightpath.example',
		});
		expect((await move({ username: 'grace' })).body).toMatchObject({
			email_address: 'grace@brightpath.example',
		});
		expect((await move({ domain: 'clickfunnelsmail.com' })).body).toMatchObject({
			email_address: 'grace@clickfunnelsmail.com',
			emails_domain: null,
		});
	});

	test('takes no public id of a domain, and no foreign domain', async () => {
		const path = `/workspaces/${company.workspace}/emails/addresses`;
		const add = (sent: Json) =>
			company.send('POST', path, { emails_address: { username: 'ada', name: 'Ada', ...sent } });
		const [{ public_id: publicId }] = await domains();
		expect((await add({ emails_domain_id: publicId })).status).toBe(422);
		expect((await add({ domain: 'example.com' })).status).toBe(422);
	});

	test('is found by its address and by whether its domain is verified', async () => {
		const [, unready] = await domains();
		const { id } = await addSender({ username: 'ada', emails_domain_id: unready.id });
		expect((await senders('filter[verified]=false')).map((sender) => sender.id)).toEqual([id]);
		const address = 'filter[email_address]=ada@trailhead.example';
		expect((await senders(address)).map((sender) => sender.id)).toEqual([id]);
		expect(await senders(`${address}&filter[verified]=true`)).toEqual([]);
	});

	test('is gone once it is deleted', async () => {
		const path = `/emails/addresses/${String((await addSender({ username: 'ada' })).id)}`;
		expect((await company.send('DELETE', path)).status).toBe(204);
		expect([(await company.ask(path)).status, (await company.send('DELETE', path)).status]).toEqual([
			404, 404,
		]);
	});
});

describe('email settings', () => {
	const path = () => `/workspaces/${company.workspace}/emails/settings`;
	const change = (sent: Json) => company.send('PUT', path(), { marketing_setting: sent });

	test('show what belongs to the footer', async () => {
		const footer = {
			name: 'Brightpath Inc.',
			hide_branding: true,
			unsubscribe_footer: 'Enough?',
			footer_alignment: 'right',
			address_single_line: true,
		};
		await change(footer);
		expect((await company.ask(path())).body).toMatchObject({ ...footer, address_complete: true });
	});

	test.each([['middle'], [''], [' '], [null]])('refuse %j as footer_alignment', async (alignment) => {
		expect((await change({ footer_alignment: alignment })).status).toBe(422);
	});

	test('refuse a sender of another workspace', async () => {
		const [foreign] = await company.page(`/workspaces/${company.otherWorkspace}/emails/addresses`);
		const answer = await change({ marketing_emails_from_address_id: foreign.id });
		expect([answer.status, errorOf(answer)]).toEqual([
			422,
			'Request unprocessable: marketing_emails_from_address_id not found',
		]);
	});
});
