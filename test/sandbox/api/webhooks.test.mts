import { readWebhooks } from '../../../scripts/contract/webhooks.mts';
import { eventTypes } from '../../support/webhook-contract.mts';
import type { Company, Json } from './company.mts';
import { errorOf, startCompany } from './company.mts';

let company: Company;

beforeEach(async () => {
	company = await startCompany();
});

const register = (sent: Json) =>
	company.send('POST', `/workspaces/${company.workspace}/webhooks/outgoing/endpoints`, {
		webhooks_outgoing_endpoint: { name: 'Mine', url: 'https://example.com/hook', ...sent },
	});

describe('endpoints', () => {
	test('show their secret in the answer to create, and never again', async () => {
		const { status, body } = await register({ event_type_ids: ['contact.created'] });
		expect(status).toBe(201);
		const { webhook_secret: secret, ...shown } = body as Json;
		expect(secret).toMatch(/^[0-9a-f]{64}$/);
		expect(shown).toMatchObject({
			api_version: 2,
			event_type_ids: ['contact.created'],
			page_ids: [],
			funnel_ids: [],
		});
		expect((await company.ask(`/webhooks/outgoing/endpoints/${shown.id}`)).body).toEqual(shown);
		expect(company.api.webhookEndpoints().find(({ id }) => id === shown.id)).toEqual({
			id: shown.id,
			workspaceId: company.workspace,
			url: 'https://example.com/hook',
			secret,
			eventTypeIds: ['contact.created'],
			funnelIds: [],
			pageIds: [],
		});
	});

	test('need known event types, at least one', async () => {
		expect((await register({ event_type_ids: [] })).status).toBe(422);
		expect((await register({})).status).toBe(422);
		const unknown = await register({ event_type_ids: ['contact.sneezed'] });
		expect(errorOf(unknown)).toBe(
			"Request unprocessable: Event type ids 'contact.sneezed' is not a valid event type",
		);
	});

	test('replace their event types and clear their pages on update; leave on delete', async () => {
		const pages = await company.ids(`/workspaces/${company.workspace}/pages`);
		const { id } = (await register({ event_type_ids: ['contact.created'], page_ids: [pages[0]] }))
			.body as Json;
		const path = `/webhooks/outgoing/endpoints/${id}`;
		const sent = { event_type_ids: ['order.completed'], page_ids: null };
		const { body } = await company.send('PUT', path, { webhooks_outgoing_endpoint: sent });
		expect(body).toMatchObject({ event_type_ids: ['order.completed'], page_ids: [] });
		expect(body).not.toHaveProperty('webhook_secret');
		expect(await company.send('DELETE', path)).toEqual({ status: 204 });
		expect(company.api.webhookEndpoints().some((endpoint) => endpoint.id === id)).toBe(false);
	});
});

describe('events', () => {
	test('types are listed all at once', async () => {
		const types = await company.page('/webhooks/outgoing/event_types');
		expect(types.map(({ id }) => id)).toEqual(eventTypes);
	});

	test('tell of a contact: created, identified, updated, deleted', async () => {
		const { id } = await company.createIn('contacts', { contact: { first_name: 'Ada' } });
		await company.send('PATCH', `/contacts/${id}`, { contact: { email_address: 'ada@example.com' } });
		await company.send('PATCH', `/contacts/${id}`, { contact: { email_address: 'ida@example.com' } });
		await company.send('DELETE', `/contacts/${id}`);
		expect(company.events.map(({ eventType }) => eventType)).toEqual([
			'contact.created',
			'contact.updated',
			'contact.identified',
			'contact.updated',
			'contact.deleted',
		]);
		expect(company.events[2]).toMatchObject({
			subjectType: 'Contact',
			subjectId: id,
			workspaceId: company.workspace,
			data: { id, email_address: 'ada@example.com' },
		});
	});

	test('of other records follow the same pattern', async () => {
		const told = async (change: () => Promise<unknown>) => {
			company.events.length = 0;
			await change();
			return company.events.map(({ eventType }) => eventType);
		};
		expect(await told(() => company.createIn('products', { product: { name: 'A' } }))).toEqual([
			'products/variant.created',
			'product.created',
		]);
		expect(await told(() => company.createIn('courses', { course: { title: 'A' } }))).toEqual([
			'course.created',
		]);
		const [opportunity] = await company.ids(`/workspaces/${company.workspace}/sales/opportunities`);
		expect(await told(() => company.send('DELETE', `/sales/opportunities/${opportunity}`))).toEqual([
			'sales/opportunity.deleted',
		]);
		const [fulfillment] = await company.ids(`/workspaces/${company.workspace}/fulfillments`);
		expect(await told(() => company.send('POST', `/fulfillments/${fulfillment}/cancel`))).toEqual([
			'fulfillment.updated',
		]);
	});

	test('of a page know their page and funnel', async () => {
		const { pageId, funnelId, data } = company.api.sampleEvent('form_submission.created', company.workspace);
		const page = (await company.ask(`/pages/${pageId}`)).body as { funnel: { id: number } | null };
		expect([data.page_id, funnelId]).toEqual([pageId, page.funnel?.id ?? null]);
	});

	test('are logged while an endpoint of the workspace listens for their type', async () => {
		const log = `/workspaces/${company.workspace}/webhooks/outgoing/events`;
		const before = await company.list(log);
		await company.createIn('contacts', { contact: { first_name: 'Unheard' } });
		expect(await company.list(log)).toEqual(before);
		await register({ event_type_ids: ['contact.created'], funnel_ids: [] });
		const { id } = await company.createIn('contacts', { contact: { first_name: 'Ada' } });
		await company.send('PATCH', `/contacts/${id}`, { contact: { first_name: 'Ida' } });
		const [newest, next] = await company.page(log, 'sort_order=desc');
		expect(next).toEqual(before.at(-1));
		expect(newest).toEqual({
			id: expect.any(Number),
			public_id: expect.any(String),
			workspace_id: company.workspace,
			uuid: company.events.find(({ subjectId, eventType }) => subjectId === id && /created/.test(eventType))
				?.eventId,
			event_type_id: 'contact.created',
			subject_id: id,
			subject_type: 'Contact',
			data: expect.objectContaining({ id, first_name: 'Ada' }),
			api_version: 2,
			created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
			page: null,
			funnel: null,
		});
		expect((await company.ask(`/webhooks/outgoing/events/${newest.id}`)).body).toEqual(newest);
	});

	test('of every type have a sample that tells nobody', () => {
		for (const { id, subject_type: subject } of readWebhooks().events) {
			const event = company.api.sampleEvent(id, company.workspace);
			expect(event).toMatchObject({ eventType: id, subjectType: subject, workspaceId: company.workspace });
			expect(event.data.id).toBe(event.subjectId);
		}
		expect(company.events).toEqual([]);
	});

	test('of an unknown type has no sample', () => {
		expect(() => company.api.sampleEvent('contact.sneezed', company.workspace)).toThrow('contact.sneezed');
	});
});
