import { createForContact } from '../jobs/opportunities/createForContact';
import { moveToStage } from '../jobs/opportunities/moveToStage';
import * as kinds from '../kinds';
import * as emails from '../resources/emails';
import * as sales from '../resources/sales';
import * as workflows from '../resources/workflows';
import { everydayResource } from './everydayResource';

export const opportunity = everydayResource({
	kind: kinds.opportunity,
	from: sales.opportunity,
	description: 'A possible sale',
	jobs: [createForContact, moveToStage],
	takes: { getAll: { without: ['assignee_id', 'id'] } },
});

export const emailBroadcast = everydayResource({
	kind: kinds.emailBroadcast,
	from: emails.emailBroadcast,
	description: 'An e-mail to many',
	takes: { getAll: { isShort: true } },
});

export const workflow = everydayResource({
	kind: kinds.workflow,
	from: workflows.workflow,
	description: 'Steps for a contact',
	takes: { getAll: { isShort: true } },
});
