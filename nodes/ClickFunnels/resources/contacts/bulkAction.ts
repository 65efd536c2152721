import * as kinds from '../../kinds';
import {
	boolean,
	dateTime,
	options,
	reference,
	references,
	stringList,
	word,
	type Fields,
} from '../../table/field';
import type { Kind } from '../../table/kind';
import type { Operation } from '../../table/line';
import type { LineOptions, Words } from '../../table/lines';
import { resource, type Draft } from '../../table/resource';
import { article } from '../../table/words';
import { backgroundAction } from '../backgroundAction';
import { targetAll, withTarget } from '../withTarget';

/** Who an action is for, and when it starts: alike for all kinds of actions. */
const targets: Fields = {
	target_all: targetAll,
	target_ids: references('Target Contact', kinds.contact, {
		as: 'string',
		typed: true,
		property: 'targetContactIds',
		upFront: 'always',
		withoutIt: 'other contacts',
		description: 'Choose exactly one of the four targets',
	}),
	stored_filter_id: reference('Target Saved Filter', kinds.contactFilter, {
		as: 'string',
		property: 'targetFilter',
		upFront: 'always',
		withoutIt: 'other contacts',
		description: 'Acts on the contacts that the saved filter finds',
	}),
	stable_id: word('Target Filter Token', {
		upFront: 'always',
		withoutIt: 'other contacts',
		description: 'Acts on the contacts of a filter token, as Saved Filter: Generate returns it',
	}),
	scheduled_for: dateTime('Scheduled For', {
		withoutIt: 'now',
		description: 'When to start. Without it: now.',
	}),
};

const targeted = withTarget({
	fields: ['target_ids', 'stored_filter_id', 'stable_id', 'target_all'],
	plural: 'contacts',
	choose: 'Choose contacts, a saved filter, a filter token or all: exactly one of them',
});

interface BulkAction {
	/** The kind of the record that ClickFunnels keeps of it. */
	of: Kind;
	/** Root key of the body; also the last part of the route. */
	root: string;
	start: Words & Pick<LineOptions, 'isFinal'>;
	fields?: Fields;
	required?: string[];
	/** Refuses values that say for whom it is, but not all of what is to be done. */
	check?: Operation['settle'];
}

/** Start, list, read and cancel one sort of bulk action. */
function bulk({ of, root, start, fields = {}, required = [], check }: BulkAction): Draft[] {
	const noun = of.name.toLowerCase();
	const path = `contacts/${root.replace('contacts_', '')}s`;
	return backgroundAction({
		of,
		name: of.name,
		start: [
			`POST /workspaces/{workspace_id}/${path}`,
			{
				...start,
				description: `${start.description}, in the background`,
				body: { root, required, fields: { ...fields, ...targets } },
				settle: (values, refuse) => {
					const forWhom = targeted(values, refuse);
					return check?.(forWhom, refuse) ?? forWhom;
				},
			},
		],
		list: { action: `Get many ${noun}s`, description: `Retrieve a list of ${noun}s` },
		get: [
			`GET /${path}/{id}`,
			{ description: `Retrieve ${article(noun)} by ID, with how many contacts are done` },
		],
		cancel: [`DELETE /${path}/{id}`],
	});
}

export const bulkAction = resource({
	name: 'Bulk Job',
	description: 'Something to do with many contacts at once, in the background',
	operations: [
		...bulk({
			root: 'contacts_tag_action',
			of: kinds.tagJob,
			start: {
				value: 'tagContacts',
				name: 'Tag Contacts',
				action: 'Tag many contacts',
				description: 'Add tags to many contacts, or take them off, and keep their other tags',
			},
			fields: {
				tag_ids: references('Tag', kinds.contactTag, { as: 'publicId' }),
				action_type: options('Action Type', ['add', 'remove'], {
					withoutIt: 'that tags are added',
					description: 'Whether the tags are added or taken off. Without it: added.',
				}),
			},
			required: ['tag_ids'],
		}),
		...bulk({
			root: 'contacts_enroll_action',
			of: kinds.enrollJob,
			start: {
				value: 'enrollContacts',
				name: 'Enroll Contacts',
				action: 'Enroll many contacts in courses',
				description: 'Enroll many contacts in courses, sections or both',
			},
			fields: {
				course_ids: references('Course', kinds.course, {
					as: 'publicId',
					upFront: 'always',
					description: 'With all their sections. Courses, sections or both are needed',
				}),
				section_ids: references('Course Section', kinds.courseSection, {
					as: 'publicId',
					upFront: 'always',
				}),
			},
			check: (values, refuse) => {
				if (values.course_ids ?? values.section_ids) return values;
				throw refuse('Course Names or IDs', 'it is not said in which', 'Choose courses, sections or both.');
			},
		}),
		...bulk({
			root: 'contacts_run_workflow_action',
			of: kinds.runWorkflowJob,
			start: {
				value: 'runWorkflow',
				name: 'Run Workflow',
				action: 'Run workflow for many contacts',
				description: 'Run a ClickFunnels workflow for many contacts',
			},
			fields: {
				workflow_id: reference('Workflow', kinds.workflow, { as: 'publicId' }),
				force_run: boolean('Force Run', 'Whether contacts that are in the workflow already start again'),
			},
			required: ['workflow_id'],
		}),
		...bulk({
			root: 'contacts_unsubscribe_action',
			of: kinds.unsubscribeJob,
			start: {
				value: 'unsubscribeContacts',
				isFinal: true,
				name: 'Unsubscribe Contacts',
				action: 'Unsubscribe many contacts',
				description: 'Unsubscribe many contacts from e-mails',
			},
		}),
		...bulk({
			root: 'contacts_export_action',
			of: kinds.exportJob,
			start: {
				value: 'exportContacts',
				name: 'Export Contacts',
				action: 'Export many contacts',
				description: 'Write many contacts to a CSV file, whose file_url the finished job holds',
			},
			fields: {
				fields: stringList('Fields', {
					description: 'Columns of the file: keys of contact fields or custom attributes',
					placeholder: 'e.g. email_address, first_name',
				}),
			},
			required: ['fields'],
		}),
	],
});
