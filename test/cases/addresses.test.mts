import type { INodeParameters } from 'n8n-workflow';

import { catalog } from '../../nodes/ClickFunnels/resources';
import { everyday } from '../../nodes/ClickFunnels/everyday';
import { byEmail, byId } from '../support/engine.mts';
import { entered, operations, useNode, type Entered } from './use-node.mts';

// A field that takes one address takes no list of them, which would make or find a contact of a wrong name.

const node = useNode();

const inWorkspace = (operation: string, more: INodeParameters) =>
	entered('contact', operation, { workspaceId: byId(1), ...more });

const FIELDS: Array<[string, 'clickFunnels' | undefined, (address: string) => Entered]> = [
	['Email', undefined, (emailAddress) => inWorkspace('create', { emailAddress })],
	['Email', undefined, (emailAddress) => inWorkspace('upsert', { emailAddress })],
	[
		'Email',
		undefined,
		(email_address) =>
			entered('contact', 'update', { contact: byId(7), additionalFields: { email_address } }),
	],
	['Email', 'clickFunnels', (emailAddress) => inWorkspace('create', { emailAddress })],
	['Email', 'clickFunnels', (emailAddress) => inWorkspace('upsert', { emailAddress })],
	['Email', 'clickFunnels', (emailAddress) => inWorkspace('findOrCreate', { emailAddress })],
	['Contact', 'clickFunnels', (address) => inWorkspace('find', { contact: byEmail(address) })],
	['Contact', 'clickFunnels', (address) => inWorkspace('unsubscribe', { contact: byEmail(address) })],
	['Contact', undefined, (address) => entered('contact', 'get', { contact: byId(address) })],
	['Reply-To Email', undefined, (reply_to_email) => operations.broadcast({ reply_to_email })],
	[
		'Recipients, Recipient 1, Email',
		undefined,
		(email) => operations.broadcast({ recipients: { entries: [{ email }] } }),
	],
];

const SEVERAL: Array<[string, string]> = [
	['{{ "a@example.com, b@example.com" }}', 'a@example.com, b@example.com'],
	['a@example.com;b@example.com', 'a@example.com;b@example.com'],
	['a@example.com b@example.com', 'a@example.com b@example.com'],
	['{{ ["a@example.com", "b@example.com"] }}', '["a@example.com","b@example.com"]'],
];

describe.each(FIELDS)('%s (%s)', (label, type, enter) => {
	test.each(SEVERAL)('%s is refused by its name', async (given, shown) => {
		const { message, description } = await node.refusal(enter(`=${given}`), { node: type });
		expect(message).toBe(`${label}: takes one address, not "${shown}"`);
		expect(description).toBe('Enter one such as name@example.com. For several, give an item for each.');
	});
});

test.each(['={{ ["ann@example.com"] }}', '={{ [" ann@example.com ", ""] }}', ' ann@example.com\n'])(
	'%j is one address',
	async (address) => {
		const sent = await node.fields(operations.upsert({}, address));
		expect(sent).toEqual({ email_address: 'ann@example.com' });
	},
);

test('a list that is empty is no address', async () => {
	const { message } = await node.refusal(operations.upsert({}, '={{ [] }}'));
	expect(message).toBe('Email: a value is needed');
});

test('all fields for one address are of that type', () => {
	const fields = [...catalog.resources, ...everyday.resources].flatMap(({ operations: list }) =>
		list.flatMap(({ body }) => Object.entries({ ...body?.required, ...body?.optional })),
	);
	const wrong = fields.filter(
		([name, { type }]) => /(^|_)email(_address)?$/.test(name) && !['email', 'boolean'].includes(type),
	);
	expect(wrong.map(([name]) => name)).toEqual([]);
});
