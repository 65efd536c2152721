import * as kinds from '../../kinds';
import { boolean, reference, stringList, text, word, type Fields } from '../../table/field';
import { resource, simplifyBy } from '../../table/resource';
import { parts } from '../parts';
import { idFilter } from '../shared';

const endpoints = parts({
	of: kinds.externalPurchaseEndpoint,
	name: 'Endpoint',
	owner: 'external purchases',
});
const ofEndpoint = 'external purchase endpoint';
const mappings = parts({ of: kinds.externalPurchaseMapping, name: 'Mapping', owner: ofEndpoint });
const events = parts({ of: kinds.externalPurchaseEvent, name: 'Event', owner: ofEndpoint });

const root = 'webhooks_incoming_external_purchases_endpoint';

const fields: Fields = {
	name: text('Name'),
	provider: word('Provider', {
		placeholder: 'e.g. whop',
		description:
			'Where the sales are made. ClickFunnels must have enabled it for the workspace. It stays as it is.',
	}),
	live_mode: boolean(
		'Live Mode',
		'Whether the purchases are real ones rather than tests. It stays as it is.',
	),
	suppress_order_system_emails: boolean(
		'Suppress Order System Emails',
		'Whether ClickFunnels sends no e-mails of its own about these orders',
	),
	secret: word('Secret', {
		secret: true,
		placeholder: 'e.g. ws_1a2b3c',
		description: 'What the provider signs its events with. That of Whop begins with ws_.',
	}),
};

const simplify = simplifyBy(`id public_id name provider live_mode url webhook_secret
	webhook_secret_last_four suppress_order_system_emails updated_at`);

const mappingFields: Fields = {
	external_product_sku: text('External Product SKU', {
		description: 'The product or plan as the provider calls it. Once in an endpoint.',
	}),
	products_variant_id: reference('Product Variant', kinds.productVariant, { as: 'string' }),
	products_price_id: reference('Product Price', kinds.productPrice, {
		as: 'string',
		description: 'Of the same product as the variant',
	}),
};

export const externalPurchase = resource({
	name: 'External Purchase',
	kind: kinds.externalPurchaseEndpoint,
	description: 'Sales that are made with another provider, such as Whop, and become orders',
	fields,
	operations: [
		endpoints.getMany({
			description: 'Retrieve a list of the endpoints that take in external purchases',
			simplify,
			filters: {
				...idFilter,
				provider: stringList('Provider', { description: 'Separate several with commas' }),
				live_mode: boolean('Live Mode', 'Whether the purchases are real ones rather than tests'),
			},
		}),
		endpoints.get('GET /webhooks/incoming/external_purchase_endpoints/{id}', { simplify }),
		endpoints.create(
			'POST /workspaces/{workspace_id}/webhooks/incoming/external_purchase_endpoints',
			{ root, required: ['name', 'provider'], except: ['secret'] },
			{
				description:
					'Create an endpoint. Its URL goes to the provider. If ClickFunnels makes a secret, only this response holds it.',
				simplify,
			},
		),
		endpoints.update(
			'PATCH /webhooks/incoming/external_purchase_endpoints/{id}',
			{ root, except: ['provider', 'live_mode'] },
			{ description: 'Change an endpoint, or give it the secret of the provider', simplify },
		),
		endpoints.remove('DELETE /webhooks/incoming/external_purchase_endpoints/{id}', {
			description: 'Delete an endpoint and its mappings. Refused once it has events.',
		}),
		mappings.getMany(),
		mappings.get('GET /webhooks/incoming/external_purchase_product_mappings/{id}'),
		mappings.create(
			'POST /webhooks/incoming/external_purchase_endpoints/{external_purchase_endpoint_id}/product_mappings',
			{
				root: 'external_purchase_product_mapping',
				fields: mappingFields,
				required: ['external_product_sku', 'products_variant_id'],
			},
			{ description: 'Say which product a purchase of the provider stands for' },
		),
		mappings.update(
			'PATCH /webhooks/incoming/external_purchase_product_mappings/{id}',
			{ root: 'external_purchase_product_mapping', fields: mappingFields },
			{ description: 'Change which product a purchase of the provider stands for' },
		),
		mappings.remove('DELETE /webhooks/incoming/external_purchase_product_mappings/{id}'),
		events.getMany({
			description: 'Retrieve a list of what the provider has sent, without the payloads',
			filters: {
				event_type: stringList('Event Type', { placeholder: 'e.g. payment.succeeded' }),
				processing_status: stringList('Processing Status', { placeholder: 'e.g. processing_skipped' }),
			},
		}),
		events.get('GET /webhooks/incoming/external_purchase_events/{id}', {
			description: 'Retrieve an event by its own ID, with its payload',
		}),
	],
});
