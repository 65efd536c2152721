import { uploadByUrl } from '../jobs/images/uploadByUrl';
import * as kinds from '../kinds';
import * as api from '../resources/account';
import { everydayResource } from './everydayResource';

export const image = everydayResource({
	kind: kinds.image,
	from: api.image,
	description: 'A picture',
	jobs: [uploadByUrl],
	takes: { getAll: {} },
});

export const webhookEndpoint = everydayResource({
	kind: kinds.webhookEndpoint,
	from: api.webhookEndpoint,
	description: 'Where events are sent',
	takes: { create: { without: ['funnel_ids', 'page_ids'] }, delete: {}, getAll: { isShort: true } },
});

export const workspace = everydayResource({
	kind: kinds.workspace,
	from: api.workspace,
	description: 'A business',
	takes: { get: {}, getAll: { isShort: true } },
});

export const team = everydayResource({
	kind: kinds.team,
	from: api.team,
	description: 'Owner of workspaces',
	takes: { get: {}, getAll: { isShort: true } },
});

export { maton } from '../resources/account';
