import type { Behaviour, Group } from '../../core/behaviour.mts';
import { notFound, unprocessable } from '../../core/errors.mts';
import { reachable } from '../../core/references.mts';
import type { Data, Row, Scope } from '../../core/store.mts';
import { without } from '../../core/store.mts';
import type { World } from '../../core/world.mts';
import { perform } from '../bulk.mts';
import { exportUrl } from './export-file.mts';
import { contactsOfToken, contactsOfFilter } from './filters.mts';
import { appliedTags, applyTag } from './tags.mts';

type Work = (contact: Row, action: Row, world: World) => void;

const tagContacts: Work = (contact, { data }, world) => {
	for (const tagId of data.tag_ids as number[]) {
		const applied = appliedTags(world, contact).find((row) => row.data.tag_id === tagId);
		if (data.action_type === 'remove' && applied !== undefined) world.remove('Contacts::AppliedTag', applied);
		if (data.action_type !== 'remove' && applied === undefined) applyTag(world, contact, tagId);
	}
};

const unsubscribe: Work = (contact, _action, world) => {
	world.change('Contact', contact, { unsubscribed_at: world.clock.now() });
	world.emit('contact.updated', 'Contact', contact);
};

const enroll: Work = (contact, { data }, world) => {
	for (const courseId of (data.course_ids ?? []) as number[]) {
		const course = world.find('Course', courseId);
		const enrolled = world.table('Courses::Enrollment').list('course_id', courseId);
		if (course === undefined || enrolled.some((row) => row.data.contact_id === contact.id)) continue;
		world.create('Courses::Enrollment', { ...course.scope, course_id: courseId }, { contact_id: contact.id });
	}
};

const run: Work = (contact, { data }, world) => {
	const workflow = world.find('Workflow', data.workflow_id);
	if (workflow === undefined) return;
	const scope = { ...workflow.scope, workflow_id: workflow.id };
	world.put('Workflows::Run', scope, world.clock.now(), { contact_id: contact.id, status: 'active' });
};

interface Selected {
	contacts: readonly Row[];
	filterId: number | null;
}

// Exactly one of the selectors (ClickFunnels behaviour: bulk contact actions); filter_id is an alias of
// stored_filter_id.
function select(input: Data, world: World, scope: Scope): Selected {
	const {
		target_ids: ids,
		target_all: all,
		stable_id: token,
		stored_filter_id: stored = input.filter_id,
	} = input;
	const given = [ids, all === true ? all : undefined, token, stored].filter((value) => value !== undefined);
	if (given.length !== 1) {
		throw unprocessable('Provide exactly one of target_ids, stored_filter_id, stable_id or target_all');
	}
	const everyone = world.table('Contact').list('workspace_id', scope.workspace_id);
	if (all === true) return { contacts: everyone, filterId: null };
	if (Array.isArray(ids)) {
		if (ids.length === 0) throw unprocessable("Target ids can't be blank");
		return { contacts: everyone.filter(({ id }) => ids.includes(id)), filterId: null };
	}
	if (token !== undefined) return { contacts: contactsOfToken(world, scope, String(token)), filterId: null };
	const filter = reachable(world.table('RefineFilter'), stored, scope);
	if (filter === undefined) throw unprocessable('Stored filter was not found');
	return { contacts: contactsOfFilter(world, filter), filterId: filter.id };
}

interface BulkAction {
	kind: string;
	work?: Work;
	check?: (input: Data) => void;
	/** Fields that the finished job shows. */
	result?: (row: Row, world: World) => Data;
}

/**
 * A job over contacts: in the answer to create nothing is counted yet, at the next read it is done. Scheduled
 * ones stay open.
 */
function action({ kind, work, check, result }: BulkAction): Record<string, Behaviour> {
	const behaviour: Behaviour = {
		prepare(input, { world, scope }) {
			check?.(input);
			const { contacts, filterId } = select(input, world, scope);
			const rest = without(input, 'stable_id', 'stored_filter_id');
			return { ...rest, filter_id: filterId, chosen: contacts.map(({ id }) => id) };
		},
		defaults: (_input, { world }) => ({
			target_all: false,
			target_count: null,
			performed_count: 0,
			approved_by_id: world.table('User').list()[0].id,
		}),
		settle(row, world) {
			if (typeof row.data.scheduled_for === 'string') return;
			const ids = row.data.chosen as number[];
			const done = perform(world, { kind: 'Contact', ids }, (contact) => work?.(contact, row, world));
			world.change(kind, row, { ...result?.(row, world), target_count: ids.length, ...done });
		},
		// A delete cancels an action only before it starts (ClickFunnels behaviour: bulk contact actions).
		removing({ data }) {
			if (data.started_at !== null) throw notFound();
		},
	};
	return { [kind]: behaviour };
}

function needsCourses({ course_ids: courses, section_ids: sections }: Data): void {
	if (courses === undefined && sections === undefined)
		throw unprocessable('Provide course_ids, section_ids or both');
}

function needsFields({ fields }: Data): void {
	if ((fields as unknown[]).length === 0) throw unprocessable("Fields can't be blank");
}

function fileUrl(row: Row, world: World): Data {
	return { file_url: exportUrl(world, row) };
}

/** Bulk actions on contacts. */
export const contactActions: Group = {
	behaviours: {
		...action({ kind: 'Contacts::TagAction', work: tagContacts }),
		...action({ kind: 'Contacts::UnsubscribeAction', work: unsubscribe }),
		...action({ kind: 'Contacts::EnrollAction', work: enroll, check: needsCourses }),
		...action({ kind: 'Contacts::RunWorkflowAction', work: run }),
		...action({ kind: 'Contacts::ExportAction', check: needsFields, result: fileUrl }),
	},
};
