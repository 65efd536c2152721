import { isSameType } from '../../nodes/ClickFunnels/kinds/sameType';
import { eventTypes } from '../support/webhook-contract.mts';
import { signed, useTrigger } from './use-trigger.mts';

const t = useTrigger();

const REPEATED = { ignored: 'delivered before' };
const ID_HEADER = 'x-webhook-clickfunnels-id';

/** A workflow for tags that were taken off, and how a delivery is answered there. */
async function active() {
	const workflow = t.workflow({ events: ['contact.created', 'contacts/applied_tag.deleted'] });
	await workflow.activate();
	const { secret } = t.endpointOf(workflow);
	const deliver = async (event: object, headers: Record<string, string> = {}) => {
		const delivery = signed(secret, event);
		const { body } = await workflow.deliver({ ...delivery, headers: { ...delivery.headers, ...headers } });
		return body;
	};
	return { workflow, deliver };
}

test.each([
	['event_id and event_type', { event_id: 'e-1', event_type: 'contact.created' }],
	['uuid and event_type_id', { uuid: 'e-1', event_type_id: 'contact.created' }],
	['both', { event_id: 'e-1', uuid: 'other', event_type: 'contact.created', event_type_id: 'other' }],
	[
		'empty texts beside them',
		{ event_id: '', uuid: 'e-1', event_type: '', event_type_id: 'contact.created' },
	],
	['null beside them', { event_id: null, uuid: 'e-1', event_type: null, event_type_id: 'contact.created' }],
])('an event by %s is an item with event_id and event_type', async (_, event) => {
	const { workflow, deliver } = await active();
	await deliver({ ...event, data: { id: 7 } });
	expect(workflow.items).toEqual([
		expect.objectContaining({ event_id: 'e-1', event_type: 'contact.created', data: { id: 7 } }),
	]);
	expect(await deliver({ ...event, data: { id: 7 } })).toEqual(REPEATED);
	expect(workflow.items).toHaveLength(1);
});

test('an id may be in the header alone', async () => {
	const { workflow, deliver } = await active();
	const event = { event_type: 'contact.created', subject_id: 7 };
	expect(await deliver(event)).toEqual({ ignored: 'no event_id' });
	await deliver(event, { [ID_HEADER]: 'h-1' });
	expect(workflow.items).toEqual([expect.objectContaining({ event_id: 'h-1', subject_id: 7 })]);
	// A retry whose record has changed meanwhile.
	expect(await deliver({ ...event, subject_id: 8 }, { [ID_HEADER]: 'h-1' })).toEqual(REPEATED);
	await deliver({ ...event, subject_id: 9 }, { [ID_HEADER]: 'h-2' });
	expect(workflow.items).toHaveLength(2);
});

test('a delivery that is played again under another id in the header starts nothing, and takes no id away', async () => {
	const { workflow, deliver } = await active();
	const event = { event_type: 'contact.created', subject_id: 7 };
	await deliver(event, { [ID_HEADER]: 'h-1' });
	expect(await deliver(event, { [ID_HEADER]: 'h-2' })).toEqual(REPEATED);
	await deliver({ ...event, subject_id: 8 }, { [ID_HEADER]: 'h-2' });
	expect(workflow.items.map(({ event_id }) => event_id)).toEqual(['h-1', 'h-2']);
});

test('an id in the body wins over the header, which is not signed', async () => {
	const { workflow, deliver } = await active();
	const event = { event_id: 'e-1', event_type: 'contact.created' };
	await deliver(event, { [ID_HEADER]: 'h-1' });
	expect(await deliver(event, { [ID_HEADER]: 'h-2' })).toEqual(REPEATED);
	expect(workflow.items.map(({ event_id }) => event_id)).toEqual(['e-1']);
});

test.each(['contact/applied_tag.deleted', 'contacts/applied_tag.deleted'])(
	'%s is the event that was asked for, by the name of the picker',
	async (event_type) => {
		const { workflow, deliver } = await active();
		await deliver({ event_id: 'e-1', event_type });
		expect(workflow.items.map((item) => item.event_type)).toEqual(['contacts/applied_tag.deleted']);
		expect(await deliver({ event_id: 'e-2', event_type: 'contacts/applied_tag.created' })).toEqual({
			ignored: 'event not asked for',
		});
	},
);

test('singular and plural of the first word are one, and no two events of the contract are', () => {
	expect(isSameType('community/post.created', 'communities/post.created')).toBe(true);
	expect(isSameType('contact.created', 'contacts.created')).toBe(true);
	expect(isSameType('contact.created', 'contact.updated')).toBe(false);
	expect(isSameType('contact.created', undefined)).toBe(false);
	for (const one of eventTypes) {
		expect(eventTypes.filter((other) => isSameType(one, other))).toEqual([one]);
	}
});
