import type { INodeParameters } from 'n8n-workflow';

import type { Rec } from '../support/company.mts';
import { byId } from '../support/engine.mts';
import { loadOptions, searchList } from '../support/lookup.mts';
import { problemOf } from '../support/problem.mts';
import { useSandbox } from '../support/use-sandbox.mts';
import { banned, joined, newCommunity, twoSpaces } from './cases/communityMembers/inside.mts';

const inUse = useSandbox();

let contacts: Rec[];
beforeAll(async () => {
	contacts = await inUse.company.in('contacts');
});

const options = () => ({ url: inUse.sandbox.url, credential: { requestsPerSecond: 100 } });

/** A community of its own with two members, so that tests do not meet. */
async function twoMembers() {
	const community = await newCommunity(inUse.company);
	const members = [
		await joined(inUse.company, community, contacts[1]),
		await joined(inUse.company, community, contacts[2]),
	];
	return { community, members, where: { communityId: byId(community.id) } };
}

const bannedIn = async ({ id }: Rec) =>
	(await inUse.company.list(`/communities/${id}/bans`)).map(({ bannable_id }) => bannable_id);

async function run(resource: string, operation: string, parameters: INodeParameters) {
	return await inUse.run({ resource, operation, ...parameters });
}

test('an action is queued when it is started, and completed when it is read later', async () => {
	const { members, where } = await twoMembers();
	const start = await run('communityMember', 'banMembers', {
		...where,
		targetIds: String(members[0].public_id),
	});
	const { id, status } = start.items[0].json;
	expect(status).toBe('queued');
	const later = await run('communityMember', 'getBanJob', { communityJobId: String(id) });
	expect(later.items[0].json).toMatchObject({ id, status: 'completed', performed_count: 1 });
});

describe('targets', () => {
	test('all members are banned, and all bans lifted, without anyone being named', async () => {
		const { community, where } = await twoMembers();
		const other = await twoMembers();
		await run('communityMember', 'banMembers', {
			...where,
			targetAll: true,
		});
		expect(await bannedIn(community)).toEqual([contacts[1].id, contacts[2].id]);
		expect(await bannedIn(other.community)).toEqual([]);
		await run('communityBan', 'unbanMany', { ...where, targetAll: true });
		expect(await bannedIn(community)).toEqual([]);
	});

	test('an expression may give the IDs as a list', async () => {
		const { members, where } = await twoMembers();
		const ids = members.map(({ public_id }) => public_id);
		const [{ body }] = await inUse.sent(
			{
				resource: 'communityMember',
				operation: 'banMembers',
				...where,
				targetIds: '={{ $json.ids }}',
			},
			{ input: [{ json: { ids } }] },
		);
		expect(body).toEqual({ communities_memberships_ban_action: { target_ids: ids } });
	});

	test.each([
		['nothing is set', {}],
		['nobody is named', { targetAll: false, additionalFields: { reason: 'Spam' } }],
	])('where %s, it is said what to choose, and nothing is sent', async (_, target) => {
		const { where } = await twoMembers();
		inUse.sandbox.clearRequests();
		const result = await run('communityMember', 'banMembers', { ...where, ...target });
		const { message, description } = problemOf(result);
		expect(message).toBe('Target: it is not said for which members');
		expect(description).toBe('Choose members or turn on Target All.');
		expect(inUse.sandbox.requests()).toEqual([]);
	});

	test.each([
		['communityBan', 'export', 'bans'],
		['communityMember', 'export', 'members'],
	])('%s: %s asks for some, too', async (resource, operation, plural) => {
		const { where } = await twoMembers();
		inUse.sandbox.clearRequests();
		const result = await run(resource, operation, where);
		expect(problemOf(result).message).toBe(`Target: it is not said for which ${plural}`);
		expect(inUse.sandbox.requests()).toEqual([]);
	});

	test('where a member is not of the community, ClickFunnels’ words are shown and nobody is banned', async () => {
		const { community, where } = await twoMembers();
		const targetIds = 'nosuch';
		const result = await run('communityMember', 'banMembers', { ...where, targetIds });
		expect(problemOf(result).message).toContain("Target IDs: 'nosuch' was not found");
		expect(await bannedIn(community)).toEqual([]);
	});
});

