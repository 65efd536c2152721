import { createClickFunnelsApi } from '../../../sandbox/api/index.mts';
import type { ApiResponse, ClickFunnelsApi, WebhookEvent } from '../../../sandbox/types.mts';

export type Json = Record<string, unknown>;

/** A double with short ways to call it, and what happened in it. */
export interface Company {
	api: ClickFunnelsApi;
	/** The id of the largest workspace. */
	workspace: number;
	/** The id of a workspace of the other team. */
	otherWorkspace: number;
	/** All events since the start, newest last. */
	events: WebhookEvent[];
	get(path: string, query?: string): Promise<ApiResponse>;
	list(path: string, query?: string): Promise<Json[]>;
	send(method: string, path: string, body?: unknown): Promise<ApiResponse>;
	/** Creates below the workspace and answers the record. */
	create(collection: string, body: Json): Promise<Json>;
	ids(path: string, query?: string): Promise<number[]>;
}

/** Starts a company of its own for one test. */
export async function startCompany(seed = 1): Promise<Company> {
	const api = createClickFunnelsApi({ seed });
	const events: WebhookEvent[] = [];
	api.onEvent((event) => events.push(event));
	const get = (path: string, query = ''): Promise<ApiResponse> =>
		api.handle({ method: 'GET', path, query, headers: {} });
	const list = async (path: string, query = ''): Promise<Json[]> => (await get(path, query)).body as Json[];
	const teams = await list('/teams');
	const [workspace] = await list(`/teams/${teams[0].id}/workspaces`);
	const [other] = await list(`/teams/${teams[1].id}/workspaces`);
	const send = (method: string, path: string, body?: unknown): Promise<ApiResponse> =>
		api.handle({ method, path, query: '', headers: {}, body });
	return {
		api,
		workspace: workspace.id as number,
		otherWorkspace: other.id as number,
		events,
		get,
		list,
		send,
		async create(collection, body) {
			return (await send('POST', `/workspaces/${workspace.id}/${collection}`, body)).body as Json;
		},
		async ids(path, query = '') {
			return (await list(path, query)).map(({ id }) => id as number);
		},
	};
}

/** The text of an error answer. */
export function errorOf({ body }: ApiResponse): unknown {
	return (body as Json).error;
}
