import type { Behaviour, Group } from '../core/behaviour.mts';
import { unprocessable } from '../core/errors.mts';
import type { Data, Row } from '../core/store.mts';
import { summary } from '../core/summary.mts';
import type { World } from '../core/world.mts';

const stages = 'Sales::Pipelines::Stage';
const opportunities = 'Sales::Opportunity';
const notes = 'Sales::Opportunities::Note';

function stagesOf(world: World, pipelineId: number): Row[] {
	return [...world.table(stages).list('pipeline_id', pipelineId)].sort(
		(a, b) => Number(a.data.sort_order) - Number(b.data.sort_order),
	);
}

function inStage(world: World, stage: Row): Row[] {
	return world
		.table(opportunities)
		.list('workspace_id', stage.scope.workspace_id)
		.filter(({ data }) => data.pipelines_stage_id === stage.id);
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
	defaults: (_input, { world, scope }) => ({ sort_order: stagesOf(world, scope.pipeline_id).length }),
	created(row, _input, world) {
		for (const other of stagesOf(world, row.scope.pipeline_id)) {
			const later = Number(other.data.sort_order) >= Number(row.data.sort_order);
			if (other !== row && later)
				world.change(stages, other, { sort_order: Number(other.data.sort_order) + 1 });
		}
	},
	removing(row, world) {
		if (stagesOf(world, row.scope.pipeline_id).length === 1) {
			throw unprocessable('The last stage of a pipeline cannot be deleted');
		}
	},
};

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
	created(row, input, world) {
		(input.stages_attributes as Data[]).forEach((attributes, at) => {
			const scope = { ...row.scope, pipeline_id: row.id };
			const { name = 'Stage', close_probability: probability = 0 } = attributes;
			const data = { name, close_probability: probability, sort_order: at };
			world.put(stages, scope, String(row.data.created_at), data);
		});
	},
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
	// Entering a stage of 100 percent closes; moving back does not open again (ClickFunnels behaviour notes, section 18).
	prepare(input, { world }) {
		const entered = world.find(stages, input.pipelines_stage_id);
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
		for (const note of [...world.table(notes).list('opportunity_id', row.id)])
			world.table(notes).remove(note);
	},
};

/** Pipelines, stages, opportunities and notes. */
export const sales: Group = {
	behaviours: { 'Sales::Pipeline': pipeline, [stages]: stage, [opportunities]: opportunity },
};
