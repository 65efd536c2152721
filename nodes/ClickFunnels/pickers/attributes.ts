import type { ILoadOptionsFunctions, INodeListSearchResult, ResourceMapperFields } from 'n8n-workflow';

import { accountKey, readAccount } from '../gateway/account';
import { attributeKeys } from '../gateway/attributeKeys';
import { meant, workspaces } from '../gateway/workspaces';
import type { Kind } from '../table/kind';
import { snakeCase } from '../table/words';
import { byChosenConnection, chosenId } from './levels';

/** Workspaces whose attributes are read at most, where none is chosen: mostly there is only one. */
const WORKSPACES = 3;

/** So long keys are taken as read: the editor asks for them at each letter that somebody types. */
const RECENT_MS = 30_000;

const recent = new Map<string, { until: number; keys: Promise<string[]> }>();

/** n8n's method for a list of the keys of custom attributes, to be searched by a part of one. */
export function searchAttributes(workspace: Kind) {
	return async function (this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
		const wanted = snakeCase(filter);
		const keys = await allKeys(byChosenConnection(this), workspace);
		const found = keys.filter((key) => snakeCase(key).includes(wanted));
		return { results: found.map((key) => ({ name: key, value: key })) };
	};
}

/** n8n's method for the same keys as fields that values are mapped to. */
export function attributeFields(workspace: Kind) {
	return async function (this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
		const keys = await allKeys(byChosenConnection(this), workspace);
		return {
			fields: keys.map((key) => ({
				id: key,
				displayName: key,
				required: false,
				defaultMatch: false,
				display: true,
				type: 'string',
			})),
			emptyFieldsNotice:
				'No contact has a custom attribute yet. Add the first under Additional or Update Fields.',
		};
	};
}

/**
 * Those of the chosen workspace, or of the first ones where none is chosen; read anew after a while.
 * @throws NodeApiError when the gateway or ClickFunnels refuses
 */
async function allKeys(context: ILoadOptionsFunctions, workspace: Kind): Promise<string[]> {
	const chosen = chosenId(context, workspace);
	const account = accountKey(readAccount(await context.getCredentials('matonApi')));
	const key = `${account}\n${chosen}`;
	const now = Date.now();
	for (const [one, { until }] of recent) if (until <= now) recent.delete(one);
	const before = recent.get(key);
	if (before) return await before.keys;
	const keys = readKeys(context, chosen);
	recent.set(key, { until: now + RECENT_MS, keys });
	void keys.catch(() => recent.delete(key));
	return await keys;
}

async function readKeys(context: ILoadOptionsFunctions, chosen: string | undefined): Promise<string[]> {
	const asking = { context, priority: 'picker' as const };
	const ids =
		chosen === undefined ? (await meant(await workspaces(asking), asking)).map(({ id }) => id) : [chosen];
	const keys = new Set<string>();
	for (const id of ids.slice(0, WORKSPACES)) {
		for await (const some of attributeKeys(asking, id)) for (const key of some) keys.add(key);
	}
	return [...keys].sort((a, b) => a.localeCompare(b));
}
