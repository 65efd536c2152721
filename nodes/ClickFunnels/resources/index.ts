import type { Catalog } from '../description/types';
import { contact } from './contact';
import { contactTag } from './contactTag';
import { course } from './course';
import { courseEnrollment } from './courseEnrollment';
import { form } from './form';
import { formEntry } from './formEntry';
import { formSubmission } from './formSubmission';
import { fulfillment } from './fulfillment';
import { image } from './image';
import { order } from './order';
import { product } from './product';
import { team } from './team';
import { user } from './user';
import { webhookEndpoint } from './webhookEndpoint';
import { webhookEvent } from './webhookEvent';
import { workspace } from './workspace';

import { entities } from './entities';

/** Every resource of the node, sorted by name, and every kind of record. */
export const catalog: Catalog = {
	entities,
	resources: [
		contact,
		contactTag,
		course,
		courseEnrollment,
		form,
		formEntry,
		formSubmission,
		fulfillment,
		image,
		order,
		product,
		team,
		user,
		webhookEndpoint,
		webhookEvent,
		workspace,
	],
};
