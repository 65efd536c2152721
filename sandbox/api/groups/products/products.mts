import type { Behaviour, Group, Handler } from '../../core/behaviour.mts';
import { subject } from '../../core/behaviour.mts';
import { answer } from '../../core/crud.mts';
import { conflict, unprocessable } from '../../core/errors.mts';
import { publicId } from '../../core/ids.mts';
import type { Data, Row } from '../../core/store.mts';
import { without } from '../../core/store.mts';
import { checkLength, unique } from '../../core/checks.mts';
import type { World } from '../../core/world.mts';
import { slug } from '../../core/words.mts';
import { plainTag } from '../tags.mts';
import { accessOf, withAccess } from './variant-access.mts';

function idsBelow(world: World, kind: string, product: Row): number[] {
	return world
		.table(kind)
		.list('product_id', product.id)
		.map(({ id }) => id);
}

function numbered(properties: unknown, world: World): unknown {
	if (!Array.isArray(properties)) return properties;
	return properties.map((property: Data) => ({ id: world.random.between(1000, 99_999), ...property }));
}

const product: Behaviour = {
	show: (row, world) => ({
		variant_ids: idsBelow(world, 'Products::Variant', row),
		price_ids: idsBelow(world, 'Products::Price', row),
	}),
	defaults: ({ name }) => ({ current_path: `/${slug(String(name))}` }),
	prepare(input, { world }) {
		checkLength(input, 'seo_title', 60);
		checkLength(input, 'seo_description', 160);
		const { variant_properties: properties, seo_image_id: image } = input;
		const rest = without(input, 'variant_properties', 'seo_image_id', 'variant_ids', 'price_ids');
		return {
			...rest,
			...(properties !== undefined && { variant_properties: numbered(properties, world) }),
			...(image !== undefined && { seo_image_id: typeof image === 'number' ? publicId(image) : null }),
		};
	},
	created(row, _input, world) {
		const variant = world.create(
			'Products::Variant',
			{ ...row.scope, product_id: row.id },
			{ name: row.data.name, product_type: 'digital' },
		);
		row.data.default_variant_id = variant.id;
	},
};

const variant: Behaviour = {
	show(row, world) {
		const parent = world.find('Product', row.scope.product_id);
		return {
			...accessOf(row),
			default: parent?.data.default_variant_id === row.id,
			price_ids: world
				.table('Products::Price')
				.list('variant_id', row.id)
				.map(({ id }) => id),
		};
	},
	defaults: () => ({ visible: true, weight_unit: 'lb', taxable: 'true', fulfillment_required: false }),
	prepare(input, context) {
		const { world, scope, row } = context;
		const parent = world.find('Product', scope.product_id);
		const wanted = (parent?.data.variant_properties ?? []) as { id: number; name: string }[];
		const given = (input.properties_values ?? []) as { property_id: number }[];
		const unknown = given.find((value) => !wanted.some(({ id }) => value.property_id === id));
		if (unknown !== undefined) throw unprocessable(`Property '${unknown.property_id}' was not found`);
		const missing = wanted.find(({ id }) => !given.some((value) => value.property_id === id));
		// Products::Variant: properties_values must cover every property of the product.
		if (row === undefined && missing !== undefined && parent?.data.default_variant_id !== 0) {
			throw unprocessable(`Properties values must include ${missing.name}`);
		}
		return withAccess(input, context);
	},
};

const archive: Handler = (call) => {
	const row = subject(call);
	if (row.data.archived === true) throw conflict('Product is already archived');
	if (row.data.visible_in_store === true || row.data.visible_in_customer_center === true) {
		throw unprocessable("A product can only be archived if it's not in the live state.");
	}
	call.world.update('Product', row, { archived: true });
	return answer(call, row);
};

const unarchive: Handler = (call) => {
	const row = subject(call);
	if (row.data.archived !== true) throw conflict('Product is not archived');
	call.world.update('Product', row, { archived: false });
	return answer(call, row);
};

/** Products with their variants, and product tags and collections. */
export const products: Group = {
	behaviours: {
		Product: product,
		'Products::Variant': variant,
		'Products::Tag': { ...plainTag, prepare: unique('Products::Tag', 'name') },
	},
	handlers: { archiveProducts: archive, unarchiveProducts: unarchive },
};
