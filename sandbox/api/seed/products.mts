import { publicId } from '../core/ids.mts';
import type { Data, Row, Scope } from '../core/store.mts';
import type { World } from '../core/world.mts';
import { slug } from '../core/words.mts';
import { later, past } from './time.mts';

const formats = ['Course', 'Workbook', 'Membership', 'Coaching', 'Template Pack', 'Workshop'];
const topics = ['Copywriting', 'Funnel Building', 'Paid Ads', 'Podcasting', 'Speaking'];

function seedPrice(world: World, variant: Row, at: string, amount: number, subscription: boolean): Row {
	const scope = { ...variant.scope, variant_id: variant.id };
	return world.put('Products::Price', scope, at, {
		name: subscription ? `$${amount} a month` : `$${amount}`,
		amount: amount.toFixed(2),
		cost: '0.00',
		currency: 'usd',
		trial_amount: '0.00',
		payment_type: subscription ? 'subscription' : 'one_time',
		interval: subscription ? 'months' : null,
		interval_count: subscription ? 1 : null,
		visible: true,
		self_cancel: subscription,
		...(subscription && { compare_at_amount: (amount + 20).toFixed(2) }),
	});
}

function seedVariant(world: World, product: Row, at: string, name: string, more: Data): Row {
	return world.put('Products::Variant', { ...product.scope, product_id: product.id }, at, {
		name,
		product_type: 'digital',
		weight_unit: 'lb',
		visible: true,
		taxable: 'true',
		...more,
	});
}

function seedProduct(world: World, scope: Scope, name: string, index: number): void {
	const at = past(world.random, 700);
	const subscription = name.endsWith('Membership');
	const images = world.table('Image').list('workspace_id', scope.workspace_id);
	const picture = images[index % images.length];
	const physical = name.endsWith('Workbook');
	const product = world.put('Product', scope, at, {
		name,
		current_path: `/${slug(name)}`,
		visible_in_store: index % 4 !== 3,
		visible_in_customer_center: false,
		archived: index % 10 === 7,
		seo_title: name,
		seo_description: `${name} by Brightpath`,
		commissionable: true,
		image_id: publicId(picture.id),
		image_ids: [picture.id],
	});
	if (product.data.archived === true) product.data.visible_in_store = false;
	product.data.updated_at = later(at, world.random.between(0, 60));
	const shipped = {
		product_type: 'physical',
		fulfillment_required: true,
		sku: `BP-${1000 + index}`,
		quantity: 500,
	};
	const variant = seedVariant(world, product, at, name, physical ? shipped : {});
	product.data.default_variant_id = variant.id;
	const amount = world.random.pick([27, 47, 97, 197, 497]);
	seedPrice(world, variant, at, amount, subscription);
	if (subscription) seedPrice(world, variant, at, amount * 2, true);
	if (index % 5 === 0) {
		const property = { id: world.random.between(1000, 9999), name: 'Edition' };
		product.data.variant_properties = [property];
		const values = [{ property_id: property.id, value: 'Deluxe' }];
		const deluxe = seedVariant(world, product, at, `${name} Deluxe`, { properties_values: values });
		seedPrice(world, deluxe, at, amount + 50, false);
	}
}

/** Thirty products with variants and prices: courses, books that ship, memberships by the month. */
export function seedProducts(world: World, scope: Scope, count: number): void {
	const names = topics.flatMap((topic) => formats.map((format) => `${topic} ${format}`));
	names.slice(0, count).forEach((name, index) => seedProduct(world, scope, name, index));
}
