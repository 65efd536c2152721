import type { Behaviour, Group } from '../../core/behaviour.mts';
import { unprocessable } from '../../core/errors.mts';
import type { Data, Row } from '../../core/store.mts';
import { bySortOrder, without } from '../../core/store.mts';
import { summary } from '../../core/summary.mts';
import type { World } from '../../core/world.mts';

const stages = 'Sales::Pipelines::Stage';
const opportunities = 'Sales::Opportunity';
const notes = 'Sales::Opportunities::Note';

function stagesOf(world: World, pipelineId: number): Row[] {
	return [...world.table(stages).list('pipeline_id', pipelineId)].sort(bySortOrder);
}

function inStage(world: World, stage: Row): Row[] {
	return world
		.table(opportunities)
		.list('workspace_id', stage.scope.workspace_id)
		.filter(({ data }) => data.pipelines_stage_id === stage.id);
}

function behindAll(world: World, pipelineId: number): number {
	return Number(stagesOf(world, pipelineId).at(-1)?.data.sort_order ?? -1) + 1;
}

/** Moves the other stages from a stage's place on one further. */
function makeRoom(row: Row, world: World): void {
	const others = stagesOf(world, row.scope.pipeline_id).filter((other) => other !== row);
	for (const other of others) {
		const place = Number(other.data.sort_order);
		if (place >= Number(row.data.sort_order)) world.change(stages, other, { sort_order: place + 1 });
	}
}

function totalOf(rows: readonly Row[]): number {
	return rows.reduce((sum, { data }) => sum + Number(data.value ?? 0), 0);
}

const stage: Behaviour = {
	show(row, world) {
		const inside = inStage(world, row);
		const total = totalOf(inside);
		return {
			opportunity_ids: inside.map(({ id }) => id),
			total_value: Math.round(total),
			weighted_value: (total * Number(row.data.close_probability)) / 100,
		};
	},
	prepare: (input) => (input.sort_order === null ? without(input, 'sort_order') : input),
	defaults: (_input, { world, scope }) => ({ sort_order: behindAll(world, scope.pipeline_id) }),
	created: (row, _input, world) => makeRoom(row, world),
	updated(row, input, world) {
		if (input.sort_order !== undefined) makeRoom(row, world);
	},
	removing(row, world) {
		// What the API does with the opportunities of such a stage is not known; the like is known of pipelines.
		if (inStage(world, row).length > 0) throw unprocessable('Stage must be empty before it can be deleted');
		if (stagesOf(world, row.scope.pipeline_id).length === 1) {
			throw unprocessable('The last stage of a pipeline cannot be deleted');
		}
	},
};

// On an update too: nested attributes without an id are new records in Rails.
function addStages(row: Row, input: Data, world: World): void {
	for (const attributes of (input.stages_attributes ?? []) as Data[]) {
		const { name = 'Stage', close_probability = 0 } = attributes;
		const data = { name, close_probability, sort_order: behindAll(world, row.id) };
		world.put(stages, { ...row.scope, pipeline_id: row.id }, String(row.data.updated_at), data);
	}
}

const pipeline: Behaviour = {
	show(row, world) {
		const shown = stagesOf(world, row.id).map((entry) => world.show(stages, entry));
		return { stages: shown, total_value: shown.reduce((sum, entry) => sum + Number(entry.total_value), 0) };
	},
	prepare(input, { row }) {
		const given = input.stages_attributes as unknown[] | undefined;
		if (row === undefined && !given?.length) throw unprocessable('Pipeline must have at least one stage');
		return input;
	},
	created: addStages,
	updated: addStages,
	removing(row, world) {
		if (stagesOf(world, row.id).some((entry) => inStage(world, entry).length > 0)) {
			throw unprocessable('Pipeline must be empty before it can be deleted');
		}
	},
	removed: (row, world) => world.table(stages).removeBelow('pipeline_id', row.id),
};

const contactFields = [
	'workspace_id',
	'anonymous',
	'email_address',
	'first_name',
	'last_name',
	'phone_number',
	'time_zone',
	'uuid',
	'unsubscribed_at',
	'last_notification_email_sent_at',
	'fb_url',
	'twitter_url',
	'instagram_url',
	'linkedin_url',
	'website_url',
	'created_at',
	'updated_at',
	'custom_attributes',
	'visits',
];

const opportunity: Behaviour = {
	show(row, world) {
		const current = world.find(stages, row.data.pipelines_stage_id);
		const contact = world.find('Contact', row.data.primary_contact_id);
		return {
			pipeline_id: current === undefined ? null : String(current.scope.pipeline_id),
			pipelines_stage: current && summary(world, stages, current.id, ['name']),
			pipeline: current && summary(world, 'Sales::Pipeline', current.scope.pipeline_id, ['name']),
			primary_contact: contact && {
				...summary(world, 'Contact', contact.id, contactFields),
				tags: world.show('Contact', contact).tags,
			},
			notes: world
				.table(notes)
				.list('opportunity_id', row.id)
				.map((note) => world.show(notes, note)),
		};
	},
	filters: {
		pipeline_id: ({ data }, world) => world.find(stages, data.pipelines_stage_id)?.scope.pipeline_id,
	},
	// Entering a stage of 100 percent closes; moving back does not open again (ClickFunnels behaviour: sales).
	prepare(input, { world, row }) {
		const { pipelines_stage_id: stageId } = input;
		const entered = stageId === row?.data.pipelines_stage_id ? undefined : world.find(stages, stageId);
		const closes = entered?.data.close_probability === 100 && input.closed_at === undefined;
		return closes ? { ...input, closed_at: world.clock.now() } : input;
	},
	announced(row, before, world) {
		if (before === undefined) return;
		if (before.pipelines_stage_id !== row.data.pipelines_stage_id) {
			world.emit('sales/opportunity.moved_stage', opportunities, row);
		}
		if (before.closed_at === null && row.data.closed_at !== null) {
			world.emit('sales/opportunity.closed', opportunities, row);
		}
	},
	removed(row, world) {
		world.table(notes).removeBelow('opportunity_id', row.id);
	},
};

// The API's own user has no membership here: the first of the team stands for it.
const note: Behaviour = {
	defaults: (_input, { world, scope }) => ({
		created_by_id: world.table('Membership').list('team_id', scope.team_id)[0].id,
	}),
};

/** Pipelines, stages, opportunities and notes. */
export const sales: Group = {
	behaviours: {
		'Sales::Pipeline': pipeline,
		[stages]: stage,
		[opportunities]: opportunity,
		[notes]: note,
	},
};
