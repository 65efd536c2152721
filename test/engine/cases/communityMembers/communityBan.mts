import { deleted, list, one, written, type Cases } from '../case.mts';
import type { Company, Rec } from '../../../support/company.mts';
import { byId } from '../../../support/engine.mts';
import { banned, newCommunity, started } from './inside.mts';

const path = (id: number) => `/communities/bans/${id}`;
const actions = (kind: string) => `/communities/bans/${kind}_actions`;
const collection = 'additionalFields';

/** A new community with three bans. */
async function withBans(company: Company): Promise<{ community: Rec; bans: Rec[] }> {
	const community = await newCommunity(company);
	const bans: Rec[] = [];
	for (const contact of (await company.in('contacts')).slice(2, 5)) {
		bans.push(await banned(company, community, contact));
	}
	return { community, bans };
}

/** An action that is there already, for all bans of a new community. */
async function past(company: Company, kind: string): Promise<Rec> {
	const { community } = await withBans(company);
	return await company.create(`/communities/${community.id}/bans/${kind}_actions`, {
		[`communities_bans_${kind}_action`]: { target_all: true },
	});
}

/** Community Ban, with the actions on many. */
export const communityBanCases: Cases = {
	'communityBan.getAll': async (company) => {
		const [{ id }] = await company.in('communities');
		return await list(company, `/communities/${id}/bans`, { communityId: byId(id) });
	},
	'communityBan.get': async (company) => {
		const { bans } = await withBans(company);
		return await one(company, path(bans[0].id), { communityBan: byId(bans[0].public_id) });
	},
	'communityBan.create': async (company) => {
		const { id } = await newCommunity(company);
		const [, contact] = await company.in('contacts');
		return written(
			company,
			{
				communityId: byId(id),
				contactId: byId(contact.public_id),
				additionalFields: { reason: 'Spam' },
			},
			{ community_id: id, bannable_id: contact.id, reason: 'Spam' },
			path,
		);
	},
	'communityBan.delete': async (company) => {
		const { bans } = await withBans(company);
		return deleted(company, 'communityBan', bans[0], path);
	},
	'communityBan.unbanMany': async (company) => {
		const { community, bans } = await withBans(company);
		return started(company, {
			community,
			targets: bans,
			path: actions('unban'),
			collection,
			effect: async () => {
				const left = await company.list(`/communities/${community.id}/bans`);
				expect(left.map(({ id }) => id)).toEqual([bans[2].id]);
			},
		});
	},
	'communityBan.getUnbanJob': async (company) => {
		const action = await past(company, 'unban');
		return await one(company, `${actions('unban')}/${action.id}`, {
			communityJobId: action.public_id,
		});
	},
	'communityBan.export': async (company) => {
		const { community, bans } = await withBans(company);
		return started(company, {
			community,
			targets: bans,
			path: actions('export'),
			collection,
			fields: { fields: 'contact_name, reason' },
			record: { fields: ['contact_name', 'reason'] },
		});
	},
	'communityBan.getExportJobs': async (company) => {
		const [{ id }] = await company.in('communities');
		return await list(company, `/communities/${id}/bans/export_actions`, { communityId: byId(id) });
	},
	'communityBan.getExportJob': async (company) => {
		const action = await past(company, 'export');
		return await one(company, `${actions('export')}/${action.id}`, { jobId: byId(action.id) });
	},
};
