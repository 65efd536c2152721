import { subjectTypeOf } from '../support/webhook-contract.mts';
import { pass } from '../support/clock.mts';
import { envelopeOf, listening } from './listening.mts';
import { startAlteringGateway } from './altering-gateway.mts';
import { signed, useTrigger } from './use-trigger.mts';

const t = useTrigger({ webhookSpeed: 1000 });

// Nothing else is to be asked meanwhile.
const complete = { output: 'complete', catchUp: false };

/** Time in which a record may be read again and again. */
const READ_MS = 200_000;

/** The newest contact of the first workspace, as the API shows it. */
async function someContact() {
	const [{ id }] = await t.company.page(`/workspaces/${t.workspaceIds[0]}/contacts`);
	return await t.company.get(`/contacts/${id}`);
}

const asked = () => t.sandbox.requests().map(({ method, path }) => `${method} ${path}`);

test('the record comes as it is now, with the event beside it', async () => {
	const contact = await someContact();
	const { workflow, deliver } = await listening(t, { events: ['contact.updated'], options: complete });
	t.sandbox.clearRequests();
	await deliver({
		type: 'contact.updated',
		data: { id: contact.id, first_name: 'Old' },
		more: { event_id: 'e' },
	});
	await pass(READ_MS);
	const [item] = workflow.items;
	expect(item).toMatchObject({
		id: contact.id,
		first_name: contact.first_name,
		email_address: contact.email_address,
		_complete: true,
		_event: { event_id: 'e', event_type: 'contact.updated', subject_id: contact.id },
	});
	// What a contact shows only when it is asked for.
	expect(item).toHaveProperty('email_engagement');
	expect(item).not.toHaveProperty('_incomplete');
	expect(asked()).toEqual([`GET /clickfunnels/api/v2/contacts/${contact.id}`]);
});

test.each([
	['order.completed', 'orders'],
	['orders/invoice.paid', 'orders/invoices'],
	['courses/enrollment.created', 'courses/enrollments'],
	['form_submission.created', 'form_submissions'],
	['sales/opportunity.moved_stage', 'sales/opportunities'],
])('%s is read from its own route', async (type, route) => {
	const { workflow, deliver } = await listening(t, { events: [type], options: complete });
	const { subjectId } = t.sandbox.api.sampleEvent(type, t.workspaceIds[0]);
	t.sandbox.clearRequests();
	await deliver({ type, data: { id: subjectId } });
	await pass(READ_MS);
	expect(asked()).toEqual([`GET /clickfunnels/api/v2/${route}/${subjectId}`]);
	expect(workflow.items[0]).toMatchObject({ id: subjectId, _complete: true });
	expect(workflow.items[0]).toHaveProperty('created_at');
});

describe('a record that can’t be read comes as it was in the event, says so, and the run goes on', () => {
	test('a record that was deleted meanwhile', async () => {
		const { workflow, deliver } = await listening(t, { events: ['contact.deleted'], options: complete });
		await deliver({ type: 'contact.deleted', data: { id: 404404, email_address: 'a@example.com' } });
		await pass(READ_MS);
		expect(workflow.items[0]).toMatchObject({
			id: 404404,
			email_address: 'a@example.com',
			_complete: false,
			_incomplete: expect.stringMatching(/found no such record/) as string,
			_event: { event_type: 'contact.deleted' },
		});
	});

	test('a kind of record of which the API shows none alone costs no request', async () => {
		const type = 'appointments/scheduled_event.created';
		const { workflow, deliver } = await listening(t, { events: [type], options: complete });
		t.sandbox.clearRequests();
		await deliver({ type, data: { id: 5, status: 'open' } });
		await pass(READ_MS);
		expect(asked()).toEqual([]);
		expect(workflow.items[0]).toMatchObject({
			status: 'open',
			_complete: false,
			_incomplete: `ClickFunnels has no route to read one ${subjectTypeOf(type)}`,
		});
	});

	test.each([undefined, null, '../teams', '', {}])('an event whose subject is %p', async (id) => {
		const { workflow, deliver } = await listening(t, { events: ['contact.updated'], options: complete });
		t.sandbox.clearRequests();
		await deliver({ type: 'contact.updated', data: { first_name: 'Ann' }, more: { subject_id: id } });
		await pass(READ_MS);
		expect(asked()).toEqual([]);
		expect(workflow.items[0]).toMatchObject({ first_name: 'Ann', _complete: false });
	});

	test('ClickFunnels is away for longer than the time of trying', async () => {
		const { workflow, deliver } = await listening(t, { events: ['contact.updated'], options: complete });
		t.sandbox.setFaults([{ kind: '503', path: '/contacts/' }]);
		await deliver({ type: 'contact.updated', data: { id: 5, first_name: 'Ann' } });
		await pass(READ_MS);
		expect(workflow.items[0]).toMatchObject({ first_name: 'Ann', _complete: false });
		expect(workflow.items[0]._incomplete).toEqual(expect.stringMatching(/\w/));
	});

	test.each<[string, unknown]>([
		['nothing', null],
		['a list', []],
		['an object without an ID', { error: 'quota' }],
	])('an answer that is %s', async (_, body) => {
		const gateway = await startAlteringGateway(() => t.sandbox.url);
		const { workflow } = await listening(
			t,
			{ events: ['contact.updated'], options: complete },
			{ gatewayUrl: gateway.url },
		);
		gateway.alter = () => ({ status: 200, body });
		const { secret } = t.endpointOf(workflow);
		await workflow.deliver(signed(secret, envelopeOf({ type: 'contact.updated', data: { id: 5 } })));
		await pass(READ_MS);
		await gateway.close();
		expect(workflow.items[0]).toMatchObject({ id: 5, _complete: false });
	});
});

test('a passing fault is tried again', async () => {
	const contact = await someContact();
	const { workflow, deliver } = await listening(t, { events: ['contact.updated'], options: complete });
	t.sandbox.setFaults([{ kind: '503', path: '/contacts/', times: 2 }]);
	await deliver({ type: 'contact.updated', data: { id: contact.id } });
	await pass(READ_MS);
	expect(workflow.items[0]).toMatchObject({ email_address: contact.email_address, _complete: true });
});
