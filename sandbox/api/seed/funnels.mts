import { mainSequence, newPageStep, splice } from '../groups/funnels/steps.mts';
import type { Step } from '../groups/funnels/steps.mts';
import { publicId } from '../core/ids.mts';
import type { Data, Row, Scope } from '../core/store.mts';
import type { World } from '../core/world.mts';
import { slug } from '../core/words.mts';
import { past } from './time.mts';

const funnelNames = ['Free Guide Funnel', 'Webinar Funnel', 'Membership Launch'];
const stepNames = ['Opt-in', 'Order', 'Thank You'];

function seedPage(world: World, scope: Scope, at: string, name: string, data: Data): Row {
	const [words] = name.split(': ').slice(-1);
	return world.put('Page', scope, at, {
		name,
		current_path: `/${slug(words)}`,
		markup: `<section><row><column><headline>${words}</headline></column></row></section>`,
		...data,
	});
}

function seedStep(world: World, funnel: Row, step: string): Step {
	const { created_at: at, name, current_path: path } = funnel.data as Record<string, string>;
	const page = seedPage(world, funnel.scope, at, `${name}: ${step}`, {
		type: 'funnel_page',
		current_path: `${path}/${slug(step)}`,
	});
	return newPageStep(world, funnel, page);
}

function seedSplit(world: World, funnel: Row, kind: string, paths: Step[][], more: Data): Step {
	const scope = { ...funnel.scope, funnel_id: funnel.id };
	const split = world.put(kind, scope, String(funnel.data.created_at), {
		paths,
		convergence_id: world.table('Funnels::RootStep').nextId(world.random.between(1, 9)),
		...more,
	});
	return { kind, id: split.id };
}

function seedSplits(world: World, funnel: Row, optIn: Step): Step[] {
	const variants = [[optIn], [seedStep(world, funnel, 'Opt-in B')]];
	const branches = [[seedStep(world, funnel, 'Member Offer')], []];
	return [
		seedSplit(world, funnel, 'Funnels::SplitTestStep', variants, { weights: [50, 50] }),
		seedSplit(world, funnel, 'Funnels::ConditionalSplitStep', branches, {}),
	];
}

function seedFunnel(world: World, scope: Scope, name: string, index: number): void {
	const data = { name, current_path: `/${slug(name)}`, live_mode: true, head_code: null, footer_code: null };
	const funnel = world.put('Funnel', scope, past(world.random, 400), data);
	const [optIn, order, thanks] = stepNames.map((step) => seedStep(world, funnel, step));
	const [product] = world.table('Product').list('workspace_id', scope.workspace_id);
	const orderStep = world.find(order.kind, order.id) as Row;
	orderStep.data.products = [{ id: product.id, bump: false, preheadline: null }];
	const first = index === 0 ? seedSplits(world, funnel, optIn) : [optIn];
	splice({ sequence: mainSequence(funnel), at: 0 }, 0, ...first, order, thanks);
}

/** Funnels with a page on every step, the first one with splits, and pages outside funnels. */
export function seedFunnels(world: World, scope: Scope): void {
	funnelNames.forEach((name, index) => seedFunnel(world, scope, name, index));
	const [home] = ['Home', 'About', 'Contact'].map((name) =>
		seedPage(world, scope, past(world.random, 400), name, { type: 'site_page' }),
	);
	const [site] = world.table('Site').list('workspace_id', scope.workspace_id);
	site.data.homepage_id = publicId(home.id);
	seedPage(world, scope, past(world.random, 400), 'Template', { type: 'theme_page' });
}

/** Gives the conditional splits a condition, once there are saved filters. */
export function seedSplitConditions(world: World): void {
	for (const split of world.table('Funnels::ConditionalSplitStep').list()) {
		const filters = world.table('RefineFilter').list('workspace_id', split.scope.workspace_id);
		split.data.filter_row_id = filters.at(0)?.id;
	}
}
