import type { INodeParameters, INodeProperties } from 'n8n-workflow';

import { byId } from '../support/engine.mts';
import { everyday, shownInside, shownProperties } from '../support/fill.mts';
import { useSandbox } from '../support/use-sandbox.mts';

// What nine of ten people fill in is shown without being added from a collection.

const inUse = useSandbox();

const PERSON = ['First Name', 'Last Name', 'Phone Number'];

const NODES = [
	['clickFunnels', everyday.shownProperties],
	['clickFunnelsApi', shownProperties],
] as const;

describe.each(NODES)('%s', (type, shownAt) => {
	const node = type === 'clickFunnels' ? type : undefined;

	test.each([
		['create', ['Email', ...PERSON]],
		['upsert', ['Email', ...PERSON]],
		['update', PERSON],
		...(node ? [['findOrCreate', ['Email', ...PERSON]] as [string, string[]]] : []),
	])('contact %s shows %j in this order, and in no collection', (operation, names) => {
		const shown = shownAt('contact', operation);
		const titles = shown.map(({ displayName }) => displayName);
		const start = titles.indexOf(names[0]);
		expect(titles.slice(start, start + names.length)).toEqual(names);
		const collection = shown.filter(({ name }) => name === 'additionalFields');
		const inside = collection.flatMap((one) => shownInside(one, { resource: 'contact', operation }));
		expect(inside.map(({ displayName }) => displayName)).not.toEqual(
			expect.arrayContaining([expect.stringMatching(new RegExp(`^(${names.join('|')})$`))]),
		);
	});

	test('another address is seldom given to a contact that is there: it is added', () => {
		const shown = shownAt('contact', 'update');
		expect(shown.map(({ name }) => name)).not.toContain('emailAddress');
		const collection = shown.find(({ name }) => name === 'additionalFields') as INodeProperties;
		const inside = shownInside(collection, { resource: 'contact', operation: 'update' });
		expect(inside.map(({ name }) => name)).toContain('email_address');
	});

	const update = async (more: INodeParameters) => {
		const contact = await inUse.company.createIn('contacts', {
			contact: { first_name: 'Ada', last_name: 'Lovelace', phone_number: '+12085550111' },
		});
		const parameters = { resource: 'contact', operation: 'update', contact: byId(contact.id), ...more };
		const [{ body }] = await inUse.sent(parameters, { node });
		return { body, now: await inUse.company.get(`/contacts/${contact.id}`) };
	};

	test('an update leaves as it is what is left empty', async () => {
		const { body, now } = await update({ firstName: '', lastName: 'King', phoneNumber: '={{ undefined }}' });
		expect(body).toEqual({ contact: { last_name: 'King' } });
		expect(now).toMatchObject({ first_name: 'Ada', last_name: 'King', phone_number: '+12085550111' });
	});

	test.each([
		['API names in a list', '={{ ["first_name", "tag_ids"] }}'],
		['the panel’s names in a list', '={{ ["First Name", "Tags"] }}'],
		['either, separated by commas', '={{ "first_name, tags" }}'],
	])('fields to clear: %s', async (_, fieldsToClear) => {
		const { body, now } = await update({ additionalFields: { fieldsToClear } });
		expect(body).toEqual({ contact: { first_name: null, tag_ids: [] } });
		expect(now).toMatchObject({ first_name: null, last_name: 'Lovelace' });
	});

	test('a field that can’t be cleared is refused with those that can', async () => {
		inUse.sandbox.clearRequests();
		const { problem } = await inUse.run(
			{
				...{ resource: 'contact', operation: 'update', contact: byId(1) },
				additionalFields: { fieldsToClear: '={{ ["id"] }}' },
			},
			{ node },
		);
		expect(problem?.message).toBe('Fields to Clear: "id" can\'t be emptied');
		expect(problem?.description).toMatch(
			/^Use names out of: Email, .*First Name, .*Last Name, .*Phone Number, Tags, Time Zone/,
		);
		expect(inUse.sandbox.requests()).toEqual([]);
	});
});

test('in the node for everyday work, fields to clear are a list of the names in the panel', () => {
	const parameters = everyday.shownProperties('contact', 'update');
	const collection = parameters.find(({ name }) => name === 'additionalFields');
	const [clear] = ((collection?.options ?? []) as typeof parameters).filter(
		({ name }) => name === 'fieldsToClear',
	);
	expect(clear.type).toBe('multiOptions');
	expect(clear.options).toEqual([
		{ name: 'Email', value: 'email_address' },
		{ name: 'First Name', value: 'first_name' },
		{ name: 'Last Name', value: 'last_name' },
		{ name: 'Phone Number', value: 'phone_number' },
		{ name: 'Tags', value: 'tag_ids' },
		{ name: 'Time Zone', value: 'time_zone' },
	]);
});

test('what is chosen in that list is emptied', async () => {
	const [tag] = await inUse.company.in('contacts/tags');
	const contact = await inUse.company.createIn('contacts', {
		contact: { email_address: 'clear@example.com', first_name: 'Ada', tag_ids: [tag.id] },
	});
	const { items } = await inUse.run(
		{
			...{ resource: 'contact', operation: 'update', contact: byId(contact.id), output: 'raw' },
			additionalFields: { fieldsToClear: ['first_name', 'tag_ids'] },
		},
		{ node: 'clickFunnels' },
	);
	expect(items[0].json).toMatchObject({ email_address: 'clear@example.com', first_name: null, tags: [] });
});

test('the value of an opportunity is up front, too', () => {
	const shown = everyday.shownProperties('opportunity', 'createForContact');
	const titles = shown.map(({ displayName }) => displayName);
	expect(titles.slice(titles.indexOf('Name')).slice(0, 2)).toEqual(['Name', 'Value']);
});

test.each([
	['bulkJob', 'enrollContacts', ['Course Names or IDs', 'Course Section Names or IDs']],
	['order', 'create', ['Contact']],
])('%s %s: what is needed, one way or another, is in no collection', (resource, operation, names) => {
	const titles = shownProperties(resource, operation).map(({ displayName }) => displayName);
	expect(titles).toEqual(expect.arrayContaining(names));
});
