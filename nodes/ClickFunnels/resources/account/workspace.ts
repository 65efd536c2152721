import * as kinds from '../../kinds';
import type { Values } from '../../table/api';
import { text, word } from '../../table/field';
import type { Line } from '../../table/line';
import { action, get, getMany, update } from '../../table/lines';
import { resource, type Draft } from '../../table/resource';
import { statsFilters, statsOf, statsSelectors, wantedStats } from './recordStats';

const statsLine = action('GET /workspaces/{workspace_id}/stats', {
	hasId: false,
	value: 'getStats',
	name: 'Get Stats',
	action: 'Get stats of workspace',
	description:
		'Count contacts or orders, or what else is chosen under Options. Closed beta: only if ClickFunnels has opened it for your workspace.',
	needs: statsOf,
	options: wantedStats,
	filters: statsFilters,
	query: statsSelectors,
	// ClickFunnels takes two at a time, whoever asks (ClickFunnels behaviour: rate limits).
	alone: ({ workspace_id }) => String(workspace_id),
});

/** Where nothing is chosen, records are counted: ClickFunnels refuses to give no stats at all. */
const getStats: Draft<Line> = (surroundings) => {
	const line = statsLine(surroundings) as Line;
	const isChosen = (values: Values) => Object.keys(wantedStats).some((name) => values[name] !== undefined);
	return {
		...line,
		run: async (api, values) =>
			await api.call(line.route, isChosen(values) ? values : { ...values, count: true }),
	};
};

export const workspace = resource({
	kind: kinds.workspace,
	description: 'A business with its own contacts, products and funnels',
	fields: {
		name: text('Name'),
		subdomain: word('Subdomain', {
			description: 'Can be changed only rarely, right after the workspace was created',
		}),
	},
	operations: [
		getMany({ sort: ['id', 'updated_at', 'name'] }),
		get('GET /workspaces/{id}'),
		update('PUT /workspaces/{id}', { root: 'workspace' }),
		getStats,
	],
});
