import { clearable, options, text } from '../../table/field';
import { get, getMany, resource, update } from '../../table/resource';

export const team = resource({
	name: 'Team',
	description: 'The account that owns workspaces',
	fields: {
		name: text('Name'),
		locale: options('Locale', ['en', 'ja', 'pt'], {
			names: { en: 'English', ja: 'Japanese', pt: 'Portuguese' },
		}),
		...clearable({ time_zone: text('Time Zone', { placeholder: 'e.g. America/New_York' }) }),
	},
	operations: [getMany('GET /teams'), get('GET /teams/{id}'), update('PUT /teams/{id}', { root: 'team' })],
});
