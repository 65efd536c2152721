import type { INodeParameters } from 'n8n-workflow';

import { byEmail, byId, type ActionNode, type NodeRunOptions } from '../support/engine.mts';
import { useSandbox } from '../support/use-sandbox.mts';

const inUse = useSandbox();

let workspaceId: INodeParameters;
beforeAll(async () => {
	workspaceId = byId(await inUse.company.workspaceId());
});

/** What stands beside the output of an operation. */
async function hintsOf(
	node: ActionNode,
	parameters: INodeParameters,
	more: Partial<NodeRunOptions> = {},
): Promise<string[]> {
	const { hints, problem } = await inUse.run({ workspaceId, ...parameters }, { node, ...more });
	expect(problem?.message).toBeUndefined();
	return hints;
}

const CONTACTS = { resource: 'contact', operation: 'getAll' };
const FIND = { resource: 'contact', operation: 'find' };

describe.each<ActionNode>(['clickFunnels', 'clickFunnelsApi'])('a list of %s', (node) => {
	test('that filters leave empty says which they were, as the panel names them', async () => {
		const filters = { email_address: 'nobody@example.com', is_active: true };
		const hints = await hintsOf(node, { ...CONTACTS, filters });
		expect(hints).toEqual(['Found no contact for Email: nobody@example.com, Is Active: Yes']);
	});

	test('that holds something says nothing', async () => {
		const [contact] = await inUse.company.in('contacts');
		expect(await hintsOf(node, { ...CONTACTS, filters: { id: String(contact.id) } })).toEqual([]);
	});

	test('says it once for many items', async () => {
		const [{ email_address }] = await inUse.company.in('contacts');
		const input = ['a@nobody.example', String(email_address), 'b@nobody.example'].map((email) => ({
			json: { email },
		}));
		const filters = { email_address: '={{ $json.email }}' };
		expect(await hintsOf(node, { ...CONTACTS, filters }, { input })).toEqual([
			'2 of 3 items found no contact, one of them for Email: a@nobody.example',
		]);
	});

	test('by the door of tools, which has no hints, gives the same', async () => {
		const filters = { email_address: 'nobody@example.com' };
		const { items, problem } = await inUse.run({ workspaceId, ...CONTACTS, filters }, { node, asTool: true });
		expect([items, problem?.message]).toEqual([[], undefined]);
	});
});

test('what was picked from a list is named as the list showed it', async () => {
	const { id } = await inUse.company.createIn('contacts', { contact: { email_address: 'new@example.com' } });
	const shown = 'New Person – new@example.com';
	const picked = { __rl: true, mode: 'list', value: id, cachedResultName: shown } as never;
	const deals = { resource: 'opportunity', operation: 'getAll', filters: { primary_contact_id: picked } };
	expect(await hintsOf('clickFunnelsApi', deals)).toEqual([
		`Found no opportunity for Primary Contact: ${shown}`,
	]);
});

test('a list that is empty without a filter says nothing', async () => {
	const { id } = await inUse.company.createIn('forms', { form: { name: 'New' } });
	const entries = { resource: 'formEntry', operation: 'getAll', formId: byId(id) };
	expect(await hintsOf('clickFunnelsApi', entries)).toEqual([]);
});

test('long values are cut, and what a credential holds is not shown', async () => {
	const of = async (email_address: string) =>
		await hintsOf('clickFunnelsApi', { ...CONTACTS, filters: { email_address } });
	expect(await of(`${inUse.sandbox.keys.good}@example.com`)).toEqual([
		'Found no contact for Email: ...@example.com',
	]);
	expect(await of(`${'x'.repeat(90)}@example.com`)).toEqual([
		`Found no contact for Email: ${'x'.repeat(57)}...`,
	]);
	// A part of a key at the cut is one, too.
	const across = `${'x'.repeat(52)}${inUse.sandbox.keys.good}`;
	expect(await of(across)).toEqual([`Found no contact for Email: ${'x'.repeat(52)}...`]);
});

test('the values of a list go by their names', async () => {
	const [order] = await inUse.company.in('orders');
	const filters = { id: '99999999, 99999998', status: ['past-due', 'paid'] };
	const invoices = { resource: 'invoice', operation: 'getAll', orderId: byId(order.id), filters };
	expect(await hintsOf('clickFunnelsApi', invoices)).toEqual([
		'Found no invoice for IDs: 99999999, 99999998, Status: Past Due, Paid',
	]);
});

describe('looking for a contact that there is none of', () => {
	const nobody = { contact: byEmail('nobody@example.com') };
	const SAID = ['Found no contact for nobody@example.com'];

	test.each(['item', 'nothing'])('Find says so (when not found: %s)', async (otherwise) => {
		const additionalFields = { when_not_found: otherwise };
		expect(await hintsOf('clickFunnels', { ...FIND, ...nobody, additionalFields })).toEqual(SAID);
	});

	test('of several items that are not there by ID or address, it is one hint', async () => {
		const input = [{ json: { who: 'nobody@example.com' } }, { json: { who: '99999999' } }];
		const contact = byId('={{ $json.who }}');
		expect(await hintsOf('clickFunnels', { ...FIND, contact }, { input })).toEqual([
			expect.stringMatching(
				/^2 of 2 items found no contact, one of them for (nobody@example\.com|99999999)$/,
			),
		]);
	});

	test('one that is found is no matter for a hint', async () => {
		const [{ email_address }] = await inUse.company.in('contacts');
		expect(await hintsOf('clickFunnels', { ...FIND, contact: byEmail(String(email_address)) })).toEqual([]);
	});

	test.each([
		['removeTags', { tags: byId('1') }],
		['unsubscribe', {}],
		['getEverything', {}],
	])('%s says so', async (operation, more) => {
		expect(await hintsOf('clickFunnels', { resource: 'contact', operation, ...nobody, ...more })).toEqual(
			SAID,
		);
	});

	test('what is done in a course says so, with the course', async () => {
		const [{ id }] = await inUse.company.in('courses');
		const where = { resource: 'courseEnrollment', contactId: nobody.contact, courseId: byId(id) };
		for (const operation of ['suspend', 'resume', 'completeLessons']) {
			expect(await hintsOf('clickFunnels', { ...where, operation })).toEqual([
				`Found no course enrollment for Contact: nobody@example.com, Course: ${id}`,
			]);
		}
	});
});

describe('a segment that nobody is in', () => {
	const bySegment = { resource: 'contact', operation: 'getBySegment' };

	test('by its name', async () => {
		await inUse.company.createIn('refine_filters', {
			refine_filter: {
				name: 'Nobody',
				criteria: [{ attribute: 'first_name', clause: 'eq', value: 'No such name' }],
			},
		});
		const segmentId = { ...byId('Nobody'), mode: 'name' };
		expect(await hintsOf('clickFunnels', { ...bySegment, segmentId })).toEqual([
			'Found no contact for Segment: Nobody',
		]);
	});

	test('described in words', async () => {
		const segmentId = { ...byId('first name is Nosuchname'), mode: 'words' };
		expect(await hintsOf('clickFunnels', { ...bySegment, segmentId })).toEqual([
			'Found no contact for Segment: first name is Nosuchname',
		]);
	});
});
