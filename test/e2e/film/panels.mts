import type { Workflow } from '../../../scripts/n8n/example.mjs';
import type { Company } from '../../support/company.mts';
import { afterStart, alone } from '../editor/workflows.mts';

/** The panel of a node after a test run, for the README. */
export interface Panel {
	/** The picture is called so. */
	name: string;
	/** The node whose panel it is. */
	node: string;
	workflow(company: Company): Promise<Workflow>;
}

/** What was chosen from a list. */
const chosen = (value: unknown, cachedResultName: string) => ({
	__rl: true,
	mode: 'list',
	value: String(value),
	cachedResultName,
});

const byEmail = (value: string) => ({ __rl: true, mode: 'email', value });

const action = async (company: Company, parameters: object) =>
	afterStart('ClickFunnels', 'clickFunnels', {
		workspaceId: chosen(await company.workspaceId(), 'Brightpath – Brightpath Academy'),
		...parameters,
	});

export const PANELS: Panel[] = [
	{
		name: 'create-or-update',
		node: 'ClickFunnels',
		workflow: async (company) =>
			await action(company, {
				operation: 'upsert',
				emailAddress: 'ann.lee@example.com',
				firstName: 'Ann',
				lastName: 'Lee',
				phoneNumber: '+14155550100',
			}),
	},
	{
		name: 'add-tags',
		node: 'ClickFunnels',
		workflow: async (company) =>
			await action(company, {
				operation: 'addTags',
				contact: byEmail('ann.lee@example.com'),
				tags: { __rl: true, mode: 'name', value: 'VIP, Bought the Course' },
			}),
	},
	{
		name: 'enroll',
		node: 'ClickFunnels',
		workflow: async (company) => {
			const [course] = await company.in('courses');
			return await action(company, {
				resource: 'courseEnrollment',
				operation: 'enroll',
				contactId: byEmail('ann.lee@example.com'),
				courseId: chosen(course.id, String(course.title)),
			});
		},
	},
	{
		name: 'trigger',
		node: 'ClickFunnels Trigger',
		workflow: async (company) =>
			alone('ClickFunnels Trigger', 'clickFunnelsTrigger', {
				workspaceId: chosen(await company.workspaceId(), 'Brightpath – Brightpath Academy'),
				events: ['contact.created'],
				options: { latestEvent: true },
			}),
	},
];
