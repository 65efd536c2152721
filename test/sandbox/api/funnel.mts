import type { Company, Json } from './company.mts';
import { startCompany } from './company.mts';

/** A step as the structure of a funnel shows it. */
export interface StepView {
	id: number;
	step_type: string;
	sort_order: number;
	convergence_step_id: number | null;
	show_page_step_id?: string;
	page: { id: number; public_id: string; sdk_token: string | null } | null;
	variants?: { weight: number; steps: StepView[] }[];
	branches?: { branch: string; steps: StepView[] }[];
}

/** The ids of the pages of steps. */
export const pageIds = (steps: StepView[] = []) => steps.map((step) => step.page?.id);

/** A funnel of three page steps without splits, in a company of its own. */
export class Funnel {
	private constructor(
		readonly company: Company,
		readonly id: number,
		readonly pages: { optIn: Json; order: Json; thanks: Json },
	) {}

	static async start(): Promise<Funnel> {
		const company = await startCompany();
		const [, id] = await company.ids(`/workspaces/${company.workspace}/funnels`);
		const query = `filter[funnel_ids]=${id}`;
		const [optIn, order, thanks] = await company.page(`/workspaces/${company.workspace}/pages`, query);
		return new Funnel(company, id, { optIn, order, thanks });
	}

	/** A page in no funnel. */
	async page(name: string): Promise<Json> {
		return await this.company.createIn('pages', { page: { name } });
	}

	async structure(): Promise<StepView[]> {
		const { body } = await this.company.ask(`/funnels/${this.id}/structure`);
		return (body as { steps: StepView[] }).steps;
	}

	/** The step that a page is on; null for none. */
	async stepOf({ id }: Json): Promise<Json | null> {
		const { body } = await this.company.ask(`/pages/${String(id)}`);
		return (body as { show_page_step: Json | null }).show_page_step;
	}

	/** Deletes a split, by its path. */
	async remove(path: string, branch: string): Promise<number> {
		const query = branch && `branch=${branch}`;
		return (await this.company.api.handle({ method: 'DELETE', path, query, headers: {} })).status;
	}
}
