import * as kinds from '../../kinds';
import { longText, reference, stringList } from '../../table/field';
import { create, get, getMany, remove } from '../../table/lines';
import { resource } from '../../table/resource';
import { actionsOn } from './actions';

export const communityBan = resource({
	kind: kinds.communityBan,
	description: 'Keeps a contact out of a community',
	fields: {
		contact_id: reference('Contact', kinds.contact, { as: 'publicId' }),
		reason: longText('Reason', { description: 'At most 1024 characters' }),
	},
	operations: [
		getMany(),
		get('GET /communities/bans/{id}'),
		create(
			'POST /communities/{community_id}/bans',
			{ root: 'communities_ban', required: ['contact_id'] },
			{ description: 'Ban a contact from a community. Refused if the contact is banned already.' },
		),
		remove('DELETE /communities/bans/{id}', { description: 'Unban a contact by deleting the ban' }),
		...actionsOn({ kind: kinds.communityBan, noun: 'ban', plural: 'community bans', path: 'bans' }, [
			{
				verb: 'unban',
				of: kinds.unbanJob,
				start: {
					value: 'unbanMany',
					name: 'Unban Many',
					action: 'Unban many contacts in community',
					description: 'Unban many contacts by deleting their bans',
				},
			},
			{
				verb: 'export',
				of: kinds.banExportJob,
				start: {
					value: 'export',
					name: 'Export',
					action: 'Export community bans',
					description: 'Export many bans of a community to a file, to which the API gives no link',
				},
				fields: {
					fields: stringList('Fields', {
						withoutIt: 'all columns',
						description: 'Columns of the export. Unknown ones are refused.',
						placeholder: 'e.g. contact_name, contact_email, reason',
					}),
				},
			},
		]),
	],
});
