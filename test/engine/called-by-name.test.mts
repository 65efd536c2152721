import type { INodeParameters } from 'n8n-workflow';

import type { Rec } from '../support/company.mts';
import { byEmail, byId, byName, byNumber, type NodeRunOptions } from '../support/engine.mts';
import { useSandbox } from '../support/use-sandbox.mts';

const inUse = useSandbox('clickFunnels');

let contact: Rec;
let email: string;
beforeEach(async () => {
	inUse.sandbox.api.reset();
	[contact] = await inUse.company.in('contacts');
	email = contact.email_address as string;
	inUse.sandbox.clearRequests();
});

const sent = (method: string) => inUse.sandbox.requests().filter((one) => one.method === method);

describe.each([
	['a run of a workflow', false],
	['a tool', true],
])('by %s', (_, asTool) => {
	const run = async (parameters: INodeParameters, more: Partial<NodeRunOptions> = {}) =>
		await inUse.run(parameters, { asTool, ...more });

	describe('an order by its number, which counts in each workspace', () => {
		/** The oldest order, behind more newer ones than a page holds. */
		const oldest = async () => (await inUse.company.in('orders'))[0];
		const get = async (order: INodeParameters, defaultWorkspace?: number) =>
			await run(
				{ resource: 'order', operation: 'get', order },
				{
					credential: {
						requestsPerSecond: 100,
						defaultWorkspace: String(defaultWorkspace ?? (await inUse.company.workspaceId())),
					},
				},
			);

		test.each(['#1001', '1001', ' #1001 '])('%s is found, however old it is', async (number) => {
			const order = await oldest();
			expect(order.order_number).toBe('#1001');
			const { items, problem } = await get(byNumber(number));
			expect(problem?.message).toBeUndefined();
			expect(items.map(({ json }) => json.id)).toEqual([order.id]);
		});

		test('with its sign is no ID, wherever it stands', async () => {
			const { items } = await get(byId('#1001'));
			expect(items.map(({ json }) => json.id)).toEqual([(await oldest()).id]);
		});

		test('of the latest is one request and the order', async () => {
			const { order_number, id } = (await inUse.company.in('orders')).at(-1) as Rec;
			const workspace = await inUse.company.workspaceId();
			inUse.sandbox.clearRequests();
			await get(byNumber(order_number), workspace);
			const paths = sent('GET').map(({ path }) => path.split('/api/v2')[1]);
			expect(paths.filter((path) => /order/.test(path))).toEqual([
				`/workspaces/${workspace}/orders`,
				`/orders/${id}`,
			]);
		});

		test.each(['#999999', 'order'])('that no order has (%s) is named', async (number) => {
			const { problem } = await get(byNumber(number));
			expect(problem?.message).toBe(`Order: no order has the number ${number}`);
			expect(problem?.description).toBe('Correct it, or choose the order from the list.');
		});

		test('that several workspaces have is refused, with their IDs', async () => {
			const workspaces = await inUse.company.workspaceIds();
			const orders = await Promise.all(
				workspaces.map((id) => inUse.company.list(`/workspaces/${id}/orders`)),
			);
			const firsts = orders.flatMap((all) => all.filter(({ order_number }) => order_number === '#1001'));
			expect(firsts.length).toBeGreaterThan(1);
			const { problem } = await run({ resource: 'order', operation: 'get', order: byNumber('#1001') });
			expect(problem?.message).toBe(
				`Order: more than one order has the number #1001, with the IDs ${firsts.map(({ id }) => id).join(', ')}`,
			);
		});
	});

	describe('a contact by e-mail address', () => {
		test.each([
			['of the mode', byEmail],
			['in the place of an ID', byId],
		])('%s is found, in whatever case and with blanks around it', async (__, as) => {
			const { items, problem } = await run({
				resource: 'contact',
				operation: 'get',
				contact: as(` ${email.toUpperCase()} `),
			});
			expect(problem?.message).toBeUndefined();
			expect(items.map(({ json }) => json.id)).toEqual([contact.id]);
		});

		test('is changed and deleted', async () => {
			const { id } = await inUse.company.createIn('contacts', {
				contact: { email_address: 'goes@example.com' },
			});
			const goes = { resource: 'contact', contact: byEmail('goes@example.com') };
			await run({ ...goes, operation: 'update', firstName: 'Changed' });
			expect(await inUse.company.get(`/contacts/${id}`)).toMatchObject({ first_name: 'Changed' });
			const { items } = await run({ ...goes, operation: 'delete' });
			expect(items.map(({ json }) => json)).toEqual([{ deleted: true, id }]);
		});

		test('that nobody has is named, and nothing is changed', async () => {
			const { problem } = await run({
				resource: 'contact',
				operation: 'delete',
				contact: byEmail('nobody@example.com'),
			});
			expect(problem?.message).toBe('Contact: no contact has the address nobody@example.com');
			expect(problem?.description).toBe('Correct it, or choose the contact from the list.');
			expect(sent('DELETE')).toEqual([]);
		});

		test('of which an expression gives nothing is asked for', async () => {
			const { problem } = await run({
				resource: 'contact',
				operation: 'get',
				contact: byEmail('={{ $json.nowhere }}'),
			});
			expect(problem?.message).toBe('Contact: a value is needed');
		});

		test('that two workspaces have is refused, with both IDs', async () => {
			const [, other] = await inUse.company.workspaceIds();
			const twin = await inUse.company.create(`/workspaces/${other}/contacts`, {
				contact: { email_address: email },
			});
			const { problem } = await run({ resource: 'contact', operation: 'delete', contact: byEmail(email) });
			expect(problem?.message).toBe(
				`Contact: more than one contact has the address ${email}, with the IDs ${contact.id}, ${twin.id}`,
			);
			expect(sent('DELETE')).toEqual([]);
		});
	});

	describe('a course by name', () => {
		let course: Rec;
		beforeEach(async () => {
			[course] = await inUse.company.in('courses');
			inUse.sandbox.clearRequests();
		});
		const enroll = async (name: string, more: Partial<NodeRunOptions> = {}) =>
			await run(
				{
					resource: 'courseEnrollment',
					operation: 'enroll',
					workspaceId: byId(await inUse.company.workspaceId()),
					contactId: byEmail('={{ $json.email }}'),
					courseId: byName(name),
				},
				{ input: [{ json: { email: 'a.student@example.com' } }], ...more },
			);

		test('is found in whatever case, and looked up once for all items', async () => {
			const pages = Math.ceil((await inUse.company.in('courses')).length / 20);
			const input = ['a', 'b', 'c'].map((name) => ({ json: { email: `${name}.student@example.com` } }));
			inUse.sandbox.clearRequests();
			const { items, problem } = await enroll(` ${String(course.title).toUpperCase()}`, { input });
			expect(problem?.message).toBeUndefined();
			expect(items.map(({ json }) => json.course_id)).toEqual(Array(3).fill(course.id));
			const lists = sent('GET').filter(({ path }) => path.endsWith('/courses'));
			expect(lists.length).toBeLessThanOrEqual(pages + 1);
		});

		test('is one also in the place of an ID, where n8n lets models fill in', async () => {
			const { title } = await inUse.company.createIn('courses', { course: { title: 'The Only One' } });
			const { items } = await run({
				resource: 'courseEnrollment',
				operation: 'getAll',
				courseId: byId(title),
				returnAll: true,
			});
			expect(items).toEqual([]);
			expect(sent('GET').at(-1)?.path).toMatch(/\/courses\/\d+\/enrollments$/);
		});

		test('that no course has is named, and nothing is changed', async () => {
			const { problem } = await enroll(`${String(course.title)}s`);
			expect(problem?.message).toBe(`Course: no course is called ${String(course.title)}s`);
			expect(problem?.description).toBe(
				`Did you mean "${String(course.title)}"? Correct it, or choose the course from the list.`,
			);
			expect(sent('POST')).toEqual([]);
		});

		test('that two courses have is refused, with both IDs', async () => {
			const courses = await inUse.company.in('courses');
			const [first, second] = courses;
			await inUse.company.send('PUT', `/courses/${second.id}`, { course: { title: first.title } });
			const { problem } = await enroll(String(first.title));
			expect(problem?.message).toMatch(/^Course: more than one course is called .+, with the IDs \d+, \d+$/);
			expect(sent('POST')).toEqual([]);
		});
	});

	describe('tags by name', () => {
		const gold = { contacts_tag: { name: 'Gold' } };
		const red = { contacts_tag: { name: 'Red' } };
		const create = async (more: INodeParameters) =>
			await run({
				resource: 'contact',
				operation: 'create',
				workspaceId: byId(await inUse.company.workspaceId()),
				emailAddress: 'tagged@example.com',
				additionalFields: more,
			});

		test.each([
			['of the mode', byName],
			['in the place of IDs, where n8n lets models fill in', byId],
		])('%s are put on a new contact, and found again by a filter', async (__, as) => {
			await inUse.company.createIn('contacts/tags', gold);
			await inUse.company.createIn('contacts/tags', red);
			const made = await create({ tag_ids: as(' gold, RED') });
			expect(made.problem?.message).toBeUndefined();
			expect(made.items[0].json.tags).toEqual(['Gold', 'Red']);
			const { items } = await run({
				resource: 'contact',
				operation: 'getAll',
				workspaceId: byId(await inUse.company.workspaceId()),
				filters: { tag_ids: byName('gold') },
			});
			expect(items.map(({ json }) => json.id)).toEqual([made.items[0].json.id]);
		});

		test('are looked up once for all items', async () => {
			await inUse.company.createIn('contacts/tags', gold);
			inUse.sandbox.clearRequests();
			const { items } = await run(
				{
					resource: 'contact',
					operation: 'create',
					workspaceId: byId(await inUse.company.workspaceId()),
					emailAddress: '={{ $json.email }}',
					additionalFields: { tag_ids: byName('Gold') },
				},
				{ input: ['a', 'b', 'c'].map((name) => ({ json: { email: `${name}.gold@example.com` } })) },
			);
			expect(items.map(({ json }) => json.tags)).toEqual(Array(3).fill(['Gold']));
			expect(sent('GET')).toHaveLength(1);
		});

		test('that the workspace does not have are named, and nothing is changed', async () => {
			const { problem } = await create({ tag_ids: byName('Nowhere') });
			expect(problem?.message).toBe('Tags: no contact tag is called Nowhere');
			expect(sent('POST')).toEqual([]);
		});
	});

	test('what a request body takes is found by name, too', async () => {
		const course = await inUse.company.createIn('courses', { course: { title: 'The Only One' } });
		const { items, problem } = await run({
			resource: 'courseEnrollment',
			operation: 'create',
			courseId: byName('the only one'),
			contactId: byEmail(email),
		});
		expect(problem?.message).toBeUndefined();
		expect(items.map(({ json }) => [json.course_id, json.contact_id])).toEqual([[course.id, contact.id]]);
	});
});
