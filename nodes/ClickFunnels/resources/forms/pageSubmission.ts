import * as kinds from '../../kinds';
import { get, getMany } from '../../table/lines';
import { resource } from '../../table/resource';
import { contactFilter, idFilter, recordFilter } from '../shared';

export const pageSubmission = resource({
	kind: kinds.pageSubmission,
	description:
		'What a visitor entered on a page, such as an opt-in. Read-only. To fill in forms see Form Entry.',
	operations: [
		getMany({ filters: { ...idFilter, ...contactFilter, page_id: recordFilter('Page', kinds.page) } }),
		get('GET /form_submissions/{id}'),
	],
});
