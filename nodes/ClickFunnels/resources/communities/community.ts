import * as kinds from '../../kinds';
import { boolean, clearable, reference, text, word } from '../../table/field';
import { create, get, getMany, update } from '../../table/lines';
import { resource } from '../../table/resource';
import { path, seo, upgradeUrl } from './fields';

export const community = resource({
	kind: kinds.community,
	plural: 'communities',
	description: 'A place where members meet, made of space groups',
	fields: {
		name: text('Name'),
		...seo,
		...clearable({
			status: word('Status', {
				description: 'Live to show the community to members, draft to hide it',
				placeholder: 'e.g. live',
			}),
			private: boolean('Private', 'Whether only invited contacts and buyers see the community'),
			current_path: path,
			logo_image_id: reference('Logo Image', kinds.image),
			social_image_id: reference('Social Image', kinds.image),
			seo_indexable: boolean('SEO Indexable', 'Whether search engines may list the community'),
			white_label: boolean(
				'White Label',
				'Whether members are kept from switching to other communities and from the global feed',
			),
			allow_public_signup: boolean(
				'Allow Public Sign-Up',
				'Whether guests can sign up when they want to take part',
			),
			upgrade_url: upgradeUrl,
			send_membership_email: boolean('Send Membership Email', 'Whether new members get an e-mail'),
			send_digest_email: boolean(
				'Send Digest Email',
				'Whether members who want it get a daily e-mail of what they have not read',
			),
			require_post_approvals: boolean('Require Post Approvals', 'Whether posts are hidden until approved'),
			require_comment_approvals: boolean(
				'Require Comment Approvals',
				'Whether comments are hidden until approved',
			),
			anyone_can_invite: boolean('Anyone Can Invite', 'Whether members can invite others'),
			invite_only: boolean(
				'Invite Only',
				'Whether visitors need an invitation to sign up, even to a public community',
			),
			enable_block_list: boolean(
				'Enable Block List',
				'Whether to refuse posts and comments with common swear words',
			),
			notifications: word('Notifications', {
				description: 'Which ones are sent: all, essential or off',
				placeholder: 'e.g. essential',
			}),
		}),
	},
	simplify: `id public_id name status private invite_only current_path site_id created_at updated_at`,
	operations: [
		getMany(),
		get('GET /communities/{id}'),
		create('POST /workspaces/{workspace_id}/communities', { root: 'community', required: ['name'] }),
		update('PUT /communities/{id}', { root: 'community' }),
	],
});
