import type { INodeParameters } from 'n8n-workflow';

import { RAW, list, one, workspace, written, type Cases } from '../case.mts';
import type { Company, Json } from '../../../support/company.mts';
import { byId } from '../../../support/engine.mts';
import { images } from './inside.mts';

const SETTINGS = {
	status: 'live',
	private: true,
	current_path: '/walkers',
	seo_title: 'Walkers of the North',
	seo_description: 'Where walkers meet',
	seo_indexable: true,
	white_label: true,
	allow_public_signup: true,
	upgrade_url: 'https://example.com/join',
	send_membership_email: true,
	send_digest_email: true,
	require_post_approvals: true,
	require_comment_approvals: true,
	anyone_can_invite: true,
	invite_only: true,
	enable_block_list: true,
	notifications: 'essential',
};

/** Every setting, as the user enters it and as the record shows it. */
async function settings(company: Company): Promise<{ fields: INodeParameters; record: Json }> {
	const [logo, social] = await images(company);
	return {
		fields: { ...SETTINGS, logo_image_id: byId(logo), social_image_id: byId(social) },
		record: { ...SETTINGS, logo_image_id: logo, social_image_id: social },
	};
}

/** Community. */
export const communityCases: Cases = {
	'community.getAll': async (company) =>
		await list(
			company,
			`/workspaces/${await company.workspaceId()}/communities`,
			await workspace(company),
			RAW,
		),
	'community.get': async (company) => {
		const [{ id, public_id }] = await company.in('communities');
		return await one(company, `/communities/${id}`, { community: byId(public_id) }, RAW);
	},
	'community.create': async (company) => {
		const { fields, record } = await settings(company);
		const [{ site_id }] = await company.in('communities');
		return written(
			company,
			{ ...(await workspace(company)), ...RAW, name: 'Walkers', additionalFields: fields },
			{ name: 'Walkers', site_id, ...record },
			(id) => `/communities/${id}`,
		);
	},
	'community.update': async (company) => {
		const { id } = await company.createIn('communities', { community: { name: 'Runners' } });
		const { fields, record } = await settings(company);
		return written(
			company,
			{ community: byId(id), ...RAW, additionalFields: { name: 'Walkers', ...fields, fieldsToClear: '' } },
			{ id, name: 'Walkers', ...record },
			() => `/communities/${id}`,
		);
	},
};
