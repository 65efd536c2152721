import { kind, type Kind } from '../table/kind';
import { workspace } from './account';
import { by, moment, nested, personInFull } from './labels';

/** Bulk jobs have no name: when they were made, and for how many contacts. */
const started: Kind['label'] = (action) =>
	`${moment('created_at')(action)} – contacts: ${by('target_count')(action) || 'not counted yet'}`;

export const contact = kind('Contact', {
	calledBy: { key: 'email_address', label: 'Email' },
	isEndless: true,
	within: workspace,
	list: 'GET /workspaces/{workspace_id}/contacts',
	label: personInFull,
	searchFilters: ['email_address', 'id'],
	appPath: 'contacts',
});

export const contactTag = kind('Contact Tag', {
	calledBy: { key: 'name', label: 'Name' },
	within: workspace,
	sharedAs: 'Tag',
	list: 'GET /workspaces/{workspace_id}/contacts/tags',
	searchFilters: ['id'],
});

export const appliedTag = kind('Carried Tag', {
	within: contact,
	sharedAs: 'Carried Tag',
	list: 'GET /contacts/{contact_id}/applied_tags',
	label: (applied) => by('name')(nested(applied, 'tag')),
});

const filter = (spec: Partial<Kind> = {}) =>
	kind('Saved Filter', {
		calledBy: { key: 'name', label: 'Name' },
		within: workspace,
		list: 'GET /workspaces/{workspace_id}/refine_filters',
		whole: true,
		wrappedIn: 'refine_filters',
		...spec,
	});

export const savedFilter = filter();

/** The list of saved filters holds those of contacts, orders and more (contract, RefineFilterAttributes). */
const ofClass =
	(filterClass: string): Kind['isOffered'] =>
	({ filter_class }) =>
		filter_class === filterClass;

export const contactFilter = filter({ value: 'contactFilter', isOffered: ofClass('ContactsFilter') });
/** The same under the name by which people look for it. */
export const segment: Kind = { ...contactFilter, name: 'Segment', value: 'segment' };

export const orderFilter = filter({ value: 'orderFilter', isOffered: ofClass('OrdersFilter') });

/** The API calls a job an action. */
const bulkJob = (what: string) => {
	const path = `${what.toLowerCase().replaceAll(' ', '_')}_actions`;
	const list = `GET /workspaces/{workspace_id}/contacts/${path}`;
	return kind(`${what} Job`, { within: workspace, sharedAs: 'Job', list, label: started });
};

export const tagJob = bulkJob('Tag');
export const enrollJob = bulkJob('Enroll');
export const runWorkflowJob = bulkJob('Run Workflow');
export const unsubscribeJob = bulkJob('Unsubscribe');
export const exportJob = bulkJob('Export');

export const appointment = kind('Appointment', {
	within: workspace,
	list: 'GET /workspaces/{workspace_id}/appointments/scheduled_events',
	label: moment('start_on'),
});
