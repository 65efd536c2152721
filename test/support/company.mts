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
	constructor(readonly api: ClickFunnelsApi) {}

	/** One request, whatever the answer. */
	async send(method: string, path: string, body?: unknown, query = ''): Promise<ApiResponse> {
		return await this.api.handle({ method, path, query, headers: {}, body });
	}

	/** Reads, whatever the answer. */
	async ask(path: string, query = ''): Promise<ApiResponse> {
		return await this.send('GET', path, undefined, query);
	}

	/** The rows of one page of a list: the first, unless the query says otherwise. */
	async page(path: string, query = ''): Promise<Rec[]> {
		return (await this.successful('GET', path, undefined, query)).body as Rec[];
	}

	/** The ids of the rows of one page. */
	async ids(path: string, query = ''): Promise<number[]> {
		return (await this.page(path, query)).map(({ id }) => id);
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

	/** All workspaces, those of the first team first. */
	async workspaceIds(): Promise<number[]> {
		const teams = await this.list('/teams');
		const workspaces = await Promise.all(teams.map(({ id }) => this.list(`/teams/${id}/workspaces`)));
		return workspaces.flat().map(({ id }) => id);
	}

	/** The first workspace: the one with about 200 contacts. */
	async workspaceId(): Promise<number> {
		return (await this.workspaceIds())[0];
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
