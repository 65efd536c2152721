import * as kinds from '../kinds';
import * as api from '../resources/forms';
import { everydayResource } from './everydayResource';

export const formSubmission = everydayResource({
	kind: kinds.formSubmission,
	from: api.formSubmission,
	description: 'What a visitor entered on a page',
	takes: { getAll: {} },
});

export const form = everydayResource({
	kind: kinds.form,
	from: api.form,
	description: 'A form whose entries are kept in ClickFunnels',
	takes: { getAll: {} },
});
