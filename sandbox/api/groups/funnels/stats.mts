import type { Call, Group, Handler } from '../../core/behaviour.mts';
import { parentOf } from '../../core/behaviour.mts';
import { DAY, withoutMilliseconds } from '../../core/clock.mts';
import type { Data, Row } from '../../core/store.mts';
import { summaryOf } from '../../core/summary.mts';
import { publicId } from '../../core/ids.mts';
import { notFound } from '../../core/errors.mts';
import { mainSequence, pagesIn } from './steps.mts';
import { pageSummary } from './pages.mts';

function timeOr(text: string | undefined, fallback: number): number {
	const time = Date.parse(text ?? '');
	return Number.isNaN(time) ? fallback : time;
}

// A time that does not fit is moved, not refused; no milliseconds
// (ClickFunnels behaviour: funnel and page stats; values).
function timerange({ query }: Call): { from: string; to: string } {
	const now = Date.now();
	const end = Math.min(timeOr(query.plain.timerange_end, now), now);
	const asked = timeOr(query.plain.timerange_start, end - 30 * DAY);
	const start = asked > end ? end - 30 * DAY : Math.max(asked, end - 90 * DAY);
	const shown = (time: number): string => withoutMilliseconds(new Date(time).toISOString());
	return { from: shown(start), to: shown(end) };
}

// Made-up but steady figures: the same page always shows the same ones.
function stepStats(page: Row): Data {
	const views = 100 + (page.id % 400);
	const unique = Math.floor(views * 0.8);
	const optins = Math.floor(unique * 0.25);
	const sales = Math.floor(optins * 0.2);
	const value = sales * 97;
	const per = (count: number): string => (value / count).toFixed(2);
	return {
		page_id: page.id,
		name: page.data.name,
		current_path: page.data.current_path ?? '',
		views_all: views,
		views_unique: unique,
		optins,
		optin_rate: optins / unique,
		sales_count: sales,
		sales_rate: sales / unique,
		sales_value: value.toFixed(2),
		recurring_sales_count: 0,
		recurring_sales_value: '0.00',
		earnings_per_view: per(views),
		earnings_per_unique_view: per(unique),
	};
}

const funnelStats: Handler = (call) => {
	const { world, query } = call;
	const funnel = parentOf(call);
	const pages = pagesIn(world, mainSequence(funnel).steps);
	const steps = pages.map(stepStats);
	const sum = (key: string): number => steps.reduce((total, step) => total + Number(step[key]), 0);
	const sales = sum('sales_value');
	const perCount = (count: number): string => (count === 0 ? 0 : sales / count).toFixed(2);
	const detail = query.expand.has('steps')
		? { steps }
		: { page_public_ids: pages.map(({ id }) => publicId(id)) };
	const summary = {
		earnings_per_click: perCount(sum('views_all')),
		upfront_sales: sales.toFixed(2),
		upfront_sales_count: sum('sales_count'),
		recurring_sales: '0.00',
		average_cart_value: perCount(sum('sales_count')),
		pageviews: sum('views_all'),
	};
	const body = {
		funnel: summaryOf(funnel, ['name']),
		currency: 'USD',
		timerange: timerange(call),
		summary,
		...detail,
	};
	return { status: 200, body };
};

const pageStats: Handler = (call) => {
	const page = parentOf(call);
	// Pages of a theme have no stats (ClickFunnels behaviour: funnel and page stats).
	if (page.data.type === 'theme_page') throw notFound();
	const funnel = call.world.find('Funnel', page.data.funnel_id);
	const body = {
		currency: 'USD',
		timerange: timerange(call),
		page: pageSummary(page),
		funnel: funnel === undefined ? null : summaryOf(funnel, ['name']),
		step: funnel === undefined ? null : stepStats(page),
	};
	return { status: 200, body };
};

/** Figures of funnels and pages. */
export const stats: Group = { handlers: { getFunnelStats: funnelStats, getPageStats: pageStats } };
