import * as kinds from '../../kinds';
import { clearable, text, url } from '../../table/field';
import { create, get, getMany, remove, update } from '../../table/lines';
import { resource } from '../../table/resource';

export const image = resource({
	kind: kinds.image,
	description: 'A picture in the media library of a workspace',
	fields: {
		upload_source_url: url('Source URL', {
			description:
				'Where ClickFunnels loads the picture from. At most 10 MB; JPEG, PNG, WebP, ICO, SVG or GIF.',
			placeholder: 'e.g. https://example.com/logo.png',
		}),
		...clearable({
			name: text('Name'),
			alt_text: text('Alt Text', { description: 'What the picture shows, for people who can’t see it' }),
		}),
	},
	operations: [
		getMany(),
		get('GET /images/{id}'),
		create(
			'POST /workspaces/{workspace_id}/images',
			{ root: 'image', required: ['upload_source_url'] },
			{
				name: 'Upload by URL',
				action: 'Upload image by URL',
				description: 'Add a picture to the media library from a public address',
			},
		),
		update('PUT /images/{id}', { root: 'image' }),
		remove('DELETE /images/{id}'),
	],
});
