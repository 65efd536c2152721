import { createClickFunnelsApi } from '../../../sandbox/api/index.mts';
import type { ApiResponse, WebhookEvent } from '../../../sandbox/types.mts';
import { Company as AnyCompany } from '../../support/company.mts';
import type { Json } from '../../support/company.mts';

export type { Json } from '../../support/company.mts';

/** A company without a gateway around it, and what happened in it. */
export class Company extends AnyCompany {
	/** All events since the start, newest last. */
	readonly events: WebhookEvent[] = [];
	/** The id of the largest workspace. */
	workspace = 0;
	/** The id of a workspace of the other team. */
	otherWorkspace = 0;

	/** Finds the workspaces, and listens. */
	async start(): Promise<this> {
		this.api.onEvent((event) => this.events.push(event));
		const [own, other] = await this.page('/teams');
		[this.workspace] = await this.ids(`/teams/${own.id}/workspaces`);
		[this.otherWorkspace] = await this.ids(`/teams/${other.id}/workspaces`);
		return this;
	}
}

/** Starts a company of its own for one test. */
export async function startCompany(seed = 1): Promise<Company> {
	return await new Company(createClickFunnelsApi({ seed })).start();
}

/** The text of an error answer. */
export function errorOf({ body }: ApiResponse): unknown {
	return (body as Json).error;
}
