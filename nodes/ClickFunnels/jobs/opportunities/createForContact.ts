import * as kinds from '../../kinds';
import type { Id } from '../../table/api';
import { sameName } from '../../table/called';
import { decimal, reference, text } from '../../table/field';
import { job } from '../../table/job';
import {
	CONTACT,
	CONTACTS,
	contactWanted,
	CREATE_MISSING_CONTACT,
	sameContact,
	UPSERT,
	WHOSE,
} from '../steps/contact';
import { isOpen, OPPORTUNITIES, opportunitiesIn, stageIn, STAGES } from '../steps/opportunities';
import { madeOnce } from '../steps/refusal';

const CREATE = 'POST /workspaces/{workspace_id}/sales/opportunities';

export const createForContact = job({
	value: 'createForContact',
	name: 'Create for Contact',
	action: 'Create opportunity for contact by email',
	description:
		'Create an opportunity for a contact, given by its e-mail address or ID, in a stage of a pipeline. An open one of the same name in the pipeline is left as it is and the result says so.',
	needs: {
		...WHOSE,
		pipeline_id: reference('Pipeline', kinds.pipeline),
		pipelines_stage_id: reference('Pipeline Stage', kinds.pipelineStage),
		name: text('Name'),
	},
	takes: {
		create_missing_contact: CREATE_MISSING_CONTACT,
		value: decimal('Value', { upFront: 'always', description: 'In the default currency of the workspace' }),
	},
	calls: [CONTACTS, CONTACT, UPSERT, STAGES, OPPORTUNITIES, CREATE],
	gives: CREATE,
	outcome: { key: 'opportunity_result', values: ['created', 'already_there'] },
	alone: sameContact,
	run: async (api, { workspace_id, contact, pipeline_id, pipelines_stage_id, name, ...more }) => {
		const { create_missing_contact: mayCreate = false, value } = more;
		const stage = await stageIn(api, pipeline_id, pipelines_stage_id);
		const { id: primary_contact_id, wasThere } = await contactWanted(api, {
			workspace_id,
			contact,
			mayCreate,
		});
		const find = async () => {
			const place = { workspace_id, contact_id: primary_contact_id, pipeline_id: stage.pipeline_id as Id };
			const rows = await opportunitiesIn(api, place);
			return rows.find((row) => isOpen(row) && sameName(row.name) === sameName(name));
		};
		const found = wasThere ? await find() : undefined;
		if (found) return { row: found, outcome: 'already_there' };
		const wanted = { workspace_id, primary_contact_id, pipelines_stage_id: stage.id, name, value };
		const { row, isNew } = await madeOnce(async () => await api.call(CREATE, wanted), find);
		return { row, outcome: isNew ? 'created' : 'already_there' };
	},
});
