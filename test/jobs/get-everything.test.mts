import type { INodeParameters } from 'n8n-workflow';

import type { Json, Rec } from '../support/company.mts';
import { byEmail, byId, type NodeRunOptions } from '../support/engine.mts';
import { SET_UP_MS } from '../support/limits.mts';
import { useSandbox } from '../support/use-sandbox.mts';
import { startAlteringGateway, type AlteringGateway } from '../trigger/altering-gateway.mts';

const inUse = useSandbox('clickFunnels');

let gateway: AlteringGateway;
beforeAll(async () => {
	gateway = await startAlteringGateway(() => inUse.sandbox.url);
}, SET_UP_MS);
afterAll(async () => await gateway.close());

let workspaceId: INodeParameters;
let contact: Rec;
let courses: Rec[];
beforeEach(async () => {
	inUse.sandbox.api.reset();
	gateway.alter = () => undefined;
	workspaceId = byId(await inUse.company.workspaceId());
	courses = await inUse.company.in('courses');
	[contact] = await inUse.company.in('contacts');
	inUse.sandbox.clearRequests();
});

const getEverything = async (additionalFields: INodeParameters = {}, more: Partial<NodeRunOptions> = {}) =>
	await inUse.run(
		{
			resource: 'contact',
			operation: 'getEverything',
			workspaceId,
			contact: byEmail(contact.email_address),
			additionalFields,
		},
		{ url: gateway.url, ...more },
	);

/** Lists that were asked for, with what they were filtered by. */
const asked = () =>
	inUse.sandbox.requests().map(({ path, query }) => {
		const list = path.split('/api/v2')[1].replace(/\d+/g, '0');
		const [[filter, value] = ['', '']] = [...new URLSearchParams(query)].filter(([key]) =>
			/^filter/.test(key),
		);
		return filter ? `${list} ${filter}=${value}` : list;
	});

const IN_WORKSPACE = '/workspaces/0';

/** At most: a list of unknown length is walked from both ends, which meet in a page that both have asked for. */
const appointmentPages = async () =>
	Math.ceil((await inUse.company.in('appointments/scheduled_events')).length / 20) + 1;

/** Makes the contact one that has done all that there is. */
async function live(): Promise<void> {
	const [first] = courses;
	const enroll = { courses_enrollment: { contact_id: contact.id } };
	const enrolled = await inUse.company.list(`/courses/${first.id}/enrollments`);
	if (!enrolled.some(({ contact_id }) => contact_id === contact.id))
		await inUse.company.create(`/courses/${first.id}/enrollments`, enroll);
	const [{ id: stage }] = await inUse.company.list(
		`/sales/pipelines/${(await inUse.company.in('sales/pipelines'))[0].id}/stages`,
	);
	await inUse.company.createIn('sales/opportunities', {
		sales_opportunity: { name: 'Coaching', pipelines_stage_id: stage, primary_contact_id: contact.id },
	});
}

const partOf = (item: Json, part: string) => item[part] as Rec[];

test.each([false, true])('one item has all of a contact, by either door (as a tool: %s)', async (asTool) => {
	const withOrder = (await inUse.company.in('orders'))[0];
	contact = await inUse.company.get(`/contacts/${withOrder.contact_id}`);
	await live();
	inUse.sandbox.clearRequests();
	const { items, problem } = await getEverything({}, { asTool });
	expect(problem?.message).toBeUndefined();
	expect(items).toHaveLength(1);
	const { json } = items[0];
	expect(json).toMatchObject({
		id: contact.id,
		email_address: contact.email_address,
		tags: (contact.tags as Rec[]).map(({ name }) => name),
		custom_attributes: contact.custom_attributes,
		found: true,
		missing: [],
	});
	const orders = (await inUse.company.in('orders')).filter(({ contact_id }) => contact_id === contact.id);
	expect(partOf(json, 'orders').map(({ id }) => id)).toEqual(orders.map(({ id }) => id));
	expect(partOf(json, 'orders')[0]).toEqual({
		...Object.fromEntries(
			[
				...[
					'id',
					'order_number',
					'order_type',
					'total_amount',
					'currency',
					'billing_status',
					'service_status',
				],
				'created_at',
			].map((key) => [key, orders[0][key]]),
		),
		products: (orders[0].line_items as Rec[]).map(({ original_product: product }) => (product as Rec).name),
	});
	expect(partOf(json, 'enrollments')).toContainEqual(
		expect.objectContaining({ course_id: courses[0].id, course_title: courses[0].title, suspended: false }),
	);
	expect(partOf(json, 'opportunities')).toContainEqual(
		expect.objectContaining({ name: 'Coaching', stage_name: expect.any(String) as string }),
	);
	// Each once, and a request for each course.
	const ofAppointments = `${IN_WORKSPACE}/appointments/scheduled_events`;
	expect(asked().filter((one) => one === ofAppointments).length).toBeLessThanOrEqual(
		await appointmentPages(),
	);
	expect(asked().filter((one) => one !== ofAppointments)).toEqual([
		`${IN_WORKSPACE}/contacts filter[email_address]=${contact.email_address as string}`,
		`${IN_WORKSPACE}/orders filter[contact_id]=${contact.id}`,
		`${IN_WORKSPACE}/courses`,
		...courses.map(() => `/courses/0/enrollments filter[contact_id]=${contact.id}`),
		`${IN_WORKSPACE}/form_submissions filter[contact_id]=${contact.id}`,
		`${IN_WORKSPACE}/sales/opportunities filter[primary_contact_id]=${contact.id}`,
	]);
});

