import type { Behaviour, Group, Handler } from '../../core/behaviour.mts';
import { parentOf } from '../../core/behaviour.mts';
import { checkLength } from '../../core/checks.mts';
import { answer, scopeBelow } from '../../core/crud.mts';
import { badRequest, unprocessable } from '../../core/errors.mts';
import { publicId } from '../../core/ids.mts';
import type { Data, Row } from '../../core/store.mts';
import { without } from '../../core/store.mts';
import { summary, summaryOf } from '../../core/summary.mts';
import type { World } from '../../core/world.mts';
import { mergeCode } from '../code-fields.mts';
import { placeOf, removeFromFunnel, sortOrder, stepOfPage } from './steps.mts';
import { checkMarkup, normalMarkup } from '../markup.mts';
import { place, placementOf, type Placement } from './page-placement.mts';
import { addedProducts, removeProducts, shownProducts } from './page-products.mts';

/** Where a page is to be seen. */
export function pageUrl(world: World, page: Row): string {
	const workspace = world.find('Workspace', page.scope.workspace_id);
	const { sdk, current_path: path } = page.data as {
		sdk: { external_url: string } | null;
		current_path: string;
	};
	return sdk?.external_url ?? `https://${String(workspace?.data.subdomain)}.myclickfunnels.com${path}`;
}

function stepShown(world: World, page: Row): Data | null {
	const step = stepOfPage(world, page);
	if (step === undefined) return null;
	const { sequence, at } = placeOf(world, world.find('Funnel', step.scope.funnel_id) as Row, step.id);
	const { name, current_path: path } = page.data;
	return {
		id: step.id,
		public_id: publicId(step.id),
		name,
		current_path: path,
		sort_order: sortOrder(sequence.steps, at),
		products: shownProducts(world, step),
	};
}

function typeOf({ data }: Row): unknown {
	if (typeof data.funnel_id === 'number') return 'funnel_page';
	return data.type === 'funnel_page' ? 'landing_page' : data.type;
}

function refuseFunnelProducts(funnel: unknown): void {
	for (const key of ['products', 'product_ids']) {
		if (typeof funnel === 'object' && funnel !== null && key in funnel) {
			throw badRequest(`\`funnel.${key}\` is not supported. Use \`show_page_step.product_ids\` instead.`);
		}
	}
}

// PageParametersUpdate; clickfunnels.values.json: external page rejected fields.
const internalOnly = [
	'markup',
	'theme_id',
	'current_path',
	'seo_title',
	'seo_description',
	'seo_index',
	'block_ai_crawler',
	'block_ai_search',
	'block_ai_assistant',
	'head_code',
	'footer_code',
	'custom_css',
	'live_data_changes',
	'show_page_step',
];

function refuseInternalFields(sent: Data): void {
	const refused = internalOnly.find((field) => sent[field] !== undefined);
	if (refused !== undefined) throw unprocessable(`${refused} is not supported on external pages.`);
}

/** What a request asks of a page's place in a funnel, carried out once the page is stored. */
interface Plan {
	placement?: Placement;
	products?: Data[];
}

function carryOut(page: Row, _input: Data, world: World): void {
	const { placement, products } = (page.data.plan ?? {}) as Plan;
	page.data = without(page.data, 'plan');
	if (placement !== undefined) place(world, page, placement);
	const step = stepOfPage(world, page);
	if (step !== undefined && products !== undefined) step.data = { ...step.data, products };
}

function isTemplate(world: World, page: Row): boolean {
	const themes = world.table('Theme').list('workspace_id', page.scope.workspace_id);
	return themes.some(({ data }) => Object.values(data.template_pages as Data).includes(publicId(page.id)));
}

const page: Behaviour = {
	show: (row, world) => ({
		type: typeOf(row),
		url: pageUrl(world, row),
		show_page_step: stepShown(world, row),
		funnel: summary(world, 'Funnel', row.data.funnel_id, ['name']),
	}),
	filters: {
		funnel_pages: ({ data }) => typeof data.funnel_id === 'number',
		funnel_ids: ({ data }) => data.funnel_id,
	},
	defaults: (_input, { world }) => ({
		current_path: `/${world.random.hex(8)}`,
		type: 'landing_page',
		markup: '',
	}),
	prepare(input, context) {
		const { world, row } = context;
		const { external_url: external } = input;
		const sdk = row?.data.sdk as Data | null | undefined;
		refuseFunnelProducts(input.funnel);
		if (external !== undefined && !sdk) throw unprocessable('external_url can only be set on external pages');
		if (sdk) refuseInternalFields(input);
		checkLength(input, 'description', 1000);
		checkMarkup(input.markup);
		const placement = placementOf(input, context);
		const stays = row && stepOfPage(world, row);
		const step = placement && 'onto' in placement ? placement.onto : stays;
		const products = addedProducts(input, (placement ?? stays) !== undefined, step, context);
		const rest = without(input, 'funnel', 'show_page_step', 'sort_order', 'external_url');
		if (rest.current_path === '') delete rest.current_path;
		return {
			...mergeCode(rest, row),
			...(typeof rest.markup === 'string' && { markup: normalMarkup(rest.markup) }),
			...(external !== undefined && { sdk: { ...sdk, external_url: external } }),
			...((placement !== undefined || products !== undefined) && { plan: { placement, products } }),
		};
	},
	created: carryOut,
	updated: carryOut,
	removing(row, world) {
		if (isTemplate(world, row)) throw unprocessable('This page is required by its theme');
	},
	detach: (row, world) => removeFromFunnel(world, row),
};

// createExternalPage: internal fields are refused, not ignored; a place in a funnel needs the funnel.
const createExternal: Handler = (call) => {
	const { world, operation } = call;
	const sent = (call.body as { page: Data }).page;
	refuseInternalFields(sent);
	const { external_url: url, ...rest } = call.input;
	if (typeof url !== 'string' || url === '') {
		throw unprocessable('external_url is required for external pages.');
	}
	const funnel = (sent.funnel ?? {}) as Data;
	const placed = sent.sort_order !== undefined || funnel.after_show_page_step_id !== undefined;
	if (placed && funnel.funnel_id === undefined && funnel.show_page_step_id === undefined) {
		throw unprocessable('sort_order and after_show_page_step_id need funnel.funnel_id');
	}
	const row = world.create('Page', scopeBelow(operation, parentOf(call)), rest);
	const token = `cfp_${world.random.hex(24)}`;
	world.change('Page', row, { sdk: { token, external_url: url }, current_path: null });
	return answer(call, row);
};

/** The short form of a page (PageSummary). */
export function pageSummary(row: Row): Data {
	return { ...summaryOf(row, ['name']), current_path: row.data.current_path ?? '', type: typeOf(row) ?? '' };
}

/**
 * Pages of sites and funnels, internal and external (ClickFunnels behaviour: page fields; external pages).
 */
export const pages: Group = {
	behaviours: { Page: page },
	handlers: { createExternalPage: createExternal, removeProductsFromPage: removeProducts },
};
