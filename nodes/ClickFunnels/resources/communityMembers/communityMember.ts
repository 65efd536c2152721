import * as kinds from '../../kinds';
import { boolean, clearable, longText, reference, references, stringList } from '../../table/field';
import { create, get, getMany, remove, update } from '../../table/lines';
import { resource } from '../../table/resource';
import { actionsOn } from './actions';

const root = 'communities_membership';

/** The spaces that an action is about (contract, note of `space_ids`). */
const spaces = { space_ids: references('Community Space', kinds.communitySpace, { as: 'publicId' }) };

export const communityMember = resource({
	kind: kinds.communityMember,
	description: 'A contact who joined a community',
	fields: {
		contact_id: reference('Contact', kinds.contact, { as: 'publicId' }),
		...clearable({
			moderator: boolean('Moderator', 'Whether the member moderates the community'),
			space_ids: references('Community Space', kinds.communitySpace, {
				as: 'publicId',
				replaces: 'Community Spaces',
			}),
		}),
	},
	operations: [
		getMany(),
		get('GET /communities/memberships/{id}'),
		create(
			'POST /communities/{community_id}/memberships',
			{ root, required: ['contact_id'] },
			{ description: 'Let a contact join a community. Refused if the contact has joined already.' },
		),
		update('PUT /communities/memberships/{id}', { root, except: ['contact_id'] }),
		remove('DELETE /communities/memberships/{id}', {
			description: 'Take a contact out of a community and of all its spaces',
		}),
		...actionsOn(
			{
				kind: kinds.communityMember,
				noun: 'member',
				plural: 'community members',
				path: 'memberships',
			},
			[
				{
					verb: 'ban',
					of: kinds.banJob,
					start: {
						value: 'banMembers',
						name: 'Ban Members',
						action: 'Ban many community members',
						description: 'Ban many members from a community',
					},
					fields: { reason: longText('Reason', { description: 'At most 1024 characters' }) },
				},
				{
					verb: 'add_to_group',
					of: kinds.addToGroupJob,
					start: {
						value: 'addToGroup',
						name: 'Add to Group',
						action: 'Add many community members to group',
						description: 'Add many members to spaces of a community',
					},
					fields: spaces,
					required: ['space_ids'],
				},
				{
					verb: 'remove_from_group',
					of: kinds.removeFromGroupJob,
					start: {
						value: 'removeFromGroup',
						name: 'Remove From Group',
						action: 'Remove many community members from group',
						description: 'Take many members out of spaces of a community',
					},
					fields: spaces,
					required: ['space_ids'],
				},
				{
					verb: 'export',
					of: kinds.memberExportJob,
					start: {
						value: 'export',
						name: 'Export',
						action: 'Export community members',
						description: 'Export many members of a community to a file, to which the API gives no link',
					},
					fields: {
						fields: stringList('Fields', {
							withoutIt: 'all columns',
							description: 'Columns of the export. Unknown ones are refused.',
							placeholder: 'e.g. name, email, joined_at',
						}),
					},
				},
			],
		),
	],
});
