import fc from 'fast-check';

import { asSwitch } from '../../nodes/ClickFunnels/input/switch';
import type { Rec } from '../support/company.mts';
import { byId } from '../support/engine.mts';
import { useSandbox } from '../support/use-sandbox.mts';
import { operations, useNode } from './use-node.mts';

const node = useNode();
const inUse = useSandbox();

const YES = ['={{ true }}', 'true', 'TRUE', ' True ', 1, '1', 'yes', 'ON'];
const NO = ['={{ false }}', 'false', 'FALSE', 0, '0', 'no', 'Off'];

test.each(YES)('%j is on', async (visible_in_store) => {
	const sent = await node.fields(operations.product({ visible_in_store }));
	expect(sent.visible_in_store).toBe(true);
});

test.each(NO)('%j is off', async (visible_in_store) => {
	const sent = await node.fields(operations.product({ visible_in_store }));
	expect(sent.visible_in_store).toBe(false);
});

describe('Return All', () => {
	let workspaceId: unknown;
	let all: Rec[];
	beforeAll(async () => {
		workspaceId = await inUse.company.workspaceId();
		for (let at = 0; at < 30; at++) {
			await inUse.company.createIn('contacts', { contact: { email_address: `more-${at}@example.com` } });
		}
		all = await inUse.company.in('contacts');
		expect(all.length).toBeGreaterThan(50);
	});

	const contacts = (returnAll: unknown) => ({
		resource: 'contact',
		operation: 'getAll',
		workspaceId: byId(workspaceId),
		returnAll: returnAll as boolean,
	});

	test.each(['={{ "true" }}', '={{ 1 }}', 'yes'])('%s gives every contact', async (returnAll) => {
		expect((await inUse.run(contacts(returnAll))).items).toHaveLength(all.length);
	});

	test('"false" gives as many as Limit says', async () => {
		expect((await inUse.run({ ...contacts('={{ "false" }}'), limit: 2 })).items).toHaveLength(2);
	});
});

test.each([
	['Visible in Store', operations.product({ visible_in_store: 'maybe' }), '"maybe"'],
	['Is Active', operations.contacts({ filters: { is_active: '={{ [1] }}' } }), '"[1]"'],
	['Return All', operations.contacts({ returnAll: '={{ "all" }}' }), '"all"'],
	['Return All', operations.contacts({ returnAll: 2 }), '"2"'],
	['Prorate', operations.cancelOrder({ cancelation_proration: '={{ NaN }}' }), '"NaN"'],
])('%s is refused by name: never silently off', async (label, operation, value) => {
	const { message, description } = await node.refusal(operation);
	expect(message).toBe(`${label}: ${value} is neither true nor false`);
	expect(description).toBe('Use true or false.');
});

test('Return All out of nothing is refused', async () => {
	const { message } = await node.refusal(operations.contacts({ returnAll: '={{ $json.missing }}' }));
	expect(message).toMatch(/^Return All: the expression gives no value/);
});

test('what is not unmistakable is no setting', () => {
	fc.assert(
		fc.property(fc.anything(), (value) => {
			const words = /^(true|false|1|0|yes|no|on|off)$/i;
			const isPlain = ['string', 'number', 'boolean'].includes(typeof value);
			fc.pre(!isPlain || !words.test(String(value).trim()));
			expect(asSwitch(value)).toBeUndefined();
		}),
	);
});
