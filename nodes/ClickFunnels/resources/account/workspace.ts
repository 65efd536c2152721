import * as kinds from '../../kinds';
import { text, word } from '../../table/field';
import { action, get, getMany, update } from '../../table/lines';
import { resource } from '../../table/resource';
import { statsFilters, statsOf, statsSelectors, wantedStats } from './recordStats';

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
		action('GET /workspaces/{workspace_id}/stats', {
			value: 'getStats',
			name: 'Get Stats',
			action: 'Get stats of workspace',
			description:
				'Count or sum up contacts or orders, as chosen under Options. Closed beta: only if ClickFunnels has opened it for your workspace.',
			needs: statsOf,
			options: wantedStats,
			filters: statsFilters,
			query: statsSelectors,
			// ClickFunnels takes two at a time, whoever asks (ClickFunnels behaviour: rate limits).
			alone: ({ workspace_id }) => String(workspace_id),
		}),
	],
});
