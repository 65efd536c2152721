import * as kinds from '../../kinds';
import { boolean, clearable, reference, text, word } from '../../table/field';
import { create, get, getMany, remove, update } from '../../table/lines';
import { resource } from '../../table/resource';
import { access, path, section, seo, upgradeUrl } from './fields';

const root = 'communities_space';

/** A setting whose words the contract does not list. */
const setting = (label: string, what: string) =>
	word(label, { description: `${what}. Copy the value from a space that has it.` });

export const communitySpace = resource({
	kind: kinds.communitySpace,
	description: 'A place for posts within a space group; ClickFunnels shows it as a topic',
	fields: {
		name: text('Name'),
		...section,
		...seo,
		...clearable({
			access,
			current_path: path,
			social_image_id: reference('Social Image', kinds.image),
			members_can_post: boolean('Members Can Post', 'Whether members can post in the space'),
			members_can_invite: boolean('Members Can Invite', 'Whether members can invite others to the space'),
			allow_post_titles: boolean('Allow Post Titles', 'Whether posts can have a title'),
			allow_cover_images: boolean('Allow Cover Images', 'Whether posts can have a cover image'),
			hide_from_featured: boolean(
				'Hide From Featured',
				'Whether the space is left out of the list of featured ones',
			),
			layout_style: setting('Layout Style', 'How posts are laid out'),
			default_tab: setting('Default Tab', 'What is shown first'),
			default_post_sort: setting('Default Post Sort', 'Order of the posts'),
			default_comment_sort: setting('Default Comment Sort', 'Order of the comments'),
			default_member_sort: setting('Default Member Sort', 'Order of the members'),
			pinned_posts_label: text('Pinned Posts Label', { description: 'Heading of the pinned posts' }),
			upgrade_url: upgradeUrl,
		}),
	},
	simplify: `id public_id name access space_group_id current_path members_can_post sort_order
		created_at updated_at`,
	operations: [
		getMany(),
		get('GET /communities/spaces/{id}'),
		create('POST /communities/space_groups/{space_group_id}/spaces', { root, required: ['name'] }),
		update('PUT /communities/spaces/{id}', { root }),
		remove('DELETE /communities/spaces/{id}'),
	],
});
