import { loadOptions } from '../support/lookup.mts';
import { useSandbox } from '../support/use-sandbox.mts';
import { byId } from '../support/engine.mts';

const inUse = useSandbox();

/** The list as the editor asks for it. */
const listed = async (resource: string, operation: string) =>
	await loadOptions('getFieldsToClear', { resource, operation }, { url: inUse.sandbox.url });

test('Fields to Clear lists what the chosen update can empty, by the names of the panel, without asking anybody', async () => {
	inUse.sandbox.clearRequests();
	expect(await listed('opportunity', 'update')).toEqual([
		{ name: 'Assignee', value: 'assignee_id' },
		{ name: 'Closed At', value: 'closed_at' },
		{ name: 'Value', value: 'value' },
	]);
	expect(await listed('emailSender', 'updateSettings')).toHaveLength(4);
	expect(inUse.sandbox.requests()).toEqual([]);
});

test('a field that replaces what is there is called by what it holds', async () => {
	const names = (await listed('contact', 'update')).map(({ name }) => name);
	expect(names).toContain('Tags');
	expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
});

test('an operation that empties nothing offers nothing', async () => {
	expect(await listed('contact', 'create')).toEqual([]);
	expect(await listed('contact', 'getAll')).toEqual([]);
});

test('what is chosen there is emptied', async () => {
	const [contact] = await inUse.company.in('contacts');
	const [{ body }] = await inUse.sent({
		resource: 'contact',
		operation: 'update',
		contact: byId(contact.id),
		additionalFields: { fieldsToClear: ['last_name', 'tag_ids'] },
	});
	expect(body).toEqual({ contact: { last_name: null, tag_ids: [] } });
});