test('submissions come with their answers, appointments with their name', async () => {
	const [submission] = (await inUse.company.in('form_submissions')).filter(({ contact_id }) => contact_id);
	contact = await inUse.company.get(`/contacts/${submission.contact_id}`);
	const { items } = await getEverything({ include: ['form_submissions'] });
	const { id, page_id, data, created_at } = submission;
	expect(partOf(items[0].json, 'form_submissions')).toContainEqual({ id, page_id, data, created_at });

	const [appointment] = await inUse.company.in('appointments/scheduled_events');
	const { first_name, last_name, email_address } = contact;
	const primary_contact = { id: contact.id, first_name, last_name, email_address };
	gateway.alter = ({ path }, { status, body }) =>
		/\/scheduled_events/.test(path)
			? {
					status,
					body: (body as Rec[]).map((one) => (one.id === appointment.id ? { ...one, primary_contact } : one)),
				}
			: undefined;
	const booked = await getEverything({ include: ['appointments'] });
	expect(partOf(booked.items[0].json, 'appointments')).toContainEqual({
		id: appointment.id,
		start_on: appointment.start_on,
		end_on: appointment.end_on,
		status: appointment.status,
		comments: appointment.comments,
		event_name: (appointment.event_type as Rec).name,
	});
});

test('first and last visit come with UTM; one visit is both', async () => {
	const visited = (await inUse.company.in('contacts')).find(({ visits }) => (visits as Json).first_visit);
	contact = visited as Rec;
	const { items } = await getEverything({ include: ['orders'] });
	const { utm_source, landing_page, started_at } = (contact.visits as Json).first_visit as Json;
	const visit = { utm_source, utm_medium: 'cpc', utm_campaign: 'autumn', landing_page, started_at };
	expect(items[0].json).toMatchObject({ first_visit: visit, last_visit: visit });
	expect(items[0].json.first_visit).not.toHaveProperty('ip');
});

test('what is not chosen is neither there nor asked for', async () => {
	const { items } = await getEverything({ include: ['orders', 'opportunities'] });
	expect(items[0].json).toMatchObject({ orders: expect.anything() as unknown, missing: [] });
	for (const part of ['enrollments', 'form_submissions', 'appointments'])
		expect(items[0].json).not.toHaveProperty(part);
	expect(asked().map((one) => one.split(' ')[0])).toEqual([
		`${IN_WORKSPACE}/contacts`,
		`${IN_WORKSPACE}/orders`,
		`${IN_WORKSPACE}/sales/opportunities`,
	]);
});

test('courses and appointments are read once in a run of many contacts', async () => {
	const [first, second] = await inUse.company.in('contacts');
	inUse.sandbox.clearRequests();
	const { items } = await inUse.run(
		{
			resource: 'contact',
			operation: 'getEverything',
			workspaceId,
			contact: byEmail('={{ $json.email }}'),
		},
		{
			input: [first, second].map(({ email_address }) => ({ json: { email: email_address as string } })),
		},
	);
	expect(items.map(({ json }) => json.id)).toEqual([first.id, second.id]);
	// For each: the contact, orders, submissions, opportunities, and its place in each course; once: courses, appointments.
	const { length } = inUse.sandbox.requests();
	expect(length).toBeLessThanOrEqual(2 * (4 + courses.length) + 1 + (await appointmentPages()));
});

test('whole records are those that ClickFunnels shows', async () => {
	const order = (await inUse.company.in('orders'))[0];
	contact = await inUse.company.get(`/contacts/${order.contact_id}`);
	const { items } = await getEverything({ include: ['orders'], whole_records: true });
	expect(partOf(items[0].json, 'orders')).toContainEqual(order);
});

test.each([
	['orders', /\/orders\?/, 403, { error: 'Orders are in Closed Beta' }],
	['enrollments', /\/courses(\?|$)/, 403, { error: 'Not included in your plan' }],
	['enrollments', /\/enrollments\?/, 404, { error: 'No such route' }],
	['form_submissions', /\/form_submissions\?/, 400, { error: 'found unpermitted parameter: :contact_id' }],
	['appointments', /\/scheduled_events/, 403, { error: 'Not included in your plan' }],
])('%s that may not be read (%s, %s) are named, and all else is there', async (part, path, status, body) => {
	gateway.alter = (request) => (path.test(request.path) ? { status, body } : undefined);
	const { items, problem } = await getEverything();
	expect(problem?.message).toBeUndefined();
	expect(items[0].json.missing).toEqual([{ part, why: expect.stringContaining(body.error) as string }]);
	expect(items[0].json).not.toHaveProperty(part);
	const others = ['orders', 'enrollments', 'form_submissions', 'appointments', 'opportunities'];
	for (const other of others.filter((one) => one !== part))
		expect(items[0].json[other]).toEqual(expect.any(Array));
});

test.each([
	[401, 'API key missing or invalid'],
	[503, 'Later'],
])('a fault of the whole connection (%s) is none of a part: it stops', async (status, error) => {
	gateway.alter = ({ path }) => (/\/orders\?/.test(path) ? { status, body: { error } } : undefined);
	const { items, problem } = await getEverything();
	expect(problem?.httpCode).toBe(String(status));
	expect(items).toEqual([]);
});

test('of a contact that there is none of it is said, and nothing else is asked for', async () => {
	contact = { ...contact, email_address: 'nobody@example.com' };
	const { items } = await getEverything();
	expect(items.map(({ json }) => json)).toEqual([{ email_address: 'nobody@example.com', found: false }]);
	expect(asked()).toEqual([`${IN_WORKSPACE}/contacts filter[email_address]=nobody@example.com`]);
});
