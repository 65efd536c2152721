import type { INodeParameters } from 'n8n-workflow';

import { RAW, deleted, list, one, written, type Cases } from '../case.mts';
import type { Company, Json, Rec } from '../../../support/company.mts';
import { byId } from '../../../support/engine.mts';
import { images, inside } from './inside.mts';

const path = (id: number) => `/communities/space_groups/${id}`;

const SETTINGS = {
	description: 'For those who walk',
	current_path: '/walks',
	emoji: '🥾',
	auto_add_to_spaces: true,
	approval_terms: 'Friendly words only',
	require_post_approvals: true,
	require_post_approvals_override: true,
	require_comment_approvals: true,
	require_comment_approvals_override: true,
	is_hidden: true,
	is_hidden_from_non_members: true,
	always_on: true,
	upgrade_url: 'https://example.com/join',
	sort_order: 4,
};

/** Every setting, as the user enters it and as the record shows it. */
async function settings(company: Company): Promise<{ fields: INodeParameters; record: Json }> {
	const [card] = await images(company);
	return {
		fields: { ...SETTINGS, access: '2', group_type: '1', card_image_id: byId(card) },
		record: { ...SETTINGS, access: 'is_secret', group_type: 'course', card_image_id: card },
	};
}

async function fresh(company: Company): Promise<Rec> {
	const { community } = await inside(company);
	return await company.create(`/communities/${community.id}/space_groups`, {
		communities_space_group: { name: 'Runs' },
	});
}

/** Community Space Group. */
export const communitySpaceGroupCases: Cases = {
	'communitySpaceGroup.getAll': async (company) => {
		const { community } = await inside(company);
		const where = { communityId: byId(community.id) };
		return await list(company, `/communities/${community.id}/space_groups`, where, RAW);
	},
	'communitySpaceGroup.get': async (company) => {
		const { group } = await inside(company);
		return await one(company, path(group.id), { communitySpaceGroup: byId(group.public_id) }, RAW);
	},
	'communitySpaceGroup.create': async (company) => {
		const { community } = await inside(company);
		const { fields, record } = await settings(company);
		return written(
			company,
			{ communityId: byId(community.id), ...RAW, name: 'Walks', additionalFields: fields },
			{ name: 'Walks', community_id: community.id, ...record },
			path,
		);
	},
	'communitySpaceGroup.update': async (company) => {
		const { id } = await fresh(company);
		const { fields, record } = await settings(company);
		return written(
			company,
			{
				communitySpaceGroup: byId(id),
				...RAW,
				additionalFields: { name: 'Walks', ...fields, fieldsToClear: '' },
			},
			{ id, name: 'Walks', ...record },
			path,
		);
	},
	'communitySpaceGroup.delete': async (company) =>
		deleted(company, 'communitySpaceGroup', await fresh(company), path),
};
