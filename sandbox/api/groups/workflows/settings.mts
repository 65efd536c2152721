import type { ChangeContext } from '../../core/behaviour.mts';
import { unprocessable } from '../../core/errors.mts';
import { notInWorkspace, reachable } from '../../core/references.mts';
import type { Data } from '../../core/store.mts';
import { emailSettings } from './emails.mts';
import { zoneName } from './time-zones.mts';

/** What one type of step takes beyond free values. */
interface StepType {
	/** The kind that a key holds an id, or ids, of. */
	references?: Readonly<Record<string, string>>;
	/** The values that a key takes, alone or in a list. */
	values?: Readonly<Record<string, readonly string[]>>;
	/** Checks and completes what was sent, ids resolved; `stored` is what an updated step has. */
	complete?(sent: Data, context: ChangeContext, stored: Data | undefined): Data;
}

const memberships = 'Membership';
const courses = { course_ids: 'Course', section_ids: 'Courses::Section' };
const spaces = { space_ids: 'Communities::Space' };

function delay(sent: Data): Data {
	if (typeof sent.time_zone !== 'string') return sent;
	const name = zoneName(sent.time_zone);
	if (name === undefined) throw unprocessable(`time_zone '${sent.time_zone}' is not a known time zone.`);
	return { ...sent, time_zone: name };
}

function splitTest(sent: Data, _context: ChangeContext, stored: Data | undefined): Data {
	const variants = sent.variants as Data[] | undefined;
	if (variants === undefined) return stored ? {} : { variants: [{ weight: 50 }, { weight: 50 }] };
	const extra = variants.flatMap((variant) => Object.keys(variant)).find((key) => key !== 'weight');
	if (extra !== undefined) throw unprocessable(`variants has unsupported keys: ${extra}`);
	const weights = variants.map(({ weight }) => weight as number);
	const sum = weights.reduce((total, weight) => total + weight, 0);
	if (weights.length !== 2 || !weights.every(Number.isInteger) || sum !== 100) {
		throw unprocessable('split_test_step needs exactly two variants whose weights sum to 100');
	}
	return { variants };
}

function conditionalSplit(sent: Data, context: ChangeContext, stored: Data | undefined): Data {
	const { filter_id: id } = (sent.condition ?? {}) as Data;
	if (id === undefined && stored !== undefined) return {};
	if (id === undefined) throw unprocessable('conditional_split_step requires condition.filter_id.');
	const found = reachable(context.world.table('RefineFilter'), id, context.scope);
	if (found === undefined) throw notInWorkspace('filter_id', id);
	return { condition: { filter_id: found.id, is_setup: true } };
}

function move(sent: Data, { world, scope }: ChangeContext): Data {
	if (sent.workflow_id === scope.workflow_id) {
		throw unprocessable('move_step workflow_id cannot reference its own workflow.');
	}
	if (world.find('Workflow', sent.workflow_id)?.data.archived === true) {
		throw unprocessable('move_step workflow_id references an archived workflow.');
	}
	return sent;
}

function notify(sent: Data, { world, scope }: ChangeContext): Data {
	const members = world.table(memberships).list('team_id', scope.team_id);
	for (const id of (sent.user_ids ?? []) as unknown[]) {
		if (!members.some(({ data }) => data.user_id === Number(id))) throw notInWorkspace('user_ids', id);
	}
	return sent;
}

// clickfunnels.values.json, workflow step types; their values (ClickFunnels behaviour: workflows).
const stepTypes: Readonly<Record<string, StepType>> = {
	send_email_step: {
		references: {
			template_id: 'Emails::Template',
			from_address_id: 'Emails::Address',
			reply_to_address_id: 'Emails::Address',
		},
		complete: emailSettings,
	},
	send_asset_step: {},
	send_chat_message_step: {},
	contact_tag_step: {
		references: { contacts_tag_ids: 'Contacts::Tag' },
		values: { action: ['Add Tags', 'Remove Tags'] },
	},
	contact_custom_attribute_step: { values: { action: ['Add Attribute', 'Remove Attribute'] } },
	delay_step: {
		values: {
			delay_type: ['relative', 'day_of_week', 'day_of_month'],
			interval: ['minutes', 'hours', 'days', 'weeks', 'months', 'years'],
		},
		complete: delay,
	},
	notify_step: { values: { notify_type: ['Email', 'Notification'] }, complete: notify },
	deliver_webhook_step: { references: { webhooks_outgoing_endpoint_id: 'Webhooks::Outgoing::Endpoint' } },
	enroll_step: { references: courses },
	unenroll_contact_step: { references: courses },
	grant_community_access_step: { references: spaces },
	revoke_community_access_step: { references: spaces },
	create_opportunity_step: {
		references: {
			sales_pipeline_id: 'Sales::Pipeline',
			sales_pipelines_stage_id: 'Sales::Pipelines::Stage',
			membership_id: memberships,
			membership_ids: memberships,
		},
		values: { assignment_strategy: ['unassigned', 'membership', 'pipeline', 'round_robin'] },
	},
	move_step: { references: { workflow_id: 'Workflow' }, complete: move },
	conditional_split_step: { complete: conditionalSplit },
	split_test_step: { complete: splitTest },
};

function resolved(sent: Data, { references = {} }: StepType, { world, scope }: ChangeContext): Data {
	const result = { ...sent };
	for (const [key, kind] of Object.entries(references)) {
		const value = sent[key];
		if (value === undefined || value === null) continue;
		const find = (id: unknown): number => {
			const row = reachable(world.table(kind), id, scope);
			if (row === undefined) throw notInWorkspace(key, id);
			return row.id;
		};
		result[key] = Array.isArray(value) ? value.map(find) : find(value);
	}
	return result;
}

function checkValues(sent: Data, { values = {} }: StepType): void {
	for (const [key, allowed] of Object.entries(values)) {
		const wrong = [sent[key] ?? []].flat().find((value) => !allowed.includes(String(value)));
		if (wrong !== undefined) throw unprocessable(`${key} is not included in the list`);
	}
}

/** The one type that settings are for. Throws 422 unless there is exactly one, and a known one. */
export function typeOf(settings: Data): string {
	const types = Object.keys(settings);
	if (types.length !== 1) throw unprocessable('step_type_settings must have exactly one key');
	if (!Object.hasOwn(stepTypes, types[0]))
		throw unprocessable(`step_type_settings has an unknown step type: ${types[0]}`);
	return types[0];
}

/**
 * Settings as a step holds them: ids as integers, defaults filled in, over those that an updated step has.
 * Throws 422 with the texts that are known (ClickFunnels behaviour: workflows).
 */
export function completed(type: string, settings: Data, context: ChangeContext): Data {
	const sent = (settings[type] ?? {}) as Data;
	const stepType = stepTypes[type];
	const held = context.row?.data.step_type_settings as Record<string, Data> | undefined;
	const stored = held?.[type];
	checkValues(sent, stepType);
	const known = resolved(sent, stepType, context);
	return { [type]: { ...stored, ...(stepType.complete?.(known, context, stored) ?? known) } };
}
