import { deleted, list, one, written, type Cases } from '../case.mts';
import type { Company, Json, Rec } from '../../../support/company.mts';
import { byId } from '../../../support/engine.mts';
import { joined, newCommunity, started, twoSpaces } from './inside.mts';

const path = (id: number) => `/communities/memberships/${id}`;
const actions = (kind: string) => `/communities/memberships/${kind}_actions`;
const collection = 'additionalFields';

/** A new community with three members. */
async function withMembers(company: Company): Promise<{ community: Rec; members: Rec[]; contacts: Rec[] }> {
	const community = await newCommunity(company);
	const contacts = (await company.in('contacts')).slice(2, 5);
	const members: Rec[] = [];
	for (const contact of contacts) members.push(await joined(company, community, contact));
	return { community, members, contacts };
}

/** An action that is there already, for all members of a new community. */
async function past(company: Company, kind: string, fields: Json = {}): Promise<Rec> {
	const { community } = await withMembers(company);
	return await company.create(`/communities/${community.id}/memberships/${kind}_actions`, {
		[`communities_memberships_${kind}_action`]: { target_all: true, ...fields },
	});
}

const spaceIds = async (company: Company, community: Rec) => ({
	space_ids: (await twoSpaces(company, community)).map(({ public_id }) => public_id),
});

async function groupAction(company: Company, kind: string) {
	const { community, members } = await withMembers(company);
	const spaces = await twoSpaces(company, community);
	return started(company, {
		community,
		targets: members,
		path: actions(kind),
		collection,
		own: { spaceIds: spaces.map(({ public_id }) => public_id) },
		record: { space_ids: spaces.map(({ id }) => id) },
	});
}

/** Reads an action of a kind that needs spaces. */
async function pastGroupAction(company: Company, kind: string) {
	const [community] = await company.in('communities');
	const action = await past(company, kind, await spaceIds(company, community));
	return await one(company, `${actions(kind)}/${action.id}`, { communityJobId: String(action.id) });
}

/** Community Member, with the actions on many. */
export const communityMemberCases: Cases = {
	'communityMember.getAll': async (company) => {
		const [{ id }] = await company.in('communities');
		return await list(company, `/communities/${id}/memberships`, { communityId: byId(id) });
	},
	'communityMember.get': async (company) => {
		const { members } = await withMembers(company);
		return await one(company, path(members[0].id), { communityMember: byId(members[0].public_id) });
	},
	'communityMember.create': async (company) => {
		const community = await newCommunity(company);
		const [, contact] = await company.in('contacts');
		return written(
			company,
			{
				communityId: byId(community.id),
				contactId: byId(contact.public_id),
				additionalFields: { moderator: true, ...(await spaceIds(company, community)) },
			},
			{
				community_id: community.id,
				moderator: true,
				contact: expect.objectContaining({ id: contact.id, email_address: contact.email_address }),
			},
			path,
		);
	},
	'communityMember.update': async (company) => {
		const { community, members, contacts } = await withMembers(company);
		const [{ id }] = members;
		return written(
			company,
			{
				communityMember: byId(id),
				additionalFields: {
					moderator: true,
					...(await spaceIds(company, community)),
					fieldsToClear: '',
				},
			},
			{ id, moderator: true, contact: expect.objectContaining({ id: contacts[0].id }) },
			path,
		);
	},
	'communityMember.delete': async (company) => {
		const { members } = await withMembers(company);
		return deleted(company, 'communityMember', members[0], path);
	},
	'communityMember.banMembers': async (company) => {
		const { community, members, contacts } = await withMembers(company);
		return started(company, {
			community,
			targets: members,
			path: actions('ban'),
			collection,
			fields: { reason: 'Spam' },
			record: { reason: 'Spam' },
			effect: async () => {
				const bans = await company.list(`/communities/${community.id}/bans`);
				expect(bans).toMatchObject([
					{ bannable_id: contacts[0].id, reason: 'Spam' },
					{ bannable_id: contacts[1].id, reason: 'Spam' },
				]);
			},
		});
	},
	'communityMember.getBanJob': async (company) => {
		const action = await past(company, 'ban');
		return await one(company, `${actions('ban')}/${action.id}`, { communityJobId: action.public_id });
	},
	'communityMember.addToGroup': async (company) => await groupAction(company, 'add_to_group'),
	'communityMember.getAddToGroupJob': async (company) => await pastGroupAction(company, 'add_to_group'),
	'communityMember.removeFromGroup': async (company) => await groupAction(company, 'remove_from_group'),
	'communityMember.getRemoveFromGroupJob': async (company) =>
		await pastGroupAction(company, 'remove_from_group'),
	'communityMember.export': async (company) => {
		const { community, members } = await withMembers(company);
		return started(company, {
			community,
			targets: members,
			path: actions('export'),
			collection,
			fields: { fields: 'name, joined_at' },
			record: { fields: ['name', 'joined_at'] },
		});
	},
	'communityMember.getExportJobs': async (company) => {
		const [{ id }] = await company.in('communities');
		return await list(company, `/communities/${id}/memberships/export_actions`, { communityId: byId(id) });
	},
	'communityMember.getExportJob': async (company) => {
		const action = await past(company, 'export');
		const where = { jobId: byId(action.id) };
		return await one(company, `${actions('export')}/${action.id}`, where);
	},
};
