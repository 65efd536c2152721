import type { ChangeContext, Handler } from '../../core/behaviour.mts';
import { subject } from '../../core/behaviour.mts';
import { isRecord } from '../../core/body.mts';
import { badRequest, notFound } from '../../core/errors.mts';
import { reachable } from '../../core/references.mts';
import type { Data, Row } from '../../core/store.mts';
import { summary } from '../../core/summary.mts';
import type { World } from '../../core/world.mts';
import { stepOfPage } from './steps.mts';

/** A product on a page step. */
interface Placed {
	id: number;
	bump: boolean;
	preheadline: string | null;
}

interface Bump {
	product_id: string;
	preheadline?: string;
}

function productsOn(step: Row | undefined): Placed[] {
	return (step?.data.products ?? []) as Placed[];
}

/** The products of a page step as its page shows them. */
export function shownProducts(world: World, step: Row): Data[] {
	return productsOn(step).map(({ id, bump, preheadline }) => ({
		...summary(world, 'Product', id, ['name']),
		bump,
		bump_preheadline: preheadline,
	}));
}

function readBumps(sent: unknown): Bump[] {
	if (!Array.isArray(sent) || sent.some((one) => !isRecord(one))) {
		throw badRequest('show_page_step.bumps must be an array of objects, each with a product_id.');
	}
	const bumps = sent as Array<Partial<Bump>>;
	const extra = bumps.flatMap(Object.keys).find((key) => !['product_id', 'preheadline'].includes(key));
	if (extra !== undefined) throw badRequest(`show_page_step.bumps has unsupported keys: ${extra}`);
	if (bumps.some((bump) => (bump.product_id ?? '') === '')) {
		throw badRequest('Every show_page_step.bumps entry requires a product_id.');
	}
	return bumps as Bump[];
}

/**
 * The products of a page after a request, on the step that the page will be on; undefined where the request
 * says nothing of them. They are added to those that are there, all or none; a product is either main or bump
 * (PageParameters). Throws 400.
 */
export function addedProducts(
	input: Data,
	inFunnel: boolean,
	step: Row | undefined,
	{ world, scope }: ChangeContext,
): Placed[] | undefined {
	if (input.show_page_step === undefined) return undefined;
	if (!inFunnel) throw badRequest("Cannot attach products to a page that isn't part of a funnel.");
	const { product_ids: mains = [], bumps: sent = [] } = input.show_page_step as {
		product_ids?: string[];
		bumps?: unknown;
	};
	const bumps = readBumps(sent);
	const find = (id: string): Row | undefined => reachable(world.table('Product'), id, scope);
	const asked = [...mains, ...bumps.map(({ product_id: id }) => id)];
	const unknown = asked.filter((id) => find(id) === undefined);
	if (unknown.length > 0) throw badRequest(`Product(s) not found: ${unknown.join(', ')}`);
	const bumped = new Set(bumps.map(({ product_id: id }) => find(id)));
	const doubled = mains.filter((id) => bumped.has(find(id)));
	if (doubled.length > 0) {
		throw badRequest(`Product(s) cannot be listed in both product_ids and bumps: ${doubled.join(', ')}`);
	}
	const placed = new Map(productsOn(step).map((entry) => [entry.id, entry]));
	for (const id of mains) {
		const product = find(id) as Row;
		if (!placed.has(product.id)) placed.set(product.id, { id: product.id, bump: false, preheadline: null });
	}
	for (const { product_id: id, preheadline } of bumps) {
		const product = find(id) as Row;
		const before = placed.get(product.id)?.preheadline ?? null;
		placed.set(product.id, { id: product.id, bump: true, preheadline: preheadline ?? before });
	}
	return [...placed.values()];
}

/** Takes products off the step of a page, all or none. */
export const removeProducts: Handler = (call) => {
	const { world, input } = call;
	const row = subject(call);
	const ids = (input.product_ids ?? []) as string[];
	if (ids.length === 0) throw badRequest('product_ids is required');
	const step = stepOfPage(world, row);
	if (step === undefined) throw badRequest("Cannot detach products from a page that isn't part of a funnel.");
	const rows = ids.map((id) => reachable(world.table('Product'), id, row.scope));
	const missing = ids.filter((_id, at) => !productsOn(step).some(({ id }) => id === rows[at]?.id));
	if (missing.length > 0) throw notFound(`Product(s) not attached to this page: ${missing.join(', ')}`);
	const products = productsOn(step).filter(({ id }) => !rows.some((product) => product?.id === id));
	step.data = { ...step.data, products };
	return { status: 204 };
};
