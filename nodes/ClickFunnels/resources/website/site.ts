import * as kinds from '../../kinds';
import { clearable, reference, text } from '../../table/field';
import { get, update } from '../../table/lines';
import { resource } from '../../table/resource';
import { code } from '../shared';

const expand = ['head_code', 'footer_code', 'markup'];

export const site = resource({
	kind: kinds.site,
	description: 'The website of a workspace: its homepage and the code on all its pages',
	fields: {
		name: text('Name'),
		...clearable({ homepage_id: reference('Homepage', kinds.page, { as: 'publicId', emptied: '' }) }),
		...code('head_code', 'Head Code', 'HTML, with tags around scripts and styles'),
		...code('footer_code', 'Footer Code', 'HTML, with tags around scripts'),
	},
	operations: [
		get('GET /workspaces/{workspace_id}/site', { description: 'Retrieve the site of a workspace', expand }),
		update(
			'PUT /workspaces/{workspace_id}/site',
			{ root: 'site' },
			{
				description:
					'Change the homepage or the code of a site; fields that are not set stay as they are. The theme is set by Theme: Set Default.',
				expand,
			},
		),
	],
});
