import type { Behaviour, Group, Handler } from '../core/behaviour.mts';
import { subject } from '../core/behaviour.mts';
import { answer } from '../core/crud.mts';
import { unprocessable } from '../core/errors.mts';
import { idsOf } from '../core/listing.mts';
import type { Data, Row } from '../core/store.mts';
import { summaryOf } from '../core/summary.mts';
import type { World } from '../core/world.mts';
import { needsAddress } from './emails.mts';

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
		for (const entity of ['Workflows::Trigger', 'Workflows::Step', 'Workflows::Run']) {
			for (const below of [...world.table(entity).list('workflow_id', row.id)])
				world.table(entity).remove(below);
		}
	},
};

const trigger: Behaviour = {
	show: ({ data }) => ({
		event_type_name: String(data.event_type_key).replace(/^\$/, '').replace(/[._]/g, ' '),
	}),
	defaults: () => ({ active: true, allow_anonymous_contacts: false }),
};

function titleOf(type: string): string {
	return type
		.split('_')
		.map((word) => word.charAt(0).toUpperCase() + word.slice(1))
		.join(' ');
}

function checkSplit(settings: Data): void {
	const { variants } = settings as { variants?: { weight: number }[] };
	if (variants === undefined) return;
	const sum = variants.reduce((total, { weight }) => total + weight, 0);
	if (variants.length !== 2 || sum !== 100) {
		throw unprocessable('split_test_step needs exactly two variants whose weights sum to 100');
	}
}

const step: Behaviour = {
	defaults: (input, { world, scope }) => ({
		name: titleOf(String(input.step_type)),
		sort_order: world.table('Workflows::Step').list('workflow_id', scope.workflow_id).length,
		state: 'active',
	}),
	prepare(input, { world, scope, row }) {
		const { step_type_settings: settings, position, after_step_id: after, ...rest } = input;
		if (position !== undefined && after !== undefined) {
			throw unprocessable('position and after_step_id are mutually exclusive');
		}
		if (settings === undefined) return rest;
		const types = Object.keys(settings as Data);
		if (types.length !== 1) throw unprocessable('step_type_settings must have exactly one key');
		const inner = (settings as Record<string, Data>)[types[0]] ?? {};
		if (types[0] === 'send_email_step') {
			needsAddress(world, scope.workspace_id);
			if (row !== undefined && 'template_id' in inner)
				throw unprocessable('template_id can only be set on create');
			if (row === undefined && inner.subject === undefined && inner.template_id === undefined) {
				throw unprocessable('send_email_step requires a subject or a template_id.');
			}
		}
		checkSplit(inner);
		return { ...rest, step_type: types[0], step_type_settings: settings };
	},
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
	const steps = world.table('Workflows::Step').list('workflow_id', row.id);
	const fields = ['step_type', 'name', 'sort_order', 'state', 'step_type_settings'];
	const sorted = [...steps].sort((a, b) => Number(a.data.sort_order) - Number(b.data.sort_order));
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
		steps: sorted.map((entry) => ({
			...summaryOf(entry, fields),
			...idsOf(entry),
			convergence_step_id: null,
		})),
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

// disableWorkflow: runs in progress are canceled.
const disable: Handler = (call) => {
	const { world } = call;
	const row = subject(call);
	for (const active of runs(world, row, 'active'))
		world.change('Workflows::Run', active, { status: 'canceled' });
	world.change('Workflow', row, { disabled: true });
	return answer(call, row);
};

/** Workflows with their triggers, steps and runs. ClickFunnels behaviour notes, section 19. */
export const workflows: Group = {
	behaviours: {
		Workflow: workflow,
		'Workflows::Trigger': trigger,
		'Workflows::Step': step,
		'Workflows::Run': run,
	},
	handlers: { getWorkflowStructure: structure, enableWorkflow: enable, disableWorkflow: disable },
};
