import type { Behaviour, ChangeContext, Group, Handler } from '../core/behaviour.mts';
import { parentOf, subject } from '../core/behaviour.mts';
import { answer, scopeBelow } from '../core/crud.mts';
import { badRequest, notFound, unprocessable } from '../core/errors.mts';
import { publicId } from '../core/ids.mts';
import { reachable } from '../core/references.mts';
import type { Data, Row } from '../core/store.mts';
import { without } from '../core/store.mts';
import { summary, summaryOf } from '../core/summary.mts';
import type { World } from '../core/world.mts';
import { slug } from '../core/words.mts';
import { mergeCode } from './code-fields.mts';
import { checkMarkup } from './markup.mts';

interface Placed {
	id: number;
	bump: boolean;
	preheadline: string | null;
}

/** The pages of a funnel in the order of their steps. */
export function funnelPages(world: World, funnelId: number): Row[] {
	return world
		.table('Page')
		.list()
		.filter(({ data }) => data.funnel_id === funnelId)
		.sort((a, b) => Number(a.data.step_order) - Number(b.data.step_order));
}

/** Where a page is to be seen. */
export function pageUrl(world: World, page: Row): string {
	const workspace = world.find('Workspace', page.scope.workspace_id);
	const { sdk, current_path: path } = page.data as {
		sdk: { external_url: string } | null;
		current_path: string;
	};
	return sdk?.external_url ?? `https://${String(workspace?.data.subdomain)}.myclickfunnels.com${path}`;
}

function stepOf(world: World, { data }: Row): Data | null {
	const { step_id: id, name, current_path: path, step_order: order } = data;
	if (typeof id !== 'number') return null;
	const placed = (data.step_products ?? []) as Placed[];
	const products = placed.map((entry) => ({
		...summary(world, 'Product', entry.id, ['name']),
		bump: entry.bump,
		bump_preheadline: entry.preheadline,
	}));
	return { id, public_id: publicId(id), name, current_path: path, sort_order: order, products };
}

// PageParameters: products are additive; a product is either main or bump; unknown ids refuse all.
function readProducts(
	input: Data,
	{ world, scope, row }: ChangeContext,
	inFunnel: boolean,
): Placed[] | undefined {
	const step = input.show_page_step as {
		product_ids?: string[];
		bumps?: { product_id: string; preheadline?: string }[];
	};
	if (step === undefined) return undefined;
	if (!inFunnel) throw badRequest("Cannot attach products to a page that isn't part of a funnel.");
	const { product_ids: mains = [], bumps = [] } = step;
	const extra = bumps.flatMap(Object.keys).find((key) => !['product_id', 'preheadline'].includes(key));
	if (extra !== undefined) throw badRequest(`show_page_step.bumps has unsupported keys: ${extra}`);
	const doubled = mains.filter((id) => bumps.some((bump) => bump.product_id === id));
	if (doubled.length > 0) {
		throw badRequest(`Product(s) cannot be listed in both product_ids and bumps: ${doubled.join(', ')}`);
	}
	const wanted = [
		...mains.map((id) => ({ id, bump: undefined })),
		...bumps.map((bump) => ({ id: bump.product_id, bump })),
	];
	const unknown = wanted.filter(({ id }) => reachable(world.table('Product'), id, scope) === undefined);
	if (unknown.length > 0) throw badRequest(`Product(s) not found: ${unknown.map(({ id }) => id).join(', ')}`);
	const placed = new Map(((row?.data.step_products ?? []) as Placed[]).map((entry) => [entry.id, entry]));
	for (const { id, bump } of wanted) {
		const product = reachable(world.table('Product'), id, scope) as Row;
		const before = placed.get(product.id);
		if (bump === undefined && before !== undefined) continue;
		const preheadline = bump?.preheadline ?? before?.preheadline ?? null;
		placed.set(product.id, { id: product.id, bump: bump !== undefined, preheadline });
	}
	return [...placed.values()];
}

function placeIn(input: Data, { world, scope, row }: ChangeContext): Data {
	const wanted = (input.funnel as { funnel_id?: string } | undefined)?.funnel_id;
	if (wanted === undefined || row !== undefined) return {};
	const funnel = reachable(world.table('Funnel'), wanted, scope);
	if (funnel === undefined) throw badRequest('funnel.funnel_id not found in this workspace');
	const last = funnelPages(world, funnel.id).length;
	const order = (input.sort_order ?? last) as number;
	if (order < 0 || order > last) throw unprocessable(`sort_order ${order} is out of bounds`);
	return {
		funnel_id: funnel.id,
		step_id: world.table('Funnels::ShowPageStep').nextId(world.random.between(1, 9)),
		step_order: order,
		type: 'funnel_page',
	};
}

