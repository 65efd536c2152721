import { clearable, longText, options, reference, text } from '../../description/fields';
import { get, resource, update } from '../../description/resource';

const expand = ['head_code', 'footer_code', 'markup'];
const codeMode = (label: string) =>
	options(label, ['append', 'replace'], { description: 'What happens to the code that is there' });

export const site = resource({
	name: 'Site',
	description: 'The website of a workspace: its homepage and the code on all its pages',
	fields: {
		name: text('Name'),
		...clearable({
			head_code: longText('Head Code', { description: 'HTML, with tags around scripts and styles' }),
			footer_code: longText('Footer Code', { description: 'HTML, with tags around scripts' }),
			homepage_id: reference('Homepage', 'page', 'publicId', { emptied: '' }),
		}),
		head_code_mode: codeMode('Head Code Mode'),
		footer_code_mode: codeMode('Footer Code Mode'),
	},
	operations: [
		get('GET /workspaces/{workspace_id}/site', {
			description: 'Retrieve the site of a workspace',
			expand,
		}),
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
