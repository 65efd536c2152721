import type { INodeParameters } from 'n8n-workflow';

import type { Json, Rec } from '../support/company.mts';
import { byId } from '../support/engine.mts';
import { problemOf } from '../support/problem.mts';
import { useSandbox } from '../support/use-sandbox.mts';

const inUse = useSandbox();

let workspaceId: INodeParameters;
beforeAll(async () => {
	workspaceId = byId(await inUse.company.workspaceId());
});
beforeEach(() => inUse.sandbox.clearRequests());

const stats = (statsOf: string, more: INodeParameters): INodeParameters => ({
	resource: 'workspace',
	operation: 'getStats',
	workspaceId,
	statsOf,
	...more,
});

async function result(parameters: INodeParameters): Promise<Json> {
	const { items, problem } = await inUse.run(parameters);
	expect(problem?.message).toBeUndefined();
	return items[0].json;
}

async function refusal(parameters: INodeParameters): Promise<string> {
	const { message, description } = problemOf(await inUse.run(parameters));
	return `${message} ${description}`;
}

/** The query of the one request that was sent. */
function asked(): Record<string, string> {
	const [{ query }, ...more] = inUse.sandbox.requests();
	expect(more).toEqual([]);
	return Object.fromEntries(new URLSearchParams(query));
}

describe('stats of a workspace', () => {
	test('are those that were asked for, of all contacts', async () => {
		const contacts = await inUse.company.in('contacts');
		const options = { count: true, count_by: 'is_active', created_at_range: true };
		const found = await result(stats('contact', { options }));
		expect(asked()).toEqual({
			resource: 'contact',
			count: 'true',
			'count_by[property]': 'is_active',
			created_at_range: 'true',
		});
		const active = contacts.filter(({ is_active: isActive }) => isActive).length;
		const created = contacts.map(({ created_at: at }) => String(at)).sort();
		expect(found).toEqual({
			count: contacts.length,
			count_by: {
				property: 'is_active',
				values: { true: active, ...(active < contacts.length && { false: contacts.length - active }) },
			},
			created_at_range: { min: created[0], max: created.at(-1) },
		});
	});

	test('are of the orders that all filters match', async () => {
		const orders = await inUse.company.in('orders');
		const paid = orders.filter(
			({ order_type: type, billing_status: status }) => type === 'one-time-order' && status === 'paid',
		);
		expect(paid.length).toBeGreaterThan(1);
		const found = await result(
			stats('order', {
				options: { sum: 'total_amount' },
				filters: { order_type: 'one-time-order', billing_status: 'paid' },
			}),
		);
		expect(asked()).toEqual({
			resource: 'order',
			'sum[property]': 'total_amount',
			'filter[order_type]': 'one-time-order',
			'filter[billing_status]': 'paid',
		});
		const total = paid.reduce((sum, { total_amount: amount }) => sum + Number(amount), 0);
		expect(found).toEqual({ sum: { property: 'total_amount', value: total.toFixed(2) } });
	});

	test('count a saved filter together with the others', async () => {
		const contacts = await inUse.company.in('contacts');
		const letter = String(contacts[0].email_address)[0];
		const filter = await inUse.company.createIn('refine_filters', {
			refine_filter: {
				name: `By ${letter}`,
				criteria: [{ attribute: 'email_address', clause: 'sw', value: letter }],
			},
		});
		const inside = contacts.filter(({ email_address: email }) => String(email).startsWith(letter));
		const outside = contacts.filter((one) => !inside.includes(one));
		const id = [inside[0], outside[0]].map((one: Rec) => one.id).join();
		const filters = { id, stored_filter_id: byId(filter.public_id) };
		expect(await result(stats('contact', { options: { count: true }, filters }))).toEqual({ count: 1 });
	});

	test('of no records: nothing to sum up', async () => {
		const filters = { id: '1' };
		const options = { sum: 'total_amount', created_at_range: true };
		expect(await result(stats('order', { options, filters }))).toEqual({
			sum: { property: 'total_amount', value: null },
			created_at_range: { min: null, max: null },
		});
	});

	test('a switch that is off is not sent', async () => {
		const options = { count: true, created_at_range: false };
		expect(await result(stats('contact', { options }))).toEqual({ count: expect.any(Number) });
		expect(asked()).toEqual({ resource: 'contact', count: 'true' });
	});

	test('where none is chosen, records are counted', async () => {
		expect(await result(stats('contact', {}))).toEqual({ count: expect.any(Number) });
		expect(asked()).toEqual({ resource: 'contact', count: 'true' });
	});

	test.each([
		['a filter of the other kind', 'order', { filters: { is_active: true } }, 'is_active'],
		[
			'a property of the other kind',
			'order',
			{ options: { count_by: 'time_zone' } },
			'Count By: "time_zone" must',
		],
	] as Array<[string, string, INodeParameters, string]>)(
		'%s: refused in the words of ClickFunnels, by the name of the panel',
		async (_name, statsOf, more, words) => {
			expect(await refusal(stats(statsOf, more))).toContain(words);
		},
	);

	test.each([
		['={{ "company" }}', 'Stats Of: "company" is not one of its values'],
		['={{ $json.nothing }}', 'Stats Of: a value is needed'],
	])('of %s: nothing is sent', async (statsOf, message) => {
		const { problem } = await inUse.run(stats(statsOf, { options: { count: true } }));
		expect(problem?.message).toMatch(message);
		expect(inUse.sandbox.requests()).toEqual([]);
	});

	test('by a property that is no option: the message names the field', async () => {
		const { problem } = await inUse.run(stats('contact', { options: { count_by: '={{ "shoe_size" }}' } }));
		expect(problem?.message).toMatch(/^Count By: "shoe_size"/);
	});

	describe('of which ClickFunnels takes two at a time', () => {
		const counted = () => stats('contact', { options: { count: true } });
		beforeEach(() => inUse.sandbox.setLatency(30));
		afterEach(() => inUse.sandbox.setLatency(0));

		test('are asked for one after the other by the items of a run', async () => {
			const input = Array.from({ length: 12 }, () => ({ json: {} }));
			const { items, problem } = await inUse.run(counted(), { input });
			expect(problem).toBeUndefined();
			expect(items).toHaveLength(12);
			expect(inUse.sandbox.requests().filter(({ status }) => status !== 200)).toEqual([]);
		});

		test('are asked for one after the other by three runs at once, too', async () => {
			const runs = await Promise.all([1, 2, 3].map(async () => await inUse.run(counted())));
			const count = (await inUse.company.in('contacts')).length;
			expect(runs.map(({ problem, items }) => problem ?? items[0].json)).toEqual([
				{ count },
				{ count },
				{ count },
			]);
			expect(inUse.sandbox.requests().map(({ status }) => status)).toEqual([200, 200, 200]);
		});
	});
});

