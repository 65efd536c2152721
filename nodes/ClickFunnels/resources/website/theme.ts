import * as kinds from '../../kinds';
import { clearable, keyValues, reference, text } from '../../table/field';
import { action, get, getMany, update } from '../../table/lines';
import { resource } from '../../table/resource';

export const theme = resource({
	kind: kinds.theme,
	description: 'The look and the template pages of sites, blogs and stores',
	fields: {
		...clearable({ custom_name: text('Custom Name'), current_style_id: reference('Style', kinds.style) }),
		template_pages: keyValues('Template Pages', {
			description:
				'Key: a slot of the theme such as blog_template_page. Value: the public ID of a page, or nothing to empty the slot. Other slots stay as they are.',
		}),
	},
	operations: [
		getMany(),
		get('GET /themes/{id}'),
		update('PUT /themes/{id}', { root: 'theme' }),
		action('POST /themes/{id}/set_default', {
			value: 'setDefault',
			name: 'Set Default',
			action: 'Set theme as default',
			description: 'Make a theme the one that the site of its workspace uses',
			output: 'success',
			repeatable: true,
			// Whichever theme it is, one default takes the place of the other.
			alone: () => 'default',
		}),
	],
});
