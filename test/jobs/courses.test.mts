import type { INodeParameters } from 'n8n-workflow';

import type { Rec } from '../support/company.mts';
import { byEmail, byId, type NodeRunOptions } from '../support/engine.mts';
import { useSandbox } from '../support/use-sandbox.mts';
import { startAlteringGateway } from '../trigger/altering-gateway.mts';

const inUse = useSandbox('clickFunnels');

let workspaceId: INodeParameters;
let course: Rec;
/** Enrollments in the course: of one who may enter, and of one who may not. */
let active: Rec;
let suspended: Rec;
beforeEach(async () => {
	inUse.sandbox.api.reset();
	inUse.sandbox.clearRequests();
	workspaceId = byId(await inUse.company.workspaceId());
	[course] = await inUse.company.in('courses');
	const enrollments = await inUse.company.list(`/courses/${course.id}/enrollments`);
	[active] = enrollments.filter((one) => !one.suspended);
	[suspended] = enrollments.filter((one) => one.suspended);
});

const emailOf = ({ contact }: Rec) => (contact as Rec).email_address as string;

const run = async (
	operation: 'enroll' | 'suspend' | 'resume',
	emailAddress: string,
	more: INodeParameters = {},
	options: Partial<NodeRunOptions> = {},
) =>
	await inUse.run(
		{
			resource: 'courseEnrollment',
			operation,
			workspaceId,
			courseId: byId(course.id),
			contactId: byEmail(emailAddress),
			...more,
		},
		options,
	);

const stored = async ({ id }: Rec) => await inUse.company.get(`/courses/enrollments/${id}`);

const writes = () =>
	inUse.sandbox
		.requests()
		.filter(({ method }) => method !== 'GET')
		.map(({ method, body }) => [method, body]);

describe('Enroll', () => {
	test('makes the contact where there is none, and enrolls it once', async () => {
		const enrolled = async () => (await inUse.company.list(`/courses/${course.id}/enrollments`)).length;
		const before = await enrolled();
		const first = await run('enroll', 'new.student@example.com');
		const second = await run('enroll', 'New.Student@example.com');
		expect(first.problem?.message).toBeUndefined();
		expect([first, second].map(({ items }) => items[0].json.enroll_result)).toEqual([
			'enrolled',
			'already_enrolled',
		]);
		expect(second.items[0].json.id).toBe(first.items[0].json.id);
		expect(first.items[0].json).toMatchObject({ course_id: course.id, suspended: false });
		expect(await enrolled()).toBe(before + 1);
	});

	test('a course of another workspace is refused before a contact is made for it', async () => {
		const [, other] = await inUse.company.workspaceIds();
		const [foreign] = await inUse.company.list(`/workspaces/${other}/courses`);
		const { problem } = await run('enroll', 'new.student@example.com', { courseId: byId(foreign.id) });
		expect(problem?.message).toBe(`Course: the workspace has none with the ID ${foreign.id}`);
		expect(writes()).toEqual([]);
	});

	test.each([
		['whose answer is lost is found, and not made again', 502, 'enrolled'],
		['that somebody else makes meanwhile is no error', 422, 'already_enrolled'],
	])('an enrollment %s', async (_, status, enroll_result) => {
		const gateway = await startAlteringGateway(() => inUse.sandbox.url);
		gateway.alter = ({ method, path }) =>
			method === 'POST' && path.endsWith('/enrollments')
				? { status, body: { error: 'Contact is already enrolled' } }
				: undefined;
		const { items, problem } = await run('enroll', 'new.student@example.com', {}, { url: gateway.url });
		await gateway.close();
		expect(problem?.message).toBeUndefined();
		const ofStudent = (await inUse.company.list(`/courses/${course.id}/enrollments`)).filter(
			(one) => emailOf(one) === 'new.student@example.com',
		);
		expect(ofStudent).toHaveLength(1);
		expect(items[0].json).toMatchObject({ id: ofStudent[0].id, enroll_result });
	});

	test('says of an enrollment that is suspended that it is, and leaves it so', async () => {
		const { items } = await run('enroll', emailOf(suspended));
		expect(items[0].json).toMatchObject({ id: suspended.id, suspended: true, enroll_result: 'suspended' });
		expect(await stored(suspended)).toMatchObject({ suspended: true });
	});
});

describe('Suspend', () => {
	test('shuts a student out of the course, with the reason', async () => {
		const { items, problem } = await run('suspend', ` ${emailOf(active).toUpperCase()} `, {
			additionalFields: { suspension_reason: 'Chargeback' },
		});
		expect(problem?.message).toBeUndefined();
		const now = { id: active.id, suspended: true, suspension_reason: 'Chargeback' };
		expect(items.map(({ json }) => json)).toMatchObject([{ ...now, suspend_result: 'suspended' }]);
		expect(await stored(active)).toMatchObject(now);
	});

	test('needs no reason', async () => {
		await run('suspend', emailOf(active));
		expect(writes()).toEqual([['PUT', { courses_enrollment: { suspended: true } }]]);
	});

	test('one that is suspended keeps its reason', async () => {
		const { items } = await run('suspend', emailOf(suspended), {
			additionalFields: { suspension_reason: 'Another' },
		});
		expect(items[0].json).toMatchObject({
			id: suspended.id,
			suspension_reason: 'Payment failed',
			suspend_result: 'already_suspended',
		});
		expect(writes()).toEqual([]);
	});

	test('two equal items suspend once', async () => {
		const { items } = await run('suspend', emailOf(active), {}, { input: [{ json: {} }, { json: {} }] });
		expect(items.map(({ json }) => json.suspend_result)).toEqual(['suspended', 'already_suspended']);
		expect(writes()).toHaveLength(1);
	});
});

describe('Resume', () => {
	test('lets a student back in', async () => {
		const { items, problem } = await run('resume', emailOf(suspended));
		expect(problem?.message).toBeUndefined();
		expect(items.map(({ json }) => json)).toMatchObject([
			{ id: suspended.id, suspended: false, resume_result: 'resumed' },
		]);
		expect(await stored(suspended)).toMatchObject({ suspended: false });
		expect(writes()).toEqual([['PUT', { courses_enrollment: { suspended: false } }]]);
	});

	test('one that is not suspended is left alone', async () => {
		const { items } = await run('resume', emailOf(active));
		expect(items[0].json).toMatchObject({ id: active.id, resume_result: 'not_suspended' });
		expect(writes()).toEqual([]);
	});
});

describe.each([
	['suspend', 'suspend_result'],
	['resume', 'resume_result'],
] as const)('%s', (operation, key) => {
	const ways = [{ output: 'simple' }, { output: 'raw' }];
	test.each(ways)('not enrolled is an outcome, however it is shown: $output', async (shown) => {
		const others = await inUse.company.in('contacts');
		const enrolled = (await inUse.company.list(`/courses/${course.id}/enrollments`)).map(emailOf);
		const other = others
			.map(({ email_address }) => String(email_address))
			.find((one) => !enrolled.includes(one));
		for (const email_address of [other ?? '', 'nobody@example.com']) {
			const { items, problem } = await run(operation, email_address, shown);
			expect(problem?.message).toBeUndefined();
			expect(items.map(({ json }) => json)).toEqual([{ email_address, [key]: 'not_enrolled' }]);
		}
		expect(writes()).toEqual([]);
	});
});
