import type { INodeParameters } from 'n8n-workflow';

import type { Case } from '../case.mts';
import type { Company, Json, Rec } from '../../../support/company.mts';
import { byId } from '../../../support/engine.mts';

/** A new community, so that members and bans of one case do not meet those of another. */
export async function newCommunity(company: Company): Promise<Rec> {
	return await company.createIn('communities', { community: { name: 'Walkers' } });
}

export async function joined(company: Company, community: Rec, contact: Rec): Promise<Rec> {
	return await company.create(`/communities/${community.id}/memberships`, {
		communities_membership: { contact_id: contact.public_id },
	});
}

export async function banned(company: Company, community: Rec, contact: Rec): Promise<Rec> {
	return await company.create(`/communities/${community.id}/bans`, {
		communities_ban: { contact_id: contact.public_id, reason: 'Spam' },
	});
}

/** Two new spaces of a community. */
export async function twoSpaces(company: Company, community: Rec): Promise<[Rec, Rec]> {
	const group = await company.create(`/communities/${community.id}/space_groups`, {
		communities_space_group: { name: 'Walks' },
	});
	const space = async (name: string) =>
		await company.create(`/communities/space_groups/${group.id}/spaces`, { communities_space: { name } });
	return [await space('Lakes'), await space('Hills')];
}

/** What an action is started with, and what it must do. */
interface Start {
	community: Rec;
	/** The first two of them are its targets. */
	targets: Rec[];
	/** Where the action is read, without its id. */
	path: string;
	/** The name of the collection of optional fields. */
	collection: string;
	own?: INodeParameters;
	fields?: INodeParameters;
	/** What the action shows of them. */
	record?: Json;
	effect?: () => Promise<void>;
}

/** An action on two of several targets: queued in the answer, and done with both when it is read later. */
export function started(company: Company, start: Start): Case {
	const [first, second] = start.targets;
	return {
		parameters: {
			communityId: byId(start.community.id),
			...start.own,
			targetIds: `${first.public_id}, ${second.public_id}`,
			targetAll: false,
			...(start.fields && { [start.collection]: start.fields }),
		},
		answer: [
			{
				...start.record,
				status: 'queued',
				target_all: false,
				target_ids: [first.id, second.id],
				completed_at: null,
			},
		],
		after: async ({ id }) => {
			expect(await company.get(`${start.path}/${id}`)).toMatchObject({
				status: 'completed',
				performed_count: 2,
				failed_ids: [],
				completed_at: expect.any(String),
			});
			await start.effect?.();
		},
	};
}
