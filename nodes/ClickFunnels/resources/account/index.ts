import type { Catalog } from '../../table/types';
import { entities } from '../../kinds/account';
import { image } from './image';
import { team } from './team';
import { user } from './user';
import { webhookEndpoint } from './webhookEndpoint';
import { webhookEvent } from './webhookEvent';
import { workspace } from './workspace';

export const account: Catalog = {
	resources: [image, team, user, webhookEndpoint, webhookEvent, workspace],
	entities,
};
