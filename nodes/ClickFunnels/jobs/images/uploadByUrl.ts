import * as kinds from '../../kinds';
import type { Row } from '../../table/api';
import { sameName } from '../../table/called';
import { reference, text, url } from '../../table/field';
import { job } from '../../table/job';
import { newestOf } from '../steps/newest';
import { madeOnce } from '../steps/refusal';

const IMAGES = 'GET /workspaces/{workspace_id}/images';
const IMAGE = 'GET /images/{id}';
const UPLOAD = 'POST /workspaces/{workspace_id}/images';

/** Whether ClickFunnels has the picture, of which it may say so later (ClickFunnels behaviour: not settled by any source). */
const isThere = ({ url: address }: Row) => typeof address === 'string' && address !== '';

export const uploadByUrl = job({
	value: 'create',
	name: 'Upload by URL',
	action: 'Upload image by URL',
	description:
		'Add a picture to the media library from a public address, and wait until it is there. One of the same name is not uploaded again; the result says so.',
	needs: {
		workspace_id: reference('Workspace', kinds.workspace),
		upload_source_url: url('Source URL', {
			description: 'At most 10 MB; JPEG, PNG, WebP, ICO, SVG or GIF',
			placeholder: 'e.g. https://example.com/logo.png',
		}),
		name: text('Name', { description: 'By it the picture is found again' }),
	},
	takes: {
		alt_text: text('Alt Text', { description: 'What the picture shows' }),
	},
	calls: [IMAGES, IMAGE, UPLOAD],
	gives: UPLOAD,
	outcome: { key: 'upload_result', values: ['uploaded', 'pending', 'already_there'] },
	alone: ({ workspace_id, name }) => `${workspace_id} ${sameName(name)}`,
	run: async (api, { workspace_id, upload_source_url, name, alt_text }) => {
		const find = async () =>
			await newestOf(api, {
				list: IMAGES,
				within: { workspace_id },
				isWanted: (row) => sameName(row.name) === sameName(name),
			});
		const wanted = { workspace_id, upload_source_url, name, alt_text };
		const found = await find();
		const image = found ?? (await madeOnce(async () => await api.call(UPLOAD, wanted), find)).row;
		const row = isThere(image) ? image : await api.until(IMAGE, { id: image.id }, { isDone: isThere });
		if (!isThere(row)) return { row, outcome: 'pending' };
		return { row, outcome: found ? 'already_there' : 'uploaded' };
	},
});
