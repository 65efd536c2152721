import { clearable, keyValues, reference, text } from '../../table/field';
import { action, get, getMany, resource, update } from '../../table/resource';

export const theme = resource({
	name: 'Theme',
	description: 'The look and the template pages of sites, blogs and stores',
	fields: {
		...clearable({
			custom_name: text('Custom Name'),
			current_style_id: reference('Style', 'style', 'integer'),
		}),
		template_pages: keyValues('Template Pages', {
			description:
				'Key: a slot of the theme such as blog_template_page. Value: the public ID of a page, or nothing to empty the slot. Other slots stay as they are.',
		}),
	},
	operations: [
		getMany('GET /workspaces/{workspace_id}/themes'),
		get('GET /themes/{id}'),
		update('PUT /themes/{id}', { root: 'theme' }),
		action(
			'setDefault',
			'Set Default',
			'Set theme as default',
			'Make a theme the one that the site of its workspace uses',
			'POST /themes/{id}/set_default',
			{ output: 'done', repeatable: true },
		),
	],
});
