import type { Company, Json } from './company.mts';
import { errorOf, startCompany } from './company.mts';

let company: Company;
let fresh: Json;

beforeEach(async () => {
	company = await startCompany();
	fresh = await company.createIn('workflows', { workflow: { name: 'Onboarding' } });
});

const trigger = async (fields: Json, { id }: Json = fresh) =>
	await company.send('POST', `/workflows/${id}/triggers`, { workflows_trigger: fields });
const act = async (verb: string, { id }: Json = fresh) =>
	await company.send('POST', `/workflows/${id}/${verb}`);
const TAGGED = { event_type_key: '$contact.tag_applied' };

describe('workflows', () => {
	test('are created as drafts that always run asynchronously', () => {
		expect(fresh).toMatchObject({
			status: 'draft',
			disabled: true,
			archived: false,
			run_type: 'asynchronous',
		});
	});

	test('go live with an active trigger only', async () => {
		const text = 'A workflow cannot be enabled without at least one active trigger.';
		expect(errorOf(await act('enable'))).toContain(text);
		await trigger({ ...TAGGED, active: false });
		expect(errorOf(await act('enable'))).toContain(text);
		await trigger(TAGGED);
		expect((await act('enable')).body).toMatchObject({ status: 'live', disabled: false });
	});

	test('are drafts again when they are disabled, and their runs canceled', async () => {
		const workflows = await company.page(`/workspaces/${company.workspace}/workflows`);
		const [live] = workflows.filter(({ status }) => status === 'live');
		expect(live.active_runs_count).toBe(1);
		expect((await act('disable', live)).body).toMatchObject({
			status: 'draft',
			disabled: true,
			active_runs_count: 0,
		});
		const runs = await company.page(`/workflows/${live.id}/runs`);
		expect(runs.map(({ status }) => status)).toEqual(['canceled', 'completed', 'paused']);
	});

	test('are archived and brought back', async () => {
		const archive = async (archived: boolean) =>
			(await company.send('PATCH', `/workflows/${fresh.id}`, { workflow: { archived } })).body;
		expect(await archive(true)).toMatchObject({ status: 'archived', archived: true });
		expect(await archive(false)).toMatchObject({ status: 'draft', archived: false });
	});

	test('go with all that is in them', async () => {
		const { body } = await trigger(TAGGED);
		expect((await company.send('DELETE', `/workflows/${fresh.id}`)).status).toBe(204);
		expect((await company.ask(`/workflows/triggers/${(body as Json).id}`)).status).toBe(404);
	});
});

describe('triggers', () => {
	test('are active unless told otherwise, and know the 42 events', async () => {
		expect((await trigger(TAGGED)).body).toMatchObject({ active: true, allow_anonymous_contacts: false });
		const answer = await trigger({ event_type_key: '$contact.sneezed' });
		expect(answer.status).toBe(422);
		expect(errorOf(answer)).toContain(
			"event_type_key '$contact.sneezed' is not a valid workflow trigger event.",
		);
	});

	test('take either id of a record and show the integer', async () => {
		const [tag] = await company.page(`/workspaces/${company.workspace}/contacts/tags`);
		const [pipeline] = await company.page(`/workspaces/${company.workspace}/sales/pipelines`);
		const ids = { contacts_tag_id: tag.public_id, sales_pipelines_id: String(pipeline.id) };
		expect((await trigger({ ...TAGGED, ...ids })).body).toMatchObject({
			contacts_tag_id: tag.id,
			sales_pipelines_id: pipeline.id,
		});
	});

	test.each(['contacts_tag_id', 'emails_broadcasts_id', 'courses_lesson_id', 'workflows_step_id'])(
		'refuse a %s of another workspace',
		async (field) => {
			const answer = await trigger({ ...TAGGED, [field]: 12 });
			expect(answer.status).toBe(422);
			expect(errorOf(answer)).toContain(`\`${field}\` '12' was not found in this workspace.`);
		},
	);

	test('take a funnel for opt-ins, which never matches', async () => {
		const [funnel] = await company.ids(`/workspaces/${company.workspace}/funnels`);
		expect((await trigger({ event_type_key: '$optin', funnel_id: funnel })).body).toMatchObject({
			funnel_id: funnel,
		});
	});

	test('take ids of kinds that have no list as they are', async () => {
		const ids = { calendar_event_id: 12, survey_workflow_id: '34' };
		expect((await trigger({ ...TAGGED, ...ids })).body).toMatchObject({
			calendar_event_id: 12,
			survey_workflow_id: 34,
		});
		expect((await trigger({ ...TAGGED, calendar_event_id: 'no id' })).status).toBe(422);
	});
});

describe('runs', () => {
	let contact: number;
	beforeEach(async () => {
		[contact] = await company.ids(`/workspaces/${company.workspace}/contacts`);
	});
	const run = async (fields: Json) =>
		await company.send('POST', `/workflows/${fresh.id}/runs`, { run: fields });

	test('are started by hand in live workflows only', async () => {
		expect((await run({ contact_id: contact })).status).toBe(422);
		await trigger(TAGGED);
		await act('enable');
		const { status, body } = await run({ contact_id: contact });
		expect([status, body]).toMatchObject([
			201,
			{ status: 'active', contact_id: contact, event_id: null, type: null, skip_communication: false },
		]);
	});

	test('are for contacts of the same workspace', async () => {
		await trigger(TAGGED);
		await act('enable');
		const [stranger] = await company.ids(`/workspaces/${company.otherWorkspace}/contacts`);
		const answer = await run({ contact_id: stranger });
		expect(answer.status).toBe(422);
		expect(errorOf(answer)).toContain(`\`contact_id\` '${stranger}' was not found in this workspace.`);
	});

	test('are filtered by contact and status; other statuses are refused', async () => {
		const [{ id }] = await company.page(`/workspaces/${company.workspace}/workflows`);
		const [active, completed] = await company.page(`/workflows/${id}/runs`);
		const path = `/workflows/${id}/runs`;
		expect(await company.ids(path, 'filter[status]=completed')).toEqual([completed.id]);
		expect(await company.ids(path, `filter[contact_id]=${active.contact_id}`)).toEqual([active.id]);
		expect((await company.ask(path, 'filter[status]=lost')).status).toBe(422);
	});
});