describe('stats of a workflow step', () => {
	const ofStep = ({ id }: Rec, options: INodeParameters = {}): INodeParameters => ({
		resource: 'workflowStep',
		operation: 'getStats',
		workflowStep: byId(id),
		options,
	});
	const stepIn = async (workspaceId: number): Promise<Rec> => {
		const [workflow] = await inUse.company.list(`/workspaces/${workspaceId}/workflows`);
		return (await inUse.company.list(`/workflows/${workflow.id}/steps`))[0];
	};

	test('tell who is and was there, and of e-mails only where it sends some', async () => {
		const step = await stepIn(await inUse.company.workspaceId());
		expect(await result(ofStep(step, { timerange_start: '2026-01-02' }))).toEqual({
			contacts: { are_here: expect.any(Number), were_here: expect.any(Number) },
			email: null,
		});
		expect(asked()).toEqual({ timerange_start: expect.stringMatching(/^2026-01-02T/) });
	});

	test('and those of workspaces: refused where ClickFunnels has not opened them', async () => {
		const [, , closed] = await inUse.company.workspaceIds();
		const ofWorkspace = stats('contact', { workspaceId: byId(closed), options: { count: true } });
		for (const parameters of [ofStep(await stepIn(closed)), ofWorkspace]) {
			const run = await inUse.run(parameters);
			expect(problemOf(run).httpCode).toBe('403');
			expect(await refusal(parameters)).toContain('Closed Beta');
		}
	});
});
