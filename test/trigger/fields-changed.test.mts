import type { INodeParameters } from 'n8n-workflow';

import { pass } from '../support/clock.mts';
import { anotherProcess } from './another-process.mts';
import { ignored, listening, STARTED } from './listening.mts';
import { useTrigger } from './use-trigger.mts';

const t = useTrigger({ webhookSpeed: 1000 });

const UNCHANGED = ignored('Only When: none of Fields Changed was changed');
const MINUTE = 60_000;

describe.each([1, 2] as const)('n8n %i', (generation) => {
	/** An active workflow that waits for changes, and how a contact is saved. */
	async function active(changed_fields: string, more: INodeParameters = {}) {
		const events = ['contact.created', 'contact.updated'];
		const { workflow, deliver } = await listening(
			t,
			{ events, onlyWhen: { changed_fields }, ...more },
			{ generation },
		);
		const save = async (data: Record<string, unknown>, at?: number) =>
			await deliver({ type: 'contact.updated', data: { id: 5, ...data }, at });
		return { workflow, deliver, save };
	}

	test('the first event of a record passes, then only those that change one of the fields', async () => {
		const { workflow, save } = await active('email_address, custom_attributes.plan');
		const contact = { email_address: 'a@example.com', custom_attributes: { plan: 'free', color: 'red' } };
		expect(await save(contact)).toEqual(STARTED);
		expect(await save(contact)).toEqual(UNCHANGED);
		expect(await save({ ...contact, first_name: 'Ann', custom_attributes: { plan: 'free' } })).toEqual(
			UNCHANGED,
		);
		expect(await save({ ...contact, custom_attributes: { plan: 'gold' } })).toEqual(STARTED);
		expect(await save({ ...contact, custom_attributes: { plan: 'gold' } })).toEqual(UNCHANGED);
		expect(await save({ ...contact, custom_attributes: {} })).toEqual(STARTED);
		expect(await save({ ...contact, custom_attributes: { plan: null } })).toEqual(UNCHANGED);
		expect(workflow.items).toHaveLength(3);
	});

	test('each record has its own', async () => {
		const { save } = await active('tags');
		expect(await save({ id: 1, tags: [{ id: 7 }] })).toEqual(STARTED);
		expect(await save({ id: 2, tags: [{ id: 7 }] })).toEqual(STARTED);
		expect(await save({ id: 1, tags: [{ id: 7 }] })).toEqual(UNCHANGED);
		expect(await save({ id: 1, tags: [] })).toEqual(STARTED);
	});

	test('a change counts only once n8n has stored its run', async () => {
		const { workflow, deliver, save } = await active('email_address');
		await save({ email_address: 'a@example.com' });
		workflow.stores = false;
		const change = {
			type: 'contact.updated',
			data: { id: 5, email_address: 'b@example.com' },
			more: { event_id: 'c' },
		};
		expect((await deliver(change)).status).toBe(500);
		workflow.stores = true;
		expect(await save({ email_address: 'a@example.com' })).toEqual(UNCHANGED);
		expect(await deliver(change)).toEqual(STARTED);
	});

	test('of two events with one change at the same moment one starts the workflow; the other does if that fails', async () => {
		const { workflow, save } = await active('email_address');
		await save({ email_address: 'a@example.com' });
		const both = async () =>
			await Promise.all([save({ email_address: 'b@example.com' }), save({ email_address: 'b@example.com' })]);
		expect(await both()).toEqual([STARTED, UNCHANGED]);
		await save({ email_address: 'a@example.com' });
		workflow.stores = false;
		const first = save({ email_address: 'b@example.com' });
		const second = save({ email_address: 'b@example.com' });
		void first.then(() => (workflow.stores = true));
		expect([(await first).status, (await second).status]).toEqual([500, 200]);
		expect(workflow.items).toHaveLength(4);
	});

	test('what was last seen is known after a restart, and to other processes', async () => {
		const { workflow, save } = await active('email_address');
		await save({ email_address: 'a@example.com' });
		await pass(1_000);
		workflow.settings.nodeType = await anotherProcess();
		expect(await save({ email_address: 'a@example.com' })).toEqual(UNCHANGED);
		expect(await save({ email_address: 'b@example.com' })).toEqual(STARTED);
		await pass(1_000);
		workflow.settings.nodeType = await anotherProcess();
		expect(await save({ email_address: 'b@example.com' })).toEqual(UNCHANGED);
	});

	test('an older change that comes late starts the workflow, and the latest state stays what is compared', async () => {
		const { save } = await active('email_address');
		const now = Date.now();
		await save({ email_address: 'a@example.com' }, now);
		expect(await save({ email_address: 'c@example.com' }, now + 2_000)).toEqual(STARTED);
		expect(await save({ email_address: 'b@example.com' }, now + 1_000)).toEqual(STARTED);
		expect(await save({ email_address: 'c@example.com' }, now + 3_000)).toEqual(UNCHANGED);
	});

	test('a record that shows none of the fields passes each time, and says so', async () => {
		const { workflow, save } = await active('emial_address, data.phone_number');
		for (const email_address of ['a@example.com', 'b@example.com']) {
			expect(await save({ email_address })).toEqual(STARTED);
			expect(workflow.items.at(-1)).toMatchObject({ _unchecked: ['Fields Changed'] });
		}
	});

	/** An active workflow that waits for opportunities that come to the stage 1, and how one gets to a stage. */
	async function won() {
		const { workflow, deliver } = await listening(
			t,
			{
				events: ['sales/opportunity.updated'],
				onlyWhen: { pipelines_stage_ids: '1', changed_fields: 'pipelines_stage_id' },
			},
			{ generation },
		);
		const move = async (pipelines_stage_id: number, at?: number) =>
			await deliver({ type: 'sales/opportunity.updated', data: { id: 9, pipelines_stage_id }, at });
		return { workflow, move };
	}

	const OTHER_STAGE = ignored('Only When: pipeline stage is another one');

	test('what another condition refuses is a change, too: the way back to the stage starts the workflow again', async () => {
		const { workflow, move } = await won();
		const now = Date.now();
		expect(await move(1, now)).toEqual(STARTED);
		expect(await move(2, now + 2_000)).toEqual(OTHER_STAGE);
		await pass(1_000);
		workflow.settings.nodeType = await anotherProcess();
		expect(await move(1, now + 4_000)).toEqual(STARTED);
		expect(await move(1, now + 5_000)).toEqual(UNCHANGED);
		// Late.
		expect(await move(2, now + 3_000)).toEqual(OTHER_STAGE);
		expect(await move(1, now + 6_000)).toEqual(UNCHANGED);
	});

	test('other fields are compared anew', async () => {
		const { workflow, save } = await active('email_address');
		await save({ email_address: 'a@example.com' });
		workflow.settings.parameters.onlyWhen = { changed_fields: '={{ ["first_name"] }}' };
		expect(await save({ email_address: 'a@example.com', first_name: 'Ann' })).toEqual(STARTED);
		expect(await save({ email_address: 'b@example.com', first_name: 'Ann' })).toEqual(UNCHANGED);
	});

	/** ClickFunnels logs that the contact was saved, and can't deliver it. */
	function miss(eventId: string, email_address: string): void {
		const event = t.sandbox.api.sampleEvent('contact.created', t.workspaceIds[0]);
		t.sandbox.api.logEvent({
			...event,
			eventId,
			createdAt: new Date(Date.now()).toISOString(),
			subjectId: 5,
			data: { id: 5, email_address },
		});
	}

	test('a missed change whose run could not be stored is a change again at the next look', async () => {
		const { workflow, save } = await active('email_address');
		await save({ email_address: 'a@example.com' });
		await pass(MINUTE);
		miss('changed', 'b@example.com');
		await pass(11 * MINUTE);
		workflow.stores = false;
		await workflow.tick();
		workflow.stores = true;
		await pass(11 * MINUTE);
		for (let look = 0; look < 2; look++) await workflow.tick();
		expect(workflow.items.slice(1).map(({ event_id: id }) => id)).toEqual(['changed']);
		expect(await save({ email_address: 'b@example.com' })).toEqual(UNCHANGED);
	});

	test('what was caught up counts, too', async () => {
		const { workflow, save } = await active('email_address');
		await pass(MINUTE);
		miss('first', 'a@example.com');
		await pass(MINUTE);
		miss('same', 'a@example.com');
		await pass(MINUTE);
		miss('changed', 'b@example.com');
		await pass(11 * MINUTE);
		await workflow.tick();
		expect(workflow.items.map(({ event_id: id }) => id)).toEqual(['first', 'changed']);
		expect(await save({ email_address: 'b@example.com' })).toEqual(UNCHANGED);
	});
});

test('the last 1,000 records are remembered, in a bounded space', async () => {
	const { workflow, deliver } = await listening(t, {
		events: ['contact.updated'],
		onlyWhen: { changed_fields: 'email_address' },
	});
	const save = async (id: number) =>
		await deliver({ type: 'contact.updated', data: { id, email_address: 'x'.repeat(500) } });
	for (let id = 1; id <= 1_002; id++) await save(id);
	// Key, digest and time of each.
	expect(String(workflow.state.changed).length).toBeLessThan(1_000 * 28);
	expect(await save(3)).toEqual(UNCHANGED);
	expect(await save(1_002)).toEqual(UNCHANGED);
	expect(await save(1)).toEqual(STARTED);
});
