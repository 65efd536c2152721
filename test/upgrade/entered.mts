import type { INodeParameters, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { SEEDED_CONNECTIONS } from '../../sandbox/gateway/connections.mts';
import { cases } from '../engine/cases/index.mts';
import { jobCases } from '../jobs/cases.mts';
import { Company } from '../support/company.mts';
import { custom } from '../support/custom-call.mts';
import { byId } from '../support/engine.mts';
import { everyday, shownInside, type Place } from '../support/fill.mts';
import type { Asked } from './saved.mts';

/** What is entered for an operation, and the requests that make the records which it works with. */
interface Entered {
	before: Asked[];
	parameters: INodeParameters;
}

const CONNECTION = { connectionId: byId(SEEDED_CONNECTIONS.good) };

/** What is entered for operations that are no routes of ClickFunnels. */
const BARE: Record<string, (company: Company) => Promise<INodeParameters>> = {
	...jobCases,
	'apiCall.custom': async (company) =>
		custom('GET', '/workspaces/{workspace_id}/contacts', {
			values: { workspace_id: await company.workspaceId() },
			query: { entries: [{ key: 'sort_order', value: 'desc' }] },
		}),
	'matonConnection.create': async () => ({}),
	'matonConnection.delete': async () => CONNECTION,
	'matonConnection.get': async () => CONNECTION,
	'matonConnection.getAll': async () => ({ filters: { connection_status: 'ACTIVE' } }),
};

/** A value in every field that an operation shows. */
export async function entered({ api }: Company, { resource, operation }: Place): Promise<Entered> {
	const name = `${resource}.${operation}`;
	const before: Asked[] = [];
	const noting = new Company({
		...api,
		handle: async (request) => {
			const { method, path, body } = request;
			if (method !== 'GET') before.push(body === undefined ? [method, path] : [method, path, body]);
			return await api.handle(request);
		},
	});
	const parameters = name in BARE ? await BARE[name](noting) : (await cases[name](noting)).parameters;
	return { before, parameters: { resource, operation, ...parameters } };
}

/** The same as the node for everyday work takes it: several records in one locator, and the values that it offers. */
export async function enteredEveryDay(company: Company, place: Place): Promise<Entered> {
	const { before, parameters } = await entered(company, place);
	const properties = everyday.shownProperties(place.resource, place.operation, parameters);
	return { before, parameters: { ...place, ...fitting(properties, parameters, place) } };
}

function fitting(properties: INodeProperties[], values: INodeParameters, place: Place): INodeParameters {
	const fit = (property: INodeProperties, value: unknown): unknown => {
		const { type, options } = property;
		if (type === 'collection') return fitting(shownInside(property, place), value as INodeParameters, place);
		if (type === 'resourceLocator' && Array.isArray(value)) return byId(value.join(', '));
		const offered = type === 'options' && (options as INodePropertyOptions[]).map((option) => option.value);
		return offered && !offered.includes(value as string) ? offered.at(-1) : value;
	};
	const set = properties.filter(({ name }) => values[name] !== undefined);
	return Object.fromEntries(
		set.map((property) => [property.name, fit(property, values[property.name])]),
	) as INodeParameters;
}
