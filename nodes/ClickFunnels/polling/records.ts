import { catalog } from '../resources';
import { isLine, type Line, type PathParameter } from '../table/line';

/** A kind of record that can start a workflow: what the editor calls it, and the list that is looked at. */
export interface PolledRecord {
	/** Title Case, for example "Course Enrollment". */
	name: string;
	value: string;
	description: string;
	line: Line;
	/** The one record that its list is within: a workspace, or what is to be chosen, such as a course. */
	parent: PathParameter;
	/** As the `subject_type` of its events; none where there are no events about it. */
	subjectType?: string;
	/** Whether one may come into the list long after it was made, behind others that were made later. */
	comesLate: boolean;
}

/**
 * Whose lists people wait for, by the routes of the tables that sort by `updated_at` and show it; with a name where
 * people know it by another one.
 */
const LISTS: Array<{
	route: string;
	name?: string;
	description: string;
	subjectType?: string;
	comesLate?: boolean;
}> = [
	{
		route: 'GET /workspaces/{workspace_id}/appointments/scheduled_events',
		description: 'Somebody has booked an event, or moved it',
		subjectType: 'Appointments::ScheduledEvent',
	},
	{
		route: 'GET /communities/{community_id}/memberships',
		description: 'Somebody has joined a community, or is another member there now',
	},
	{
		route: 'GET /communities/spaces/{space_id}/posts',
		description: 'What is written in a space',
		subjectType: 'Communities::Post',
	},
	{
		route: 'GET /workspaces/{workspace_id}/contacts',
		description: 'People who left an e-mail address',
		subjectType: 'Contact',
		// It holds identified contacts alone: a visitor is a contact before (contract, listContacts).
		comesLate: true,
	},
	{ route: 'GET /workspaces/{workspace_id}/contacts/tags', description: 'The tags that there are' },
	{
		route: 'GET /workspaces/{workspace_id}/courses',
		description: 'The courses themselves',
		subjectType: 'Course',
	},
	{
		route: 'GET /courses/{course_id}/enrollments',
		description: 'Students of one course',
		subjectType: 'Courses::Enrollment',
	},
	{ route: 'GET /workspaces/{workspace_id}/discounts', description: 'Also changed by being redeemed' },
	{ route: 'GET /workspaces/{workspace_id}/emails/broadcasts', description: 'E-mails to many contacts' },
	{ route: 'GET /forms/{form_id}/submissions', description: 'Entries of one form, without its pages' },
	{
		route: 'GET /workspaces/{workspace_id}/form_submissions',
		name: 'Form Submission',
		description: 'What people entered on pages: leads, opt-ins',
		subjectType: 'FormSubmission',
	},
	{
		route: 'GET /workspaces/{workspace_id}/fulfillments',
		description: 'Parcels and their tracking',
		subjectType: 'Fulfillment',
	},
	{ route: 'GET /workspaces/{workspace_id}/funnels', description: 'The funnels themselves' },
	{ route: 'GET /workspaces/{workspace_id}/images', description: 'Uploaded images' },
	{
		route: 'GET /workspaces/{workspace_id}/orders/invoices',
		description: 'Payments: one for each, also of a subscription',
		subjectType: 'Orders::Invoice',
	},
	{
		route: 'GET /workspaces/{workspace_id}/sales/opportunities',
		description: 'Deals of a pipeline',
		subjectType: 'Sales::Opportunity',
	},
	{
		route: 'GET /workspaces/{workspace_id}/orders',
		description: 'Purchases, and subscriptions',
		subjectType: 'Order',
	},
	{ route: 'GET /workspaces/{workspace_id}/pages', description: 'The pages themselves' },
	{
		route: 'GET /workspaces/{workspace_id}/products',
		description: 'The products themselves',
		subjectType: 'Product',
	},
	{
		route: 'GET /workflows/{workflow_id}/runs',
		description: 'Contacts that go through one ClickFunnels workflow',
	},
];

/** What can be chosen, by name. */
export const RECORDS: PolledRecord[] = LISTS.map(recordOf).sort((a, b) => a.name.localeCompare(b.name));

/** The records that a user chooses a list by, such as courses; not the workspace, which most lists are within. */
export function parentOf({ parent }: PolledRecord): PathParameter | undefined {
	return parent.implied ? undefined : parent;
}

/** The path of a record's list below the API's root, within the record of an id. */
export function pathOf({ line, parent }: PolledRecord, parentId: string): string {
	return line.path.replace(`{${parent.name}}`, encodeURIComponent(parentId));
}

function recordOf({ route, name, comesLate = false, ...more }: (typeof LISTS)[number]): PolledRecord {
	for (const { name: usual, value, operations } of catalog.resources) {
		const line = operations.find((one): one is Line => isLine(one) && one.route === route);
		if (!line) continue;
		if (!line.tellsChanges) throw new Error(`${route} does not sort by what was changed`);
		return { ...more, name: name ?? usual, value, line, parent: line.parameters[0], comesLate };
	}
	throw new Error(`The tables have no route ${route}`);
}
