import type { INodeParameters } from 'n8n-workflow';

import type { Company, Rec } from '../support/company.mts';
import { byEmail, byId, byName, type ActionNode } from '../support/engine.mts';

/** What stands for an item: a text that no other item has. */
type Key = string;

/** Something that a run does for each of its items. */
export interface Work {
	name: string;
	/** Default: the node that has every route. */
	node?: ActionNode;
	/** Makes what the work needs, and gives the node's parameters; an item holds its key in `key`. */
	prepare(company: Company, keys: Key[]): Promise<INodeParameters>;
	/** How often the work was done, by key; what is no write has none. */
	effects?(company: Company, keys: Key[]): Promise<Map<Key, number>>;
	/** Whether an item that went well is of its key. */
	isOf(json: Record<string, unknown>, key: Key): boolean;
}

const KEY = '={{ $json.key }}';

const addressOf = (key: Key) => `${key}@example.com`;

const workspaceOf = async (company: Company) => byId(await company.workspaceId());

function counted(keys: Key[], rows: Rec[], keyOf: (row: Rec) => unknown): Map<Key, number> {
	const counts = new Map(keys.map((key) => [key, 0]));
	for (const row of rows) {
		const key = String(keyOf(row));
		const count = counts.get(key);
		if (count !== undefined) counts.set(key, count + 1);
	}
	return counts;
}

const keyInAddress = ({ email_address }: Record<string, unknown>) => String(email_address).split('@')[0];

const contacts = async (company: Company, keys: Key[]) =>
	counted(keys, await company.in('contacts'), keyInAddress);

const isOfAddress: Work['isOf'] = (json, key) => keyInAddress(json) === key;

/** One contact for each key. */
async function withContacts(company: Company, keys: Key[]): Promise<void> {
	for (const key of keys) await company.createIn('contacts', { contact: { email_address: addressOf(key) } });
}

const TAG = 'Tormented';

export const WORKS: Work[] = [
	{
		name: 'Contact: Create',
		prepare: async (company) => ({
			resource: 'contact',
			operation: 'create',
			workspaceId: await workspaceOf(company),
			emailAddress: `${KEY}@example.com`,
		}),
		effects: contacts,
		isOf: isOfAddress,
	},
	{
		name: 'Contact Tag: Create',
		prepare: async (company) => ({
			resource: 'contactTag',
			operation: 'create',
			workspaceId: await workspaceOf(company),
			name: KEY,
		}),
		effects: async (company, keys) => counted(keys, await company.in('contacts/tags'), ({ name }) => name),
		isOf: ({ name }, key) => name === key,
	},
	{
		name: 'Contact: Create or Update',
		prepare: async (company) => ({
			resource: 'contact',
			operation: 'upsert',
			workspaceId: await workspaceOf(company),
			emailAddress: `${KEY}@example.com`,
		}),
		effects: contacts,
		isOf: isOfAddress,
	},
	{
		name: 'Contact: Update',
		prepare: async (company, keys) => {
			await withContacts(company, keys);
			return {
				resource: 'contact',
				operation: 'update',
				workspaceId: await workspaceOf(company),
				contact: byEmail(`${KEY}@example.com`),
				additionalFields: { last_name: KEY },
			};
		},
		effects: async (company, keys) =>
			counted(keys, await company.in('contacts'), ({ last_name }) => last_name),
		isOf: ({ last_name }, key) => last_name === key,
	},
	{
		name: 'Contact: Find or Create',
		node: 'clickFunnels',
		prepare: async (company) => ({
			resource: 'contact',
			operation: 'findOrCreate',
			workspaceId: await workspaceOf(company),
			emailAddress: `${KEY}@example.com`,
		}),
		effects: contacts,
		isOf: isOfAddress,
	},
	{
		name: 'Contact: Add Tags',
		node: 'clickFunnels',
		prepare: async (company, keys) => {
			await withContacts(company, keys);
			return {
				resource: 'contact',
				operation: 'addTags',
				workspaceId: await workspaceOf(company),
				contact: byEmail(`${KEY}@example.com`),
				tags: byName(TAG),
			};
		},
		effects: async (company, keys) => {
			const rows = await company.in('contacts');
			const carried = rows.flatMap((row) =>
				(row.tags as Rec[]).filter(({ name }) => name === TAG).map(() => row),
			);
			return counted(keys, carried, keyInAddress);
		},
		isOf: isOfAddress,
	},
	{
		name: 'Contact: Get',
		prepare: async (company, keys) => {
			await withContacts(company, keys);
			return {
				resource: 'contact',
				operation: 'get',
				workspaceId: await workspaceOf(company),
				contact: byEmail(`${KEY}@example.com`),
			};
		},
		isOf: isOfAddress,
	},
	{
		name: 'Contact: Find',
		node: 'clickFunnels',
		prepare: async (company, keys) => {
			await withContacts(company, keys);
			const rows = await company.in('contacts');
			const ids = Object.fromEntries(rows.map((row) => [keyInAddress(row), row.id]));
			return {
				resource: 'contact',
				operation: 'find',
				workspaceId: await workspaceOf(company),
				contact: byId(`={{ (${JSON.stringify(ids)})[$json.key] }}`),
			};
		},
		isOf: (json, key) => json.found === true && isOfAddress(json, key),
	},
];
