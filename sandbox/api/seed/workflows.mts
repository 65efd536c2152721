import type { Data, Row, Scope } from '../core/store.mts';
import type { World } from '../core/world.mts';
import { past } from './time.mts';

const names = ['Welcome series', 'After purchase', 'Win back'];

type Settings = Record<string, Data>;

function seedSteps(world: World, scope: Scope, at: string): void {
	const [tag] = world.table('Contacts::Tag').list('workspace_id', scope.workspace_id);
	const put = (name: string, step_type_settings: Settings, place: Data): Row =>
		world.put('Workflows::Step', scope, at, {
			name,
			step_type: Object.keys(step_type_settings)[0],
			step_type_settings,
			...place,
		});
	const wait = (days: number): Settings => ({
		delay_step: { delay_type: 'relative', duration: days, interval: 'days' },
	});
	const tagging = (action: string): Settings => ({
		contact_tag_step: { action, contacts_tag_ids: [tag.id] },
	});
	// From the last to the first: the order of a list is not the order that steps are taken in.
	put('Take the tag off', tagging('Remove Tags'), { sort_order: 2 });
	const weights = { variants: [{ weight: 70 }, { weight: 30 }] };
	const split = put('Try two ways', { split_test_step: weights }, { sort_order: 1 });
	put('Wait a week', wait(7), { sort_order: 0, parent_step_id: split.id, branch: '1' });
	put('Wait two days', wait(2), { sort_order: 0, parent_step_id: split.id, branch: '0' });
	put('Add the tag', tagging('Add Tags'), { sort_order: 0 });
}

function seedRuns(world: World, scope: Scope, at: string): void {
	const contacts = world.table('Contact').list('workspace_id', scope.workspace_id);
	['active', 'completed', 'paused'].forEach((status, index) => {
		world.put('Workflows::Run', scope, at, {
			contact_id: contacts[index].id,
			status,
			completed_at: status === 'completed' ? at : null,
			paused_at: status === 'paused' ? at : null,
		});
	});
}

/** Three workflows with a trigger, steps and runs each; the last one is a draft. */
export function seedWorkflows(world: World, scope: Scope): void {
	const [tag] = world.table('Contacts::Tag').list('workspace_id', scope.workspace_id);
	names.forEach((name, index) => {
		const at = past(world.random, 300);
		const disabled = index === names.length - 1;
		const workflow = world.put('Workflow', scope, at, { name, disabled, run_type: 'asynchronous' });
		const inside = { ...scope, workflow_id: workflow.id };
		world.put('Workflows::Trigger', inside, at, {
			event_type_key: '$contact.tag_applied',
			active: true,
			contacts_tag_id: tag.id,
		});
		seedSteps(world, inside, at);
		seedRuns(world, inside, at);
	});
}
