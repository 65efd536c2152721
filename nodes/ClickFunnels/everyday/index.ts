import { catalog } from '../resources';
import type { Catalog } from '../table/resource';
import { image, maton, team, webhookEndpoint, workspace } from './account';
import { appointment, contact, contactTag } from './contacts';
import { course, courseEnrollment } from './courses';
import { form, formSubmission } from './forms';
import { fulfillment, order, product } from './orders';
import { emailBroadcast, opportunity, workflow } from './outreach';

/** What people do with ClickFunnels every day, in the order of use; its jobs may call every route of the API. */
export const everyday: Catalog = {
	...catalog,
	resources: [
		contact,
		order,
		courseEnrollment,
		course,
		formSubmission,
		form,
		product,
		opportunity,
		appointment,
		emailBroadcast,
		workflow,
		fulfillment,
		contactTag,
		image,
		webhookEndpoint,
		maton,
		workspace,
		team,
	],
};
