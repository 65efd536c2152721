import type { Company, Json, Rec } from '../../../support/company.mts';
import { byId } from '../../../support/engine.mts';
import { LAST_CHANGED, RAW, deleted, list, one, workspace, written, type Cases } from '../case.mts';

const ENDPOINTS = 'webhooks/incoming/external_purchase_endpoints';
const PATH = '/webhooks/incoming/external_purchase';

/** A new endpoint; without a secret, as that of Whop comes from Whop. */
const freshEndpoint = async (company: Company): Promise<Rec> =>
	await company.createIn(ENDPOINTS, {
		webhooks_incoming_external_purchases_endpoint: { name: 'Before', provider: 'whop' },
	});

/** A variant and price of one product. */
async function offer(company: Company): Promise<{ variant: number; price: number }> {
	const [product] = await company.in('products');
	const [price] = await company.list(`/products/${product.id}/prices`);
	return { variant: Number(price.variant_id), price: price.id };
}

async function freshMapping(company: Company): Promise<{ endpoint: Rec; mapping: Rec }> {
	const endpoint = await freshEndpoint(company);
	const { variant } = await offer(company);
	const mapping = await company.create(`${PATH}_endpoints/${endpoint.id}/product_mappings`, {
		external_purchase_product_mapping: { external_product_sku: 'before', products_variant_id: variant },
	});
	return { endpoint, mapping };
}

/** The endpoint that has been used, and what came in. */
async function used(company: Company): Promise<{ endpoint: Rec; events: Rec[] }> {
	const [endpoint] = await company.in(ENDPOINTS);
	return { endpoint, events: await company.list(`${PATH}_endpoints/${endpoint.id}/events`) };
}

/** External Purchase. */
export const externalPurchaseCases: Cases = {
	'externalPurchase.getEndpoints': async (company) => {
		const [{ id }, test] = await company.in(ENDPOINTS);
		return {
			parameters: {
				...(await workspace(company)),
				...LAST_CHANGED,
				...RAW,
				filters: { id: `${id},${test.id}`, provider: 'whop', live_mode: false },
			},
			answer: [{ ...test, provider: 'whop', live_mode: false }],
		};
	},
	'externalPurchase.getEndpoint': async (company) => {
		const [{ id, public_id }] = await company.in(ENDPOINTS);
		const where = { externalPurchaseEndpoint: byId(public_id) };
		return await one(company, `${PATH}_endpoints/${id}`, where, RAW);
	},
	'externalPurchase.createEndpoint': async (company) => {
		const record = {
			name: 'Partner',
			provider: 'example',
			live_mode: true,
			suppress_order_system_emails: true,
		};
		const { name, provider, ...additionalFields } = record;
		const { answer, ...rest } = written(
			company,
			{ ...(await workspace(company)), ...RAW, name, provider, additionalFields },
			record,
			(id) => `${PATH}_endpoints/${id}`,
		);
		return { ...rest, answer: [{ ...answer[0], webhook_secret: expect.stringMatching(/^[0-9a-f]+$/) }] };
	},
	'externalPurchase.updateEndpoint': async (company) => {
		const { id } = await freshEndpoint(company);
		const values = { name: 'After', suppress_order_system_emails: true };
		return written(
			company,
			{
				externalPurchaseEndpoint: byId(id),
				...RAW,
				additionalFields: { ...values, secret: 'ws_abcd1234' },
			},
			{ id, ...values, webhook_secret_last_four: '1234' },
			() => `${PATH}_endpoints/${id}`,
		);
	},
	'externalPurchase.deleteEndpoint': async (company) =>
		deleted(
			company,
			'externalPurchaseEndpoint',
			await freshEndpoint(company),
			(id) => `${PATH}_endpoints/${id}`,
		),
	'externalPurchase.getMappings': async (company) => {
		const { endpoint } = await used(company);
		const where = { externalPurchaseEndpoint: byId(endpoint.id) };
		return await list(company, `${PATH}_endpoints/${endpoint.id}/product_mappings`, where);
	},
	'externalPurchase.getMapping': async (company) => {
		const { mapping } = await freshMapping(company);
		const where = { externalPurchaseMappingId: byId(mapping.id) };
		return await one(company, `${PATH}_product_mappings/${mapping.id}`, where);
	},
	'externalPurchase.createMapping': async (company) => {
		const { id } = await freshEndpoint(company);
		const { variant, price } = await offer(company);
		return written(
			company,
			{
				externalPurchaseEndpoint: byId(id),
				externalProductSku: 'plan_A1',
				productVariantId: byId(variant),
				additionalFields: { products_price_id: byId(price) },
			},
			{ external_product_sku: 'plan_A1', products_variant_id: variant, products_price_id: price },
			(mapping) => `${PATH}_product_mappings/${mapping}`,
		);
	},
	'externalPurchase.updateMapping': async (company) => {
		const { mapping } = await freshMapping(company);
		const { variant, price } = await offer(company);
		const record: Json = {
			external_product_sku: 'after',
			products_variant_id: variant,
			products_price_id: price,
		};
		return written(
			company,
			{
				externalPurchaseMappingId: byId(mapping.id),
				additionalFields: {
					external_product_sku: 'after',
					products_variant_id: byId(variant),
					products_price_id: byId(price),
				},
			},
			{ id: mapping.id, ...record },
			() => `${PATH}_product_mappings/${mapping.id}`,
		);
	},
	'externalPurchase.deleteMapping': async (company) => {
		const { mapping } = await freshMapping(company);
		return deleted(company, 'externalPurchaseMappingId', mapping, (id) => `${PATH}_product_mappings/${id}`);
	},
	'externalPurchase.getEvents': async (company) => {
		const { endpoint, events } = await used(company);
		const [, failed] = events;
		const { event_type, processing_status } = failed;
		return {
			parameters: {
				externalPurchaseEndpoint: byId(endpoint.id),
				...LAST_CHANGED,
				filters: {
					event_type: String(event_type),
					processing_status: `${String(processing_status)}, processing_skipped`,
				},
			},
			answer: [failed],
		};
	},
	'externalPurchase.getEvent': async (company) => {
		const { events } = await used(company);
		const [{ id }] = events;
		return {
			parameters: { externalPurchaseEventId: byId(id) },
			answer: [{ ...(await company.get(`${PATH}_events/${id}`)), payload: expect.any(Object) }],
		};
	},
};
