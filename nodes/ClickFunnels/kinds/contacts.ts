import { kind, type Kind } from '../table/kind';
import { workspace } from './account';
import { by, moment, nested, personInFull } from './labels';

/** Bulk actions have no name: when they were made, and for how many contacts. */
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

const bulkAction = (name: string) => {
	const path = name.toLowerCase().replaceAll(' ', '_');
	const list = `GET /workspaces/{workspace_id}/contacts/${path}s`;
	return kind(name, { within: workspace, sharedAs: 'Action', list, label: started });
};

export const tagAction = bulkAction('Tag Action');
export const enrollAction = bulkAction('Enroll Action');
export const runWorkflowAction = bulkAction('Run Workflow Action');
export const unsubscribeAction = bulkAction('Unsubscribe Action');
export const exportAction = bulkAction('Export Action');

export const appointment = kind('Appointment', {
	within: workspace,
	list: 'GET /workspaces/{workspace_id}/appointments/scheduled_events',
	label: moment('start_on'),
});
