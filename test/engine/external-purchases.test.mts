import type { INodeParameters } from 'n8n-workflow';

import type { Json, Rec } from '../support/company.mts';
import { byId } from '../support/engine.mts';
import { shownInside, shownProperties } from '../support/fill.mts';
import { useSandbox } from '../support/use-sandbox.mts';

const inUse = useSandbox();

const ENDPOINTS = 'webhooks/incoming/external_purchase_endpoints';
const resource = 'externalPurchase';

/** The endpoint that has been used. */
let used: Rec;
let workspaceId: INodeParameters;
beforeAll(async () => {
	[used] = await inUse.company.in(ENDPOINTS);
	workspaceId = byId(await inUse.company.workspaceId());
});

const create = async (provider: string, additionalFields: INodeParameters = {}): Promise<Rec> =>
	await inUse.record(resource, 'createEndpoint', { workspaceId, name: 'Sales', provider, additionalFields });

const change = ({ id }: Rec, additionalFields: INodeParameters): INodeParameters => ({
	externalPurchaseEndpoint: byId(id),
	additionalFields,
});

/** A price of the first product, and one of the second. */
async function prices(): Promise<[Rec, Rec]> {
	const [first, second] = await inUse.company.in('products');
	const of = async ({ id }: Rec) => (await inUse.company.list(`/products/${id}/prices`))[0];
	return [await of(first), await of(second)];
}

async function rows(operation: string, parameters: INodeParameters): Promise<Json[]> {
	const { items, problem } = await inUse.run({ resource, operation, returnAll: true, ...parameters });
	expect(problem?.message).toBeUndefined();
	return items.map(({ json }) => json);
}

describe('the secret of an endpoint', () => {
	test('that ClickFunnels makes is in the answer to create, and later no more than its end is', async () => {
		const { id, webhook_secret: secret } = await create('example');
		expect(secret).toMatch(/^[0-9a-f]{64}$/);
		const later = await inUse.record(resource, 'getEndpoint', { externalPurchaseEndpoint: byId(id) });
		const changed = await inUse.record(resource, 'updateEndpoint', change(later, { name: 'Sales 2' }));
		const listed = (await rows('getEndpoints', { workspaceId })).find((row) => row.id === id);
		for (const shown of [later, changed, listed]) {
			expect(shown).not.toHaveProperty('webhook_secret');
			expect(shown).toMatchObject({ webhook_secret_last_four: String(secret).slice(-4) });
		}
	});

	test('of Whop comes from Whop, and is given by an update', async () => {
		const endpoint = await create('whop', { live_mode: true });
		expect(endpoint).toMatchObject({ live_mode: true, webhook_secret_last_four: null });
		expect(endpoint).not.toHaveProperty('webhook_secret');
		expect(
			await inUse.record(resource, 'updateEndpoint', change(endpoint, { secret: ' ws_live_9f8e ' })),
		).toMatchObject({ webhook_secret_last_four: '9f8e' });
	});

	test('of Whop begins with ws_', async () => {
		const message = await inUse.refusal(resource, 'updateEndpoint', change(used, { secret: 'whsec_1' }));
		expect(message).toContain('ws_');
	});

	test('is entered as a password', () => {
		const fields = shownProperties(resource, 'updateEndpoint').find(
			({ name }) => name === 'additionalFields',
		);
		const inside = shownInside(fields!, { resource, operation: 'updateEndpoint' });
		expect(inside.find(({ name }) => name === 'secret')?.typeOptions).toEqual({ password: true });
	});
});

test('provider and mode are set once: an update does not offer them', async () => {
	const namesIn = (operation: string) =>
		shownProperties(resource, operation)
			.filter(({ name }) => name === 'additionalFields')
			.flatMap((fields) => shownInside(fields, { resource, operation }))
			.map(({ name }) => name);
	expect(namesIn('createEndpoint')).toEqual(['live_mode', 'suppress_order_system_emails']);
	expect(namesIn('updateEndpoint')).toEqual(['name', 'secret', 'suppress_order_system_emails']);
});

test('a provider that ClickFunnels has not enabled is refused in its words', async () => {
	const { problem } = await inUse.run({
		resource,
		operation: 'createEndpoint',
		workspaceId,
		name: 'Sales',
		provider: 'samcart',
	});
	expect(problem?.httpCode).toBe('403');
	expect(`${problem?.message} ${problem?.description}`).toContain(
		'Samcart is not enabled for this workspace',
	);
});

test('an endpoint with events stays, with its mappings', async () => {
	const message = await inUse.refusal(resource, 'deleteEndpoint', {
		externalPurchaseEndpoint: byId(used.id),
	});
	expect(message).toContain('has events');
	const where = { externalPurchaseEndpoint: byId(used.public_id) };
	expect(await rows('getMappings', where)).toHaveLength(2);
	expect(await rows('getEvents', where)).toHaveLength(3);
});

test('the payload of an event comes with the event alone', async () => {
	const [first] = await rows('getEvents', { externalPurchaseEndpoint: byId(used.id) });
	expect(first).toMatchObject({ event_type: 'payment.succeeded', processing_status: 'processed' });
	expect(first).not.toHaveProperty('payload');
	const event = await inUse.record(resource, 'getEvent', { externalPurchaseEventId: byId(first.id) });
	expect(event.payload).toMatchObject({ type: 'payment.succeeded' });
});

describe('a mapping', () => {
	const map = (sku: string, variant: unknown, additionalFields: INodeParameters = {}): INodeParameters => ({
		externalPurchaseEndpoint: byId(used.id),
		externalProductSku: sku,
		productVariantId: byId(variant),
		additionalFields,
	});

	test('takes numbers and public IDs', async () => {
		const [price] = await prices();
		const variant = await inUse.company.get(`/products/variants/${String(price.variant_id)}`);
		const fields = { products_price_id: byId(price.public_id) };
		expect(
			await inUse.record(resource, 'createMapping', map('gold', variant.public_id, fields)),
		).toMatchObject({ products_variant_id: variant.id, products_price_id: price.id });
	});

	test('of one SKU is there once in an endpoint', async () => {
		const [price] = await prices();
		const message = await inUse.refusal(resource, 'createMapping', map('plan_1', price.variant_id));
		expect(message).toContain('External Product SKU: "plan_1" has already been taken');
	});

	test('is of one product', async () => {
		const [price, other] = await prices();
		const fields = { products_price_id: byId(other.id) };
		expect(await inUse.refusal(resource, 'createMapping', map('mixed', price.variant_id, fields))).toContain(
			'same product',
		);
	});
});
