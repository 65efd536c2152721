import type { ApiResponse, ClickFunnelsApi } from '../../sandbox/types.mts';

/** A record or body of the API. */
export type Json = Record<string, unknown>;

/** A record that has an id, as nearly all have. */
export type Rec = Json & { id: number; public_id: string };

/**
 * The seeded company of a sandbox, asked past gateway, node and request log: where tests find the records that they work
 * with, and see what became of them.
 */
export class Company {
	constructor(private readonly api: ClickFunnelsApi) {}

	/** One request, whatever the answer. */
	async send(method: string, path: string, body?: unknown, query = ''): Promise<ApiResponse> {
		return await this.api.handle({ method, path, query, headers: {}, body });
	}

	async get(path: string): Promise<Rec> {
		return (await this.successful('GET', path)).body as Rec;
	}

	/** Every row of a list, in the order of the list. */
	async list(path: string): Promise<Rec[]> {
		const rows: Rec[] = [];
		for (let after: string | undefined = ''; after !== undefined; ) {
			const { body, headers } = await this.successful('GET', path, undefined, after && `after=${after}`);
			rows.push(...(body as Rec[]));
			after = headers?.['Pagination-Next'];
		}
		return rows;
	}

	async create(path: string, body: Json): Promise<Rec> {
		return (await this.successful('POST', path, body)).body as Rec;
	}

	/** The first workspace: the one with about 200 contacts. */
	async workspaceId(): Promise<number> {
		const [team] = await this.list('/teams');
		const [workspace] = await this.list(`/teams/${team.id}/workspaces`);
		return workspace.id;
	}

	/** Every row of a list of the first workspace, for example of `orders`. */
	async in(collection: string): Promise<Rec[]> {
		return await this.list(`/workspaces/${await this.workspaceId()}/${collection}`);
	}

	/** A new record in the first workspace. */
	async createIn(collection: string, body: Json): Promise<Rec> {
		return await this.create(`/workspaces/${await this.workspaceId()}/${collection}`, body);
	}

	private async successful(...request: Parameters<Company['send']>): Promise<ApiResponse> {
		const response = await this.send(...request);
		if (response.status >= 300) {
			throw new Error(`${request[0]} ${request[1]}: ${response.status} ${JSON.stringify(response.body)}`);
		}
		return response;
	}
}
