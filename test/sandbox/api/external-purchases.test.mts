import type { Company, Json } from './company.mts';
import { errorOf, startCompany } from './company.mts';

const ENDPOINTS = 'webhooks/incoming/external_purchase_endpoints';

let company: Company;
let endpoint: Json;

beforeEach(async () => {
	company = await startCompany();
	[endpoint] = await company.page(`/workspaces/${company.workspace}/${ENDPOINTS}`);
});

const send = async (method: string, path: string, fields: Json) =>
	await company.send(method, path, { webhooks_incoming_external_purchases_endpoint: fields });
const register = async (fields: Json, workspace = company.workspace) =>
	await send('POST', `/workspaces/${workspace}/${ENDPOINTS}`, { name: 'Mine', ...fields });
const change = async ({ id }: Json, fields: Json) => await send('PATCH', `/${ENDPOINTS}/${id}`, fields);

describe('endpoints', () => {
	test('have a URL of their own, the provider, and a secret that ClickFunnels makes, shown once', async () => {
		const { status, body } = await register({ provider: 'example', live_mode: true });
		const { webhook_secret: secret, ...shown } = body as Json;
		expect([status, secret]).toEqual([201, expect.stringMatching(/^[0-9a-f]{64}$/)]);
		expect(shown).toMatchObject({
			url: expect.stringMatching(`/webhooks/incoming/external_purchases_webhooks/${shown.public_id}$`),
			provider_metadata: { example: {} },
			live_mode: true,
			webhook_secret_last_four: String(secret).slice(-4),
		});
		expect((await company.ask(`/${ENDPOINTS}/${shown.id}`)).body).toEqual(shown);
	});

	test('of Whop are given the secret of Whop, which a blank one leaves as it is', async () => {
		const fresh = (await register({ provider: 'whop' })).body as Json;
		expect(fresh).toMatchObject({ webhook_secret_last_four: null });
		expect(errorOf(await change(fresh, { secret: 'abcd' }))).toContain('ws_');
		expect((await change(fresh, { secret: 'ws_abcd' })).body).toMatchObject({
			webhook_secret_last_four: 'abcd',
		});
		expect((await change(fresh, { secret: '', name: 'Later' })).body).toMatchObject({
			name: 'Later',
			webhook_secret_last_four: 'abcd',
		});
	});

	test('keep provider and mode', async () => {
		const refused = await change(endpoint, { live_mode: false });
		expect([refused.status, errorOf(refused)]).toEqual([
			422,
			'Request unprocessable: live_mode cannot be changed',
		]);
		expect((await change(endpoint, { provider: 'example', live_mode: true })).body).toMatchObject({
			provider: 'whop',
			live_mode: true,
		});
	});

	test.each([
		['of a provider that was not granted', 'samcart', 'Samcart is not enabled for this workspace'],
		['in a workspace without any', 'whop', 'Whop is not enabled for this workspace'],
	])('%s: 403', async (_name, provider, text) => {
		const workspace = provider === 'whop' ? company.otherWorkspace : company.workspace;
		const answer = await register({ provider }, workspace);
		expect([answer.status, errorOf(answer)]).toEqual([403, text]);
	});

	test('stay once they have events; without any they go with their mappings', async () => {
		expect((await company.send('DELETE', `/${ENDPOINTS}/${endpoint.id}`)).status).toBe(422);
		const fresh = (await register({ provider: 'whop' })).body as Json;
		const [product] = await company.page(`/workspaces/${company.workspace}/products`);
		const mapping = await company.create(`/${ENDPOINTS}/${fresh.id}/product_mappings`, {
			external_purchase_product_mapping: {
				external_product_sku: 'a',
				products_variant_id: product.default_variant_id,
			},
		});
		expect((await company.send('DELETE', `/${ENDPOINTS}/${fresh.id}`)).status).toBe(204);
		const path = `/webhooks/incoming/external_purchase_product_mappings/${mapping.id}`;
		expect((await company.ask(path)).status).toBe(404);
	});
});

test('events: the list leaves the payload out, and is filtered by type and status', async () => {
	const path = `/${ENDPOINTS}/${endpoint.id}/events`;
	const [first] = await company.page(path);
	expect(first).not.toHaveProperty('payload');
	const event = await company.get(`/webhooks/incoming/external_purchase_events/${first.id}`);
	expect(event).toMatchObject({ ...first, payload: { type: 'payment.succeeded' } });
	const skipped = await company.page(path, 'filter[processing_status]=processing_skipped');
	expect(skipped).toMatchObject([{ event_type: 'refund.created', order_id: null }]);
});
