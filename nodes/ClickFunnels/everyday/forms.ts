import { getMany } from '../jobs/forms/getMany';
import { submit } from '../jobs/forms/submit';
import * as kinds from '../kinds';
import * as api from '../resources/forms';
import { everydayResource } from './everydayResource';

export const formSubmission = everydayResource({
	kind: kinds.pageSubmission,
	name: 'Form Submission',
	from: api.pageSubmission,
	description: 'What was entered',
	jobs: [getMany, submit],
	takes: {},
});

export const form = everydayResource({
	kind: kinds.form,
	from: api.form,
	description: 'Kept in ClickFunnels',
	takes: { getAll: { isShort: true } },
});
