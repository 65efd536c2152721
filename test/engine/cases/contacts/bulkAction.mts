import type { Company, Json, Rec } from '../../../support/company.mts';
import { byId } from '../../../support/engine.mts';
import { canceled, list, one, workspace, type Case, type Cases } from '../case.mts';

/** Far enough ahead for an action never to start. */
const LATER = '2033-05-01T10:00:00Z';

/** The kinds of actions: parts of their operations' values, their route and what one needs to be created. */
const kinds: Array<{
	one: string;
	entity: string;
	route: string;
	needs: (company: Company) => Promise<Json>;
}> = [
	{
		one: 'TagJob',
		entity: 'jobId',
		route: 'tag_actions',
		needs: async (company) => ({ tag_ids: [(await company.in('contacts/tags'))[0].public_id] }),
	},
	{
		one: 'EnrollJob',
		entity: 'jobId',
		route: 'enroll_actions',
		needs: async (company) => ({ course_ids: [(await company.in('courses'))[0].public_id] }),
	},
	{
		one: 'RunWorkflowJob',
		entity: 'jobId',
		route: 'run_workflow_actions',
		needs: async (company) => ({ workflow_id: (await company.in('workflows'))[0].public_id }),
	},
	{
		one: 'UnsubscribeJob',
		entity: 'jobId',
		route: 'unsubscribe_actions',
		needs: async () => ({}),
	},
	{
		one: 'ExportJob',
		entity: 'jobId',
		route: 'export_actions',
		needs: async () => ({ fields: ['email_address'] }),
	},
];

async function scheduled(company: Company, { route, needs }: (typeof kinds)[number]): Promise<Rec> {
	const [contact] = await company.in('contacts');
	return await company.createIn(`contacts/${route}`, {
		[`contacts_${route.slice(0, -1)}`]: {
			...(await needs(company)),
			target_ids: [contact.public_id],
			scheduled_for: LATER,
		},
	});
}

const readAndCancel: Cases = Object.fromEntries(
	kinds.flatMap((kind) => [
		[
			`bulkJob.get${kind.one}s`,
			async (company: Company) => {
				await scheduled(company, kind);
				const path = `/workspaces/${await company.workspaceId()}/contacts/${kind.route}`;
				return await list(company, path, await workspace(company));
			},
		],
		[
			`bulkJob.get${kind.one}`,
			async (company: Company) => {
				const { id } = await scheduled(company, kind);
				return await one(company, `/contacts/${kind.route}/${id}`, { [kind.entity]: byId(id) });
			},
		],
		[
			`bulkJob.cancel${kind.one}`,
			async (company: Company) =>
				canceled(
					company,
					kind.entity,
					await scheduled(company, kind),
					(id) => `/contacts/${kind.route}/${id}`,
				),
		],
	]),
);

/** An action for two contacts that starts at once: the answer counts nothing, the action read later has done both. */
async function started(
	company: Company,
	route: string,
	own: Case['parameters'],
	collection: Json,
	record: Json,
	effect?: (contact: Rec) => Promise<void>,
): Promise<Case> {
	const [, first, second] = await company.in('contacts');
	return {
		parameters: {
			...(await workspace(company)),
			...own,
			targetContactIds: `${first.public_id}, ${second.id}`,
			targetAll: false,
			additionalFields: collection as Case['parameters'],
		},
		answer: [{ ...record, target_ids: [first.id, second.id], target_count: null, performed_count: 0 }],
		after: async ({ id }) => {
			const done = await company.get(`/contacts/${route}/${id}`);
			expect(done).toMatchObject({ target_count: 2, performed_count: 2 });
			expect(done.completed_at).not.toBeNull();
			for (const contact of [first, second]) await effect?.(contact);
		},
	};
}

/** Bulk Action. */
export const bulkActionCases: Cases = {
	...readAndCancel,
	'bulkJob.tagContacts': async (company) => {
		const tag = await company.createIn('contacts/tags', { contacts_tag: { name: 'Bulk' } });
		return await started(
			company,
			'tag_actions',
			{ tagIds: [tag.public_id] },
			{ action_type: 'add' },
			{ tag_ids: [tag.id], action_type: 'add' },
			async ({ id }) => {
				const { tags } = await company.get(`/contacts/${id}`);
				expect(tags).toContainEqual(expect.objectContaining({ id: tag.id }));
			},
		);
	},
	'bulkJob.enrollContacts': async (company) => {
		const course = await company.createIn('courses', { course: { title: 'For Many' } });
		const [section] = await company.list(`/courses/${course.id}/sections`);
		return await started(
			company,
			'enroll_actions',
			{ courseIds: [course.public_id], sectionIds: [section.public_id] },
			{},
			{ course_ids: [course.id], section_ids: [section.id] },
			async ({ id }) => {
				const enrollments = await company.list(`/courses/${course.id}/enrollments`);
				expect(enrollments.map(({ contact_id }) => contact_id)).toContain(id);
			},
		);
	},
	'bulkJob.runWorkflow': async (company) => {
		const [workflow] = await company.in('workflows');
		return await started(
			company,
			'run_workflow_actions',
			{ workflowId: byId(workflow.public_id) },
			{ force_run: true },
			{ workflow_id: workflow.id, force_run: true },
			async ({ id }) => {
				const runs = await company.list(`/workflows/${workflow.id}/runs`);
				expect(runs.map(({ contact_id }) => contact_id)).toContain(id);
			},
		);
	},
	'bulkJob.unsubscribeContacts': async (company) =>
		await started(company, 'unsubscribe_actions', {}, {}, {}, async ({ id }) => {
			expect((await company.get(`/contacts/${id}`)).unsubscribed_at).not.toBeNull();
		}),
	'bulkJob.exportContacts': async (company) =>
		await started(
			company,
			'export_actions',
			{ fields: 'email_address, first_name' },
			{},
			{ fields: ['email_address', 'first_name'], file_url: null },
		),
};
