import { boolean, clearable, longText, reference, references, stringList } from '../../table/field';
import { create, get, getMany, remove, resource, update } from '../../table/resource';
import { actionsOn } from './actions';

const root = 'communities_membership';

/** The spaces that an action is about (contract, note of `space_ids`). */
const spaces = { space_ids: references('Community Space', 'communitySpace', 'publicId') };

export const communityMember = resource({
	name: 'Community Member',
	description: 'A contact who joined a community',
	fields: {
		contact_id: reference('Contact', 'contact', 'publicId'),
		...clearable({
			moderator: boolean('Moderator', 'Whether the member moderates the community'),
			space_ids: references('Community Space', 'communitySpace', 'publicId', {
				description: 'Replaces all spaces of the member',
			}),
		}),
	},
	operations: [
		getMany('GET /communities/{community_id}/memberships'),
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
				entity: 'communityMember',
				noun: 'member',
				plural: 'community members',
				path: 'memberships',
			},
			[
				{
					verb: 'ban',
					entity: 'banAction',
					name: 'Ban Action',
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
					entity: 'addToGroupAction',
					name: 'Add to Group Action',
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
					entity: 'removeFromGroupAction',
					name: 'Remove From Group Action',
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
					entity: 'memberExportAction',
					name: 'Export Action',
					start: {
						value: 'export',
						name: 'Export',
						action: 'Export community members',
						description: 'Export many members of a community to a file, to which the API gives no link',
					},
					fields: {
						fields: stringList('Fields', {
							description: 'Columns of the export. Unknown ones are refused.',
							placeholder: 'e.g. name, email, joined_at',
						}),
					},
					listed: true,
				},
			],
		),
	],
});
