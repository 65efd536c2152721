import type { Behaviour, Group, Handler } from '../../core/behaviour.mts';
import { subject } from '../../core/behaviour.mts';
import { answer, answerPage, pageOf } from '../../core/crud.mts';
import { unprocessable } from '../../core/errors.mts';
import { integerId } from '../../core/ids.mts';
import { notInWorkspace } from '../../core/references.mts';
import type { Data, Row } from '../../core/store.mts';
import { summaryOf } from '../../core/summary.mts';
import type { World } from '../../core/world.mts';
import { step, tree } from './steps.mts';

function triggers(world: World, row: Row): readonly Row[] {
	return world.table('Workflows::Trigger').list('workflow_id', row.id);
}

function runs(world: World, row: Row, status: string): readonly Row[] {
	return world
		.table('Workflows::Run')
		.list('workflow_id', row.id)
		.filter(({ data }) => data.status === status);
}

function statusOf(row: Row, world: World): string {
	if (row.data.archived === true) return 'archived';
	const active = triggers(world, row).some(({ data }) => data.active === true);
	return row.data.disabled === false && active ? 'live' : 'draft';
}

const workflow: Behaviour = {
	show: (row, world) => ({
		status: statusOf(row, world),
		active_runs_count: runs(world, row, 'active').length,
		completed_runs_count: runs(world, row, 'completed').length,
	}),
	defaults: () => ({ disabled: true, archived: false, run_type: 'asynchronous' }),
	removed(row, world) {
		for (const kind of ['Workflows::Trigger', 'Workflows::Step', 'Workflows::Run']) {
			world.table(kind).removeBelow('workflow_id', row.id);
		}
	},
};

// The contract has no records of these kinds: any id passes.
const beyondReach = [
	'appointments_calendar_id',
	'appointments_event_type_id',
	'calendar_event_id',
	'survey_workflow_id',
];

const trigger: Behaviour = {
	show: ({ data }) => ({
		event_type_name: String(data.event_type_key).replace(/^\$/, '').replace(/[._]/g, ' '),
	}),
	prepare(input) {
		const ids: Data = {};
		for (const field of beyondReach.filter((key) => input[key] !== undefined)) {
			ids[field] = integerId(input[field]);
			if (ids[field] === undefined) throw notInWorkspace(field, input[field]);
		}
		return { ...input, ...ids };
	},
	defaults: () => ({ active: true, allow_anonymous_contacts: false }),
};

const run: Behaviour = {
	defaults: () => ({ status: 'active', skip_communication: false }),
	prepare(input, { world, scope, row }) {
		const target = world.find('Workflow', scope.workflow_id);
		if (row === undefined && target !== undefined && statusOf(target, world) !== 'live') {
			throw unprocessable('Workflow must be live');
		}
		return input;
	},
};

const structure: Handler = (call) => {
	const { world } = call;
	const row = subject(call);
	const { disabled, archived, run_type: type } = row.data;
	const body = {
		workflow: {
			...summaryOf(row, ['name']),
			status: statusOf(row, world),
			disabled,
			archived,
			run_type: type,
		},
		triggers: triggers(world, row).map((entry) =>
			summaryOf(entry, ['event_type_key', 'active', 'allow_anonymous_contacts']),
		),
		steps: tree(world, row.id),
	};
	return { status: 200, body };
};

const enable: Handler = (call) => {
	const { world } = call;
	const row = subject(call);
	if (!triggers(world, row).some(({ data }) => data.active === true)) {
		throw unprocessable('A workflow cannot be enabled without at least one active trigger.');
	}
	world.change('Workflow', row, { disabled: false });
	return answer(call, row);
};

const runStatuses = ['active', 'paused', 'completed', 'canceled'];

// listWorkflowRuns: other values of this filter are refused, not ignored.
const listRuns: Handler = (call) => {
	const wanted = call.query.filter.get('status') ?? [];
	const unknown = wanted.find((status) => !runStatuses.includes(status));
	if (unknown !== undefined) throw unprocessable(`status '${unknown}' is not a valid run status.`);
	return answerPage(call, pageOf(call));
};

// disableWorkflow: runs in progress are canceled.
const disable: Handler = (call) => {
	const { world } = call;
	const row = subject(call);
	for (const active of runs(world, row, 'active'))
		world.change('Workflows::Run', active, { status: 'canceled' });
	world.change('Workflow', row, { disabled: true });
	return answer(call, row);
};

/** Workflows with their triggers, steps and runs (ClickFunnels behaviour: workflows). */
export const workflows: Group = {
	behaviours: {
		Workflow: workflow,
		'Workflows::Trigger': trigger,
		'Workflows::Step': step,
		'Workflows::Run': run,
	},
	handlers: {
		getWorkflowStructure: structure,
		enableWorkflow: enable,
		disableWorkflow: disable,
		listWorkflowRuns: listRuns,
	},
};
