import * as kinds from '../../kinds';
import { clearable, options, text, word } from '../../table/field';
import { get, getMany, update } from '../../table/lines';
import { resource, simplifyBy } from '../../table/resource';
import { parts } from '../parts';

const memberships = parts({ of: kinds.teamMembership, name: 'Membership', owner: 'team' });

export const team = resource({
	kind: kinds.team,
	description: 'The account that owns workspaces',
	fields: {
		name: text('Name'),
		locale: options('Locale', ['en', 'ja', 'pt'], {
			names: { en: 'English', ja: 'Japanese', pt: 'Portuguese' },
		}),
		...clearable({ time_zone: word('Time Zone', { placeholder: 'e.g. Pacific Time (US & Canada)' }) }),
	},
	simplify: 'id public_id name time_zone locale members=memberships.user_email created_at updated_at',
	operations: [
		getMany(),
		get('GET /teams/{id}'),
		update('PUT /teams/{id}', { root: 'team' }),
		memberships.getMany({
			description: 'Retrieve a list of the people of a team',
			simplify: simplifyBy(`id public_id user_id user_first_name user_last_name user_email role_ids created_at
				updated_at`),
		}),
	],
});
