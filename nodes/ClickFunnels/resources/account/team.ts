import * as kinds from '../../kinds';
import { clearable, options, text, word } from '../../table/field';
import { get, getMany, update } from '../../table/lines';
import { resource } from '../../table/resource';

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
	operations: [getMany(), get('GET /teams/{id}'), update('PUT /teams/{id}', { root: 'team' })],
});