function refuseFunnelProducts(funnel: unknown): void {
	for (const key of ['products', 'product_ids']) {
		if (typeof funnel === 'object' && funnel !== null && key in funnel) {
			throw badRequest(`\`funnel.${key}\` is not supported. Use \`show_page_step.product_ids\` instead.`);
		}
	}
}

const page: Behaviour = {
	show: (row, world) => ({
		url: pageUrl(world, row),
		show_page_step: stepOf(world, row),
		funnel: summary(world, 'Funnel', row.data.funnel_id, ['name']),
	}),
	filters: {
		funnel_pages: ({ data }) => data.funnel_id !== undefined,
		funnel_ids: ({ data }) => data.funnel_id,
	},
	defaults: ({ name }) => ({ current_path: `/${slug(String(name))}`, type: 'landing_page', markup: '' }),
	prepare(input, context) {
		const { row } = context;
		const { external_url: external } = input;
		const rest = without(input, 'funnel', 'show_page_step', 'sort_order', 'external_url');
		refuseFunnelProducts(input.funnel);
		const sdk = row?.data.sdk as Data | null | undefined;
		if (external !== undefined && !sdk) throw unprocessable('external_url can only be set on external pages');
		if (sdk && rest.markup !== undefined) throw unprocessable('markup is not supported on external pages');
		checkMarkup(rest.markup);
		const place = placeIn(input, context);
		const inFunnel = 'funnel_id' in place || row?.data.funnel_id !== undefined;
		const products = readProducts(input, context, inFunnel);
		return {
			...mergeCode(rest, row),
			...place,
			...(external !== undefined && { sdk: { ...sdk, external_url: external } }),
			...(products !== undefined && { step_products: products }),
		};
	},
};

const internalOnly = [
	'markup',
	'theme_id',
	'current_path',
	'seo_title',
	'seo_description',
	'seo_index',
	'head_code',
	'footer_code',
	'live_data_changes',
];

// createExternalPage: internal fields are refused, not ignored.
const createExternal: Handler = (call) => {
	const { world, operation, input } = call;
	const sent = (call.body as { page: Data }).page;
	const refused = internalOnly.find((field) => field in sent);
	if (refused !== undefined) throw unprocessable(`${refused} is not supported on external pages.`);
	if ('show_page_step' in sent) throw unprocessable('show_page_step is not supported on external pages.');
	const { external_url: url, ...rest } = input;
	const row = world.create('Page', scopeBelow(operation, parentOf(call)), rest);
	const token = `cfp_${world.random.hex(24)}`;
	world.change('Page', row, { sdk: { token, external_url: url }, current_path: null });
	return answer(call, row);
};

const removeProducts: Handler = (call) => {
	const { world, input } = call;
	const row = subject(call);
	const ids = input.product_ids as string[];
	if (ids.length === 0) throw badRequest('product_ids is required');
	if (row.data.funnel_id === undefined) {
		throw badRequest("Cannot detach products from a page that isn't part of a funnel.");
	}
	const placed = (row.data.step_products ?? []) as Placed[];
	const rows = ids.map((id) => reachable(world.table('Product'), id, row.scope));
	const missing = ids.filter((_id, at) => !placed.some((entry) => entry.id === rows[at]?.id));
	if (missing.length > 0) throw notFound(`Product(s) not attached to this page: ${missing.join(', ')}`);
	world.change('Page', row, {
		step_products: placed.filter(({ id }) => !rows.some((product) => product?.id === id)),
	});
	return { status: 204 };
};

/** The short form of a page (PageSummary). */
export function pageSummary(row: Row): Data {
	const { current_path: path, type } = row.data;
	return { ...summaryOf(row, ['name']), current_path: path ?? '', type: type ?? '' };
}

/** Pages of sites and funnels, internal and external. ClickFunnels behaviour notes, section 15. */
export const pages: Group = {
	behaviours: { Page: page },
	handlers: { createExternalPage: createExternal, removeProductsFromPage: removeProducts },
};
