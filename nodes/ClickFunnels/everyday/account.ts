import { uploadByUrl } from '../jobs/images/uploadByUrl';
import * as kinds from '../kinds';
import * as api from '../resources/account';
import { everydayResource } from './everydayResource';

export const image = everydayResource({
	kind: kinds.image,
	from: api.image,
	description: 'A picture in the media library',
	jobs: [uploadByUrl],
	takes: { getAll: {} },
});

export const webhookEndpoint = everydayResource({
	kind: kinds.webhookEndpoint,
	from: api.webhookEndpoint,
	description: 'An address that events are sent to',
	takes: { create: {}, delete: {}, getAll: {} },
});

export const workspace = everydayResource({
	kind: kinds.workspace,
	from: api.workspace,
	description: 'A business with its own contacts, products and funnels',
	takes: { get: {}, getAll: {} },
});

export const team = everydayResource({
	kind: kinds.team,
	from: api.team,
	description: 'The account that owns workspaces',
	takes: { get: {}, getAll: {} },
});
