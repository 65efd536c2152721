import type { Api, Id, Row } from '../../table/api';

export const STAGE = 'GET /sales/pipelines/stages/{id}';
export const OPPORTUNITIES = 'GET /workspaces/{workspace_id}/sales/opportunities';

/** The opportunities of a contact in a pipeline. */
export interface Place {
	workspace_id: Id;
	contact_id: Id;
	pipeline_id: Id;
}

/** A stage with its number, which bodies take, and its pipeline; looked up once in a run. */
export async function stageOf(api: Api<typeof STAGE>, id: Id): Promise<Row> {
	return await api.once(`stage ${id}`, async () => await api.call(STAGE, { id }));
}

export async function opportunitiesIn(
	api: Api<typeof OPPORTUNITIES>,
	{ workspace_id, contact_id, pipeline_id }: Place,
): Promise<Row[]> {
	return await api.rows(OPPORTUNITIES, { workspace_id, primary_contact_id: contact_id, pipeline_id }).all();
}

/** Whether an opportunity is neither won nor lost (ClickFunnels behaviour: sales). */
export function isOpen({ closed_at }: Row): boolean {
	return closed_at === null || closed_at === undefined;
}
