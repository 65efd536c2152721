import {
	boolean,
	dateTime,
	options,
	reference,
	references,
	stringList,
	text,
	type Fields,
} from '../../table/field';
import { action, getMany, resource } from '../../table/resource';

/** Who an action is for, and when it starts: alike for all kinds of actions. */
const targets: Fields = {
	target_ids: references('Target Contact', 'contact', 'string', {
		typed: true,
		description: 'Contacts to act on. Choose exactly one of the four targets.',
	}),
	stored_filter_id: reference('Target Saved Filter', 'savedFilter', 'string', {
		description: 'Acts on the contacts that the saved filter finds',
	}),
	stable_id: text('Target Stable ID', {
		description: 'Acts on the contacts of a filter token, as Saved Filter: Generate returns it',
	}),
	target_all: boolean('Target All', 'Whether to act on all contacts of the workspace'),
	scheduled_for: dateTime('Scheduled For', { description: 'When to start. Without it: now.' }),
};

interface Kind {
	/** Root key of the body; also the last part of the route. */
	root: string;
	/** Key of the action's records in the entity table. */
	entity: string;
	/** What actions of the kind are called, for example "tag action". */
	noun: string;
	article?: 'a' | 'an';
	start: { value: string; name: string; action: string; description: string };
	fields?: Fields;
	required?: string[];
}

/** Start, list, read and cancel one kind of action. */
function operationsOf({ root, entity, noun, article = 'a', start, fields = {}, required = [] }: Kind) {
	const path = `contacts/${root.replace('contacts_', '')}s`;
	const words = noun.replace(/\b\w/g, (letter) => letter.toUpperCase());
	const verb = words.replaceAll(' ', '');
	return [
		action(
			start.value,
			start.name,
			start.action,
			`${start.description}. Runs in the background: read the action again until completed_at is set.`,
			`POST /workspaces/{workspace_id}/${path}`,
			{ entity, body: { root, required, fields: { ...fields, ...targets } } },
		),
		getMany(`GET /workspaces/{workspace_id}/${path}`, {
			value: `get${verb}s`,
			name: `Get ${words}s`,
			action: `Get many ${noun}s`,
			description: `Retrieve a list of ${noun}s`,
			entity,
		}),
		action(
			`get${verb}`,
			`Get ${words}`,
			`Get ${noun}`,
			`Retrieve ${article} ${noun} by ID, with how many contacts are done`,
			`GET /${path}/{id}`,
			{ entity, locator: 'Action' },
		),
		action(
			`cancel${verb}`,
			`Cancel ${words}`,
			`Cancel ${noun}`,
			`Cancel ${article} ${noun} that has not started yet`,
			`DELETE /${path}/{id}`,
			{ entity, locator: 'Action', output: 'deleted' },
		),
	];
}

export const bulkAction = resource({
	name: 'Bulk Action',
	description: 'Something to do with many contacts at once, in the background',
	operations: [
		...operationsOf({
			root: 'contacts_tag_action',
			entity: 'tagAction',
			noun: 'tag action',
			start: {
				value: 'tagContacts',
				name: 'Tag Contacts',
				action: 'Tag many contacts',
				description: 'Add tags to many contacts, or take them off, and keep their other tags',
			},
			fields: {
				tag_ids: references('Tag', 'contactTag', 'publicId'),
				action_type: options('Action Type', ['add', 'remove'], {
					description: 'Whether the tags are added or taken off. Without it: added.',
				}),
			},
			required: ['tag_ids'],
		}),
		...operationsOf({
			root: 'contacts_enroll_action',
			entity: 'enrollAction',
			noun: 'enroll action',
			article: 'an',
			start: {
				value: 'enrollContacts',
				name: 'Enroll Contacts',
				action: 'Enroll many contacts in courses',
				description: 'Enroll many contacts in courses, sections or both',
			},
			fields: {
				course_ids: references('Course', 'course', 'publicId', {
					description: 'With all their sections. Courses, sections or both are needed.',
				}),
				section_ids: references('Course Section', 'courseSection', 'publicId'),
			},
		}),
		...operationsOf({
			root: 'contacts_run_workflow_action',
			entity: 'runWorkflowAction',
			noun: 'run workflow action',
			start: {
				value: 'runWorkflow',
				name: 'Run Workflow',
				action: 'Run workflow for many contacts',
				description: 'Run a ClickFunnels workflow for many contacts',
			},
			fields: {
				workflow_id: reference('Workflow', 'workflow', 'publicId'),
				force_run: boolean('Force Run', 'Whether contacts that are in the workflow already start again'),
			},
			required: ['workflow_id'],
		}),
		...operationsOf({
			root: 'contacts_unsubscribe_action',
			entity: 'unsubscribeAction',
			noun: 'unsubscribe action',
			article: 'an',
			start: {
				value: 'unsubscribeContacts',
				name: 'Unsubscribe Contacts',
				action: 'Unsubscribe many contacts',
				description: 'Unsubscribe many contacts from e-mails',
			},
		}),
		...operationsOf({
			root: 'contacts_export_action',
			entity: 'exportAction',
			noun: 'export action',
			article: 'an',
			start: {
				value: 'exportContacts',
				name: 'Export Contacts',
				action: 'Export many contacts',
				description: 'Write many contacts to a CSV file, whose file_url the finished action holds',
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
