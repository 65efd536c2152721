import { get, getMany, resource } from '../../table/resource';
import { contactFilter, idFilter, recordFilter } from '../shared';

export const formSubmission = resource({
	name: 'Form Submission',
	description:
		'What a visitor entered on a page, with the answers. Read-only. To record entries see Form Entry.',
	operations: [
		getMany('GET /workspaces/{workspace_id}/form_submissions', {
			filters: { ...idFilter, ...contactFilter, page_id: recordFilter('Page', 'page') },
		}),
		get('GET /form_submissions/{id}'),
	],
});
