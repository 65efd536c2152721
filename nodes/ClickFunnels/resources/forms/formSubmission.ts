import * as kinds from '../../kinds';
import { get, getMany } from '../../table/lines';
import { resource } from '../../table/resource';
import { contactFilter, idFilter, recordFilter } from '../shared';

export const formSubmission = resource({
	kind: kinds.formSubmission,
	description:
		'What a visitor entered on a page, with the answers. Read-only. To record entries see Form Entry.',
	operations: [
		getMany({ filters: { ...idFilter, ...contactFilter, page_id: recordFilter('Page', kinds.page) } }),
		get('GET /form_submissions/{id}'),
	],
});