describe('spaces', () => {
	test('of a new member are sent by their public IDs', async () => {
		const community = await newCommunity(inUse.company);
		const spaces = await twoSpaces(inUse.company, community);
		const space_ids = spaces.map(({ public_id }) => public_id);
		const [{ body }] = await inUse.sent({
			resource: 'communityMember',
			operation: 'create',
			communityId: byId(community.id),
			contactId: byId(contacts[1].public_id),
			additionalFields: { space_ids },
		});
		expect(body).toEqual({ communities_membership: { contact_id: contacts[1].public_id, space_ids } });
	});

	test('are emptied by name', async () => {
		const { members } = await twoMembers();
		const [{ body }] = await inUse.sent({
			resource: 'communityMember',
			operation: 'update',
			communityMember: byId(members[0].id),
			additionalFields: { fieldsToClear: 'Community Space, Moderator' },
		});
		expect(body).toEqual({ communities_membership: { space_ids: [], moderator: null } });
	});

	test('to add members to have to be named', async () => {
		const { members, where } = await twoMembers();
		inUse.sandbox.clearRequests();
		const result = await run('communityMember', 'addToGroup', {
			...where,
			spaceIds: '={{ [] }}',
			targetIds: String(members[0].public_id),
		});
		expect(problemOf(result).message).toContain('Community Space Names or IDs');
		expect(inUse.sandbox.requests()).toEqual([]);
	});
});

describe('refusals come with the reason of ClickFunnels', () => {
	test('a contact joins once only', async () => {
		const { where } = await twoMembers();
		const again = { ...where, contactId: byId(contacts[1].public_id) };
		const result = await run('communityMember', 'create', again);
		expect(problemOf(result).message).toMatch(/^Contact: "\w+" has already joined$/);
	});

	test('a contact is banned once only', async () => {
		const { community, where } = await twoMembers();
		await banned(inUse.company, community, contacts[1]);
		const again = { ...where, contactId: byId(contacts[1].public_id) };
		const result = await run('communityBan', 'create', again);
		expect(problemOf(result).message).toMatch(/^Contact: "\w+" has already been banned$/);
	});

	test.each([
		['communityMember', 'contact_name'],
		['communityBan', 'joined_at'],
	])('%s has no column %s to export', async (resource, column) => {
		const { where } = await twoMembers();
		const result = await run(resource, 'export', {
			...where,
			targetAll: true,
			additionalFields: { fields: column },
		});
		expect(problemOf(result).message).toContain(`Fields: contain an invalid name: ${column}`);
	});
});

describe('pickers', () => {
	test('members and bans are those of the chosen community, by their contact', async () => {
		const { community, members, where } = await twoMembers();
		const ban = await banned(inUse.company, community, contacts[2]);
		const found = await searchList('searchCommunityMember', where, options());
		expect(found.results).toEqual([
			// The newest first.
			{ name: contacts[2].email_address, value: members[1].id },
			{ name: contacts[1].email_address, value: members[0].id },
		]);
		expect((await searchList('searchCommunityBan', where, options())).results).toEqual([
			{ name: contacts[2].email_address, value: ban.id },
		]);
	});

	test('spaces are those of the chosen community, by their public IDs', async () => {
		const { community, where } = await twoMembers();
		const [lakes, hills] = await twoSpaces(inUse.company, community);
		expect(await loadOptions('getCommunitySpacePublicIds', where, options())).toEqual([
			{ name: 'Hills', value: hills.public_id },
			{ name: 'Lakes', value: lakes.public_id },
		]);
	});
});
