import { isOpened } from '../core/opened.mts';
import type { Scope } from '../core/store.mts';
import type { World } from '../core/world.mts';
import { past } from './time.mts';

const room = 'Webhooks::Incoming::ExternalPurchases';

/** An endpoint that takes in what Whop sells, with mappings and events, and a new one. They need products and orders. */
export function seedExternalPurchases(world: World, scope: Scope): void {
	if (!isOpened(world, scope.workspace_id, 'whop')) return;
	const at = past(world.random, 60);
	const whop = { name: 'Whop', provider: 'whop', live_mode: true, kept_secret: 'ws_seeded0042' };
	const endpoint = world.put(`${room}::Endpoint`, scope, at, whop);
	world.put(`${room}::Endpoint`, scope, at, { ...whop, name: 'Whop (Test)', live_mode: false });
	const inside = { ...scope, external_purchase_endpoint_id: endpoint.id };
	const prices = world.table('Products::Price').list('workspace_id', scope.workspace_id);
	prices.slice(0, 2).forEach((price, index) => {
		world.put(`${room}::ProductMapping`, inside, at, {
			external_product_sku: `plan_${index + 1}`,
			products_variant_id: price.scope.variant_id,
			products_price_id: price.id,
		});
	});
	const [order] = world.table('Order').list('workspace_id', scope.workspace_id);
	['payment.succeeded', 'payment.failed', 'refund.created'].forEach((event_type, index) => {
		const isSkipped = index === 2;
		world.put(`${room}::Event`, inside, past(world.random, 30), {
			event_type,
			processing_status: isSkipped ? 'processing_skipped' : 'processed',
			processing_errors: isSkipped ? ['Nothing to do'] : null,
			order_id: isSkipped ? null : order.id,
			payload: { type: event_type, data: { plan: 'plan_1' } },
		});
	});
}
