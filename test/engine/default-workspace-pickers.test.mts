import type { INodeParameters } from 'n8n-workflow';

import type { Rec } from '../support/company.mts';
import { byId } from '../support/engine.mts';
import { loadOptions, searchList } from '../support/lookup.mts';
import { useSandbox } from '../support/use-sandbox.mts';

const inUse = useSandbox();

let workspaces: number[];
let second: Rec;
beforeAll(async () => {
	workspaces = await inUse.company.workspaceIds();
	second = (await inUse.company.get(`/workspaces/${workspaces[1]}`)) as Rec;
});

const account = (defaultWorkspace: unknown) => ({
	url: inUse.sandbox.url,
	credential: { requestsPerSecond: 100, defaultWorkspace: String(defaultWorkspace) },
});

const idsIn = async (...places: number[]) => {
	const lists = await Promise.all(
		places.map(async (id) => await inUse.company.list(`/workspaces/${id}/contacts/tags`)),
	);
	return lists
		.flat()
		.map(({ id }) => id)
		.sort();
};

const CREATE = { resource: 'contact', operation: 'create' };

/** The tags that a new contact can be given, by the multi-select. */
async function offered(parameters: INodeParameters, defaultWorkspace: unknown) {
	const found = await loadOptions(
		'getContactTagOptions',
		{ ...CREATE, ...parameters },
		account(defaultWorkspace),
	);
	return found.map(({ value }) => value).sort();
}

test.each(['id', 'public_id'])(
	'a multi-select offers what the default workspace has, given by its %s, where the node’s is empty',
	async (key) => {
		const wanted = await idsIn(workspaces[1]);
		expect(wanted).not.toEqual([]);
		expect(await offered({ workspaceId: byId('') }, second[key])).toEqual(wanted);
	},
);

test('a searchable list does, too, whether it is asked for all or for a word', async () => {
	const [contact] = (await inUse.company.list(`/workspaces/${workspaces[0]}/contacts`)) as Array<
		Rec & { email_address: string }
	>;
	const parameters = { resource: 'contact', operation: 'find', workspaceId: byId('') };
	const search = async (filter: string, defaultWorkspace: unknown) =>
		(await searchList('searchContact', parameters, account(defaultWorkspace), filter)).results.map(
			({ value }) => value,
		);
	expect(await search(contact.email_address, workspaces[0])).toEqual([contact.id]);
	expect(await search(contact.email_address, '')).toEqual([contact.id]);
	// What stands in place of a contact can't be chosen: its value is empty.
	expect(await search(contact.email_address, workspaces[1])).toEqual(['']);
	const others = (await inUse.company.list(`/workspaces/${workspaces[1]}/contacts`)).map(({ id }) => id);
	for (const id of await search('', workspaces[1])) expect(others).toContain(id);
});

test('the workspace of the node comes before the default', async () => {
	expect(await offered({ workspaceId: byId(workspaces[0]) }, workspaces[1])).toEqual(
		await idsIn(workspaces[0]),
	);
});

test('that of the contact whose tags are changed does, too', async () => {
	const [contact] = await inUse.company.list(`/workspaces/${workspaces[0]}/contacts`);
	const found = await offered({ operation: 'update', contact: byId(contact.id) }, workspaces[1]);
	expect(found).toEqual(await idsIn(workspaces[0]));
});

test('an expression may name any workspace: what all have is offered', async () => {
	const found = await offered({ workspaceId: byId('={{ $json.workspace }}') }, workspaces[1]);
	expect(found).toEqual(await idsIn(...workspaces));
});

test('workspaces themselves are all offered', async () => {
	const found = await searchList('searchWorkspace', CREATE, account(workspaces[1]));
	expect(found.results.map(({ value }) => value).sort()).toEqual([...workspaces].sort());
});

test('a default that the connection does not cover is refused by its name, as in a run', async () => {
	await expect(offered({ workspaceId: byId('') }, '999999')).rejects.toThrow(
		/^Default Workspace: 999999 is none that the connection covers: Brightpath \(/,
	);
});
