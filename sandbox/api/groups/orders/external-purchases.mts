import type { Behaviour, ChangeContext, Group, Handler } from '../../core/behaviour.mts';
import { parentOf } from '../../core/behaviour.mts';
import { unique } from '../../core/checks.mts';
import { answer, answerPage, pageOf, scopeBelow } from '../../core/crud.mts';
import { unprocessable } from '../../core/errors.mts';
import { publicId } from '../../core/ids.mts';
import { checkOpened } from '../../core/opened.mts';
import type { Data } from '../../core/store.mts';
import { without } from '../../core/store.mts';
import { humanize, SITE } from '../../core/words.mts';

const endpoints = 'Webhooks::Incoming::ExternalPurchases::Endpoint';
const mappings = 'Webhooks::Incoming::ExternalPurchases::ProductMapping';
const events = 'Webhooks::Incoming::ExternalPurchases::Event';

// The one provider that is known brings a secret of its own; for others ClickFunnels makes it
// (ClickFunnels behaviour: external purchases).
const bringsSecret = new Set(['whop']);

function checkSecret(secret: unknown, provider: unknown): void {
	if (provider === 'whop' && !String(secret).startsWith('ws_')) {
		throw unprocessable('Secret must begin with ws_');
	}
}

function changed(input: Data, data: Data): Data {
	const { secret, live_mode: mode } = input;
	if (mode !== undefined && mode !== data.live_mode && data.kept_secret) {
		throw unprocessable('live_mode cannot be changed');
	}
	const rest = without(input, 'secret', 'provider', 'live_mode');
	if (secret === undefined || secret === null || secret === '') return rest;
	checkSecret(secret, data.provider);
	return { ...rest, kept_secret: secret };
}

const endpoint: Behaviour = {
	show: ({ id, data }) => ({
		url: `${SITE}/webhooks/incoming/external_purchases_webhooks/${publicId(id)}`,
		provider_metadata: { [String(data.provider)]: {} },
		webhook_secret_last_four: data.kept_secret ? String(data.kept_secret).slice(-4) : null,
	}),
	defaults: ({ provider }, { world }) =>
		bringsSecret.has(String(provider)) ? {} : { kept_secret: world.random.hex(64) },
	prepare(input, { world, scope, row }) {
		if (row !== undefined) return changed(input, row.data);
		const provider = String(input.provider);
		const refusal = `${humanize(provider)} is not enabled for this workspace`;
		checkOpened(world, scope.workspace_id, provider, refusal);
		return input;
	},
	removing(row, world) {
		if (world.table(events).list('external_purchase_endpoint_id', row.id).length > 0) {
			throw unprocessable('Endpoint cannot be deleted because it has events');
		}
	},
	removed: (row, world) => world.table(mappings).removeBelow('external_purchase_endpoint_id', row.id),
};

const uniqueSku = unique(mappings, 'external_product_sku', 'external_purchase_endpoint_id');

function checkProducts(input: Data, { world, row }: ChangeContext): void {
	const { products_variant_id: variantId, products_price_id: priceId } = { ...row?.data, ...input };
	const variant = world.find('Products::Variant', variantId);
	const price = world.find('Products::Price', priceId);
	if (variant && price && variant.scope.product_id !== price.scope.product_id) {
		throw unprocessable('Products price must be of the same product as the variant');
	}
}

const mapping: Behaviour = {
	prepare(input, context) {
		checkProducts(input, context);
		return uniqueSku(input, context);
	},
};

// The secret is in the answer to create alone.
const create: Handler = (call) => {
	const { world, operation, input } = call;
	const row = world.create(endpoints, scopeBelow(operation, parentOf(call)), input);
	const response = answer(call, row);
	const made = row.data.kept_secret === undefined ? {} : { webhook_secret: row.data.kept_secret };
	return { ...response, body: { ...(response.body as Data), ...made } };
};

const listEvents: Handler = (call) => {
	const response = answerPage(call, pageOf(call));
	return { ...response, body: (response.body as Data[]).map((row) => without(row, 'payload')) };
};

/** What other providers sell: endpoints, product mappings and events. */
export const externalPurchases: Group = {
	behaviours: { [endpoints]: endpoint, [mappings]: mapping },
	handlers: { createExternalPurchaseEndpoints: create, listExternalPurchaseEvents: listEvents },
};
