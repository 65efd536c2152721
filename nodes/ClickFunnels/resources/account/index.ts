export { image } from './image';
export { maton } from './matonConnection';
export { team } from './team';
export { user } from './user';
export { webhookEndpoint } from './webhookEndpoint';
export { webhookEvent } from './webhookEvent';
export { workspace } from './workspace';
