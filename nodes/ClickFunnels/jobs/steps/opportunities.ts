import type { Api, Id, Row } from '../../table/api';
import { everyRow } from '../../table/called';
import { whatIsMeant } from './meant';

export const STAGES = 'GET /sales/pipelines/{pipeline_id}/stages';
export const OPPORTUNITIES = 'GET /workspaces/{workspace_id}/sales/opportunities';

/** The opportunities of a contact in a pipeline. */
export interface Place {
	workspace_id: Id;
	contact_id: Id;
	pipeline_id: Id;
}

/**
 * A stage of a pipeline with its number, which bodies take. The stages are read once in a run.
 * @throws NodeOperationError where it is one of another pipeline
 */
export async function stageIn(api: Api<typeof STAGES>, pipeline_id: Id, stage_id: Id): Promise<Row> {
	const stages = await everyRow(api, { list: STAGES, within: { pipeline_id } });
	const found = stages.find(({ id, public_id }) => [String(id), public_id].includes(String(stage_id)));
	if (found) return found;
	const known = stages.map(({ name }) => String(name));
	throw api.refusal(
		`Pipeline Stage: the pipeline has no stage with the ID ${stage_id}`,
		whatIsMeant(String(stage_id), { known, noun: 'stages' }),
	);
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
