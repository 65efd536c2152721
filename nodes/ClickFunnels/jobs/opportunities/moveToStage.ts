import * as kinds from '../../kinds';
import type { Api, Id, Row } from '../../table/api';
import { reference } from '../../table/field';
import { job } from '../../table/job';
import { asEntered, CONTACT, CONTACTS, findContact, sameContact, WHOSE } from '../steps/contact';
import { isOpen, OPPORTUNITIES, opportunitiesIn, stageIn, STAGES } from '../steps/opportunities';

const UPDATE = 'PUT /sales/opportunities/{id}';

export const moveToStage = job({
	value: 'moveToStage',
	name: 'Move to Stage',
	action: 'Move opportunity of contact by email to pipeline stage',
	description:
		'Move the open opportunity of a contact, given by its e-mail address or ID, to another stage of its pipeline. Where there is none or it is there already, nothing changes and the result says so.',
	needs: {
		...WHOSE,
		pipeline_id: reference('Pipeline', kinds.pipeline),
		pipelines_stage_id: reference('Pipeline Stage', kinds.pipelineStage),
	},
	takes: {
		opportunity_id: reference('Opportunity', kinds.opportunity, {
			withoutIt: 'the one that is open in the pipeline',
			description: 'Which, where several are open in the pipeline',
		}),
	},
	calls: [CONTACTS, CONTACT, STAGES, OPPORTUNITIES, UPDATE],
	gives: UPDATE,
	outcome: {
		key: 'move_result',
		values: ['moved', 'already_there', 'no_opportunity'],
		none: ['no_opportunity'],
	},
	alone: sameContact,
	run: async (api, { pipeline_id, pipelines_stage_id, opportunity_id, workspace_id, contact }) => {
		const stage = await stageIn(api, pipeline_id, pipelines_stage_id);
		const known = await findContact(api, { workspace_id, contact });
		const whose = known && { workspace_id, contact_id: known.id as Id };
		const found =
			whose &&
			(opportunity_id === undefined
				? await theOpenOne(api, { ...whose, stage })
				: await theChosenOne(api, { ...whose, opportunity_id }));
		if (!found) return { row: asEntered({ contact }), outcome: 'no_opportunity' };
		if (found.pipelines_stage_id === stage.id) return { row: found, outcome: 'already_there' };
		const row = await api.call(UPDATE, { id: found.id, pipelines_stage_id: stage.id });
		return { row, outcome: 'moved' };
	},
});

/** The contact's open opportunity in the stage's pipeline; where there is none, the last that the stage has closed. */
async function theOpenOne(
	api: Api<typeof OPPORTUNITIES>,
	{ stage, ...whose }: { workspace_id: Id; contact_id: Id; stage: Row },
): Promise<Row | undefined> {
	const rows = await opportunitiesIn(api, { ...whose, pipeline_id: stage.pipeline_id as Id });
	const open = rows.filter(isOpen);
	if (open.length > 1) {
		const which = open.map(({ id, name }) => `${String(id)} (${String(name)})`).join(', ');
		throw api.refusal(
			`Contact: it has several open opportunities in the pipeline, with the IDs ${which}`,
			'Add Opportunity and choose the one that is meant.',
		);
	}
	return open.at(0) ?? rows.filter((row) => row.pipelines_stage_id === stage.id).at(-1);
}

async function theChosenOne(
	api: Api<typeof OPPORTUNITIES>,
	{ workspace_id, contact_id, opportunity_id }: { workspace_id: Id; contact_id: Id; opportunity_id: Id },
): Promise<Row> {
	const asked = { workspace_id, id: opportunity_id, primary_contact_id: contact_id };
	const found = await api.first(OPPORTUNITIES, asked);
	if (found) return found;
	throw api.refusal(
		`Opportunity: the contact has none with the ID ${opportunity_id}`,
		'Choose another, or remove Opportunity for the one that is open in the pipeline.',
	);
}
