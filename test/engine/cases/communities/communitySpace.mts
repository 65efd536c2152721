import type { INodeParameters } from 'n8n-workflow';

import { RAW, deleted, list, one, written, type Cases } from '../case.mts';
import type { Company, Json, Rec } from '../../../support/company.mts';
import { byId } from '../../../support/engine.mts';
import { images, inside } from './inside.mts';

const path = (id: number) => `/communities/spaces/${id}`;

const SETTINGS = {
	current_path: '/lakes',
	emoji: '🦆',
	members_can_post: true,
	members_can_invite: true,
	allow_post_titles: true,
	allow_cover_images: true,
	hide_from_featured: true,
	layout_style: 'cards',
	default_tab: 'posts',
	default_post_sort: 'newest',
	default_comment_sort: 'oldest',
	default_member_sort: 'name',
	pinned_posts_label: 'Read this first',
	seo_title: 'Walks by lakes',
	seo_description: 'The best walks by lakes',
	sort_order: 4,
	always_on: true,
	upgrade_url: 'https://example.com/join',
};

/** Every setting, as the user enters it and as the record shows it. */
async function settings(company: Company): Promise<{ fields: INodeParameters; record: Json }> {
	const [card, social] = await images(company);
	return {
		fields: { ...SETTINGS, access: '1', card_image_id: byId(card), social_image_id: byId(social) },
		record: { ...SETTINGS, access: 'is_private', card_image_id: card, social_image_id: social },
	};
}

async function fresh(company: Company): Promise<Rec> {
	const { group } = await inside(company);
	return await company.create(`/communities/space_groups/${group.id}/spaces`, {
		communities_space: { name: 'Ponds' },
	});
}

/** Community Space. */
export const communitySpaceCases: Cases = {
	'communitySpace.getAll': async (company) => {
		const { group } = await inside(company);
		const where = { communitySpaceGroupId: byId(group.id) };
		return await list(company, `/communities/space_groups/${group.id}/spaces`, where, RAW);
	},
	'communitySpace.get': async (company) => {
		const { space } = await inside(company);
		return await one(company, path(space.id), { communitySpace: byId(space.public_id) }, RAW);
	},
	'communitySpace.create': async (company) => {
		const { group } = await inside(company);
		const { fields, record } = await settings(company);
		return written(
			company,
			{ communitySpaceGroupId: byId(group.id), ...RAW, name: 'Lakes', additionalFields: fields },
			{ name: 'Lakes', space_group_id: group.id, ...record },
			path,
		);
	},
	'communitySpace.update': async (company) => {
		const { id } = await fresh(company);
		const { fields, record } = await settings(company);
		return written(
			company,
			{
				communitySpace: byId(id),
				...RAW,
				additionalFields: { name: 'Lakes', ...fields, fieldsToClear: '' },
			},
			{ id, name: 'Lakes', ...record },
			path,
		);
	},
	'communitySpace.delete': async (company) => deleted(company, 'communitySpace', await fresh(company), path),
};
