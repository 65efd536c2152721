import * as kinds from '../../kinds';
import { boolean, clearable, longText, options, text } from '../../table/field';
import { create, get, getMany, remove, update } from '../../table/lines';
import { resource } from '../../table/resource';
import { access, path, section, upgradeUrl } from './fields';

const root = 'communities_space_group';

export const communitySpaceGroup = resource({
	kind: kinds.communitySpaceGroup,
	description: 'A section of a community that holds spaces; ClickFunnels shows it as a group',
	fields: {
		name: text('Name'),
		...section,
		...clearable({
			description: longText('Description'),
			access,
			// Numbered as the enumeration of the record is ordered (contract, CommunitiesSpaceGroupAttributes).
			group_type: options('Group Type', ['0', '1'], { names: { 0: 'Standard', 1: 'Course' }, numeric: true }),
			current_path: path,
			auto_add_to_spaces: boolean(
				'Auto Add to Spaces',
				'Whether members of the group are added to its new spaces',
			),
			approval_terms: longText('Approval Terms', {
				description: 'Terms by which AI moderates posts and comments',
			}),
			require_post_approvals: boolean(
				'Require Post Approvals',
				'Whether posts in the group are hidden until approved',
			),
			require_post_approvals_override: boolean(
				'Require Post Approvals Override',
				'Whether the setting of the group for posts counts rather than that of the community',
			),
			require_comment_approvals: boolean(
				'Require Comment Approvals',
				'Whether comments in the group are hidden until approved',
			),
			require_comment_approvals_override: boolean(
				'Require Comment Approvals Override',
				'Whether the setting of the group for comments counts rather than that of the community',
			),
			is_hidden: boolean('Is Hidden', 'Whether members see only those of its spaces that they joined'),
			is_hidden_from_non_members: boolean(
				'Is Hidden From Non-Members',
				'Whether only members of one of its spaces see the group',
			),
			upgrade_url: upgradeUrl,
		}),
	},
	simplify: `id public_id name description access group_type community_id current_path created_at
		updated_at`,
	operations: [
		getMany(),
		get('GET /communities/space_groups/{id}'),
		create('POST /communities/{community_id}/space_groups', { root, required: ['name'] }),
		update('PUT /communities/space_groups/{id}', { root }),
		remove('DELETE /communities/space_groups/{id}'),
	],
});
