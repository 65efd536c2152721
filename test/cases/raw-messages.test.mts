import { byId } from '../support/engine.mts';
import { entered, operations, useNode, type Entered } from './use-node.mts';

const node = useNode();

/** What JavaScript can't turn into text, or n8n can't walk through. */
const ODD = {
	'an object without text': '={{ Object.create(null) }}',
	'an object that holds itself': '={{ (() => { const one = { a: 1 }; one.self = one; return one; })() }}',
	'a deep object': '={{ Array(20000).fill(0).reduce((inner) => ({ inner }), {}) }}',
	'a deep list': '={{ Array(20000).fill(0).reduce((inner) => [inner], []) }}',
	'a large number of another kind': '={{ ({ big: 2n ** 70n }) }}',
	'a symbol': '={{ [Symbol("x")] }}',
};

const places: Array<[string, (value: unknown) => Entered]> = [
	['First Name', (value) => operations.upsert({ first_name: value })],
	['Email', (value) => operations.contacts({ filters: { email_address: value as string } })],
	['Tag Names or IDs', (value) => operations.contacts({ filters: { tag_ids: value as string } })],
	['Contact', (value) => entered('contact', 'get', { contact: byId(value) })],
	['Limit', (value) => operations.contacts({ limit: value as number })],
	['Output', (value) => operations.contacts({ output: value as string })],
	['Output Fields', (value) => operations.contacts({ output: 'fields', outputFields: value as string })],
	['Amount', (value) => operations.price(value)],
	['Send At', (value) => operations.send({ send_at: value })],
	['Effective Date', (value) => operations.cancelOrder({ effective_date: value })],
	[
		'More Custom Attributes',
		(value) => operations.upsert({ custom_attributes: { json: [{ json: value }] } }),
	],
	['Line Items', (value) => operations.order({ json: [{ json: value }] })],
	[
		'Step Type Settings',
		(value) => entered('workflowStep', 'create', { workflowId: byId(1), stepTypeSettings: value }),
	],
];

const RAW =
	/Cannot|Maximum call stack|Invalid time value|Invalid array length|circular|BigInt|is not a function|of undefined|of null/;

/** These take whatever object has values that can be sent. */
const TAKES_ANY_OBJECT = ['More Custom Attributes', 'Step Type Settings'];

describe.each(places)('%s', (label, operation) => {
	const odd = Object.entries(ODD).filter(
		([what]) => !/without text|another kind/.test(what) || !TAKES_ANY_OBJECT.includes(label),
	);
	test.each(odd)('%s', async (_, expression) => {
		const { message, description } = await node.refusal(operation(expression));
		expect(message.startsWith(label)).toBe(true);
		expect(`${message} ${description}`).not.toMatch(RAW);
		expect(message.length).toBeLessThan(200);
	});
});
