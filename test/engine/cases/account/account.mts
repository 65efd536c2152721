import type { INodeParameters } from 'n8n-workflow';

import { LAST_CHANGED, RAW, deleted, list, one, workspace, written, type Cases } from '../case.mts';
import { byId } from '../../../support/engine.mts';
import type { Company, Rec } from '../../../support/company.mts';

async function freshEndpoint(company: Company): Promise<Rec> {
	return await company.createIn('webhooks/outgoing/endpoints', {
		webhooks_outgoing_endpoint: {
			url: 'https://example.com/before',
			name: 'Before',
			event_type_ids: ['contact.created'],
		},
	});
}

async function endpointValues(company: Company) {
	const [funnel] = await company.in('funnels');
	const [page] = await company.in('pages');
	return {
		url: 'https://example.com/hooks',
		name: 'Our hook',
		event_type_ids: ['contact.updated', 'order.completed'],
		funnel_ids: [funnel.id],
		page_ids: [page.id],
	};
}

/** Team, User and Workspace. */
export const accountCases: Cases = {
	'team.getAll': async (company) => await list(company, '/teams', {}),
	'team.get': async (company) => {
		const [{ id }] = await company.list('/teams');
		return await one(company, `/teams/${id}`, { team: byId(id) });
	},
	'team.update': async (company) => {
		const [, { id }] = await company.list('/teams');
		const values = { name: 'Trailhead Group', time_zone: 'America/Denver', locale: 'pt' };
		return written(
			company,
			{ team: byId(id), additionalFields: { ...values, fieldsToClear: '' } },
			{ id, ...values },
			() => `/teams/${id}`,
		);
	},
	'team.getMemberships': async (company) => {
		const [{ id }] = await company.list('/teams');
		return await list(company, `/teams/${id}/memberships`, { team: byId(id) }, RAW);
	},
	'user.getAll': async (company) => await list(company, '/users', {}),
	'user.get': async (company) => {
		const [{ id, public_id }] = await company.list('/users');
		return await one(company, `/users/${id}`, { user: byId(public_id) });
	},
	'user.getCurrent': async (company) => await one(company, '/me', {}, RAW),
	'workspace.getAll': async (company) => {
		const [{ id }] = await company.list('/teams');
		return await list(company, `/teams/${id}/workspaces`, { teamId: byId(id) });
	},
	'workspace.get': async (company) => {
		const id = await company.workspaceId();
		return await one(company, `/workspaces/${id}`, { workspace: byId(id) });
	},
	'workspace.update': async (company) => {
		const [team] = await company.list('/teams');
		const [, { id }] = await company.list(`/teams/${team.id}/workspaces`);
		const values = { name: 'Research', subdomain: 'research' };
		return written(
			company,
			{ workspace: byId(id), additionalFields: values },
			{ id, ...values },
			() => `/workspaces/${id}`,
		);
	},
};

/** Stats of workspaces. */
export const statsCases: Cases = {
	'workspace.getStats': async (company) => {
		const orders = await company.in('orders');
		const [{ id, contact_id, order_type, billing_status, service_status, live_mode, total_amount }] = orders;
		const other = orders.find((one) => one.contact_id !== contact_id) as Rec;
		const wanted = { order_type, billing_status, service_status, live_mode };
		return {
			parameters: {
				workspaceId: byId(await company.workspaceId()),
				statsOf: 'order',
				options: { count: true, created_at_range: true, count_by: 'order_type', sum: 'total_amount' },
				filters: {
					...wanted,
					id: `${id},${other.id}`,
					contact_id: byId(contact_id),
				} as INodeParameters,
			},
			answer: [
				{
					count: 1,
					created_at_range: { min: orders[0].created_at, max: orders[0].created_at },
					count_by: { property: 'order_type', values: { [String(order_type)]: 1 } },
					sum: { property: 'total_amount', value: total_amount },
				},
			],
		};
	},
};

/** Webhook Endpoint and Webhook Event. */
export const webhookCases: Cases = {
	'webhookEndpoint.getAll': async (company) =>
		await list(
			company,
			`/workspaces/${await company.workspaceId()}/webhooks/outgoing/endpoints`,
			await workspace(company),
			RAW,
		),
	'webhookEndpoint.get': async (company) => {
		const [{ id }] = await company.in('webhooks/outgoing/endpoints');
		const where = { webhookEndpoint: byId(id) };
		return await one(company, `/webhooks/outgoing/endpoints/${id}`, where, RAW);
	},
	'webhookEndpoint.create': async (company) => {
		const values = await endpointValues(company);
		const { url, name, event_type_ids, ...more } = values;
		const { answer, ...rest } = written(
			company,
			{
				...(await workspace(company)),
				...RAW,
				url,
				name,
				eventTypeIds: event_type_ids,
				additionalFields: more,
			},
			values,
			(id) => `/webhooks/outgoing/endpoints/${id}`,
		);
		return { ...rest, answer: [{ ...answer[0], webhook_secret: expect.stringMatching(/^[0-9a-f]+$/) }] };
	},
	'webhookEndpoint.update': async (company) => {
		const { id } = await freshEndpoint(company);
		const values = await endpointValues(company);
		return written(
			company,
			{ webhookEndpoint: byId(id), ...RAW, additionalFields: { ...values, fieldsToClear: '' } },
			{ id, ...values },
			() => `/webhooks/outgoing/endpoints/${id}`,
		);
	},
	'webhookEndpoint.delete': async (company) =>
		deleted(
			company,
			'webhookEndpoint',
			await freshEndpoint(company),
			(id) => `/webhooks/outgoing/endpoints/${id}`,
		),
	'webhookEvent.getAll': async (company) => {
		const rows = await company.in('webhooks/outgoing/events');
		// Events have no updated_at, so these are sorted by id.
		const options = { sort: 'id:desc' };
		return {
			parameters: { ...(await workspace(company)), ...LAST_CHANGED, ...RAW, options },
			answer: [...rows].sort((a, b) => b.id - a.id).slice(0, 5),
		};
	},
	'webhookEvent.get': async (company) => {
		const [{ id }] = await company.in('webhooks/outgoing/events');
		return await one(company, `/webhooks/outgoing/events/${id}`, { webhookEvent: byId(id) }, RAW);
	},
	'webhookEvent.getTypes': async (company) => ({
		parameters: {},
		answer: await company.list('/webhooks/outgoing/event_types'),
	}),
};
