import { getUpcoming } from '../jobs/appointments/getUpcoming';
import { addTags } from '../jobs/contacts/addTags';
import { exportContacts } from '../jobs/contacts/export';
import { find } from '../jobs/contacts/find';
import { findOrCreate } from '../jobs/contacts/findOrCreate';
import { getBySegment } from '../jobs/contacts/getBySegment';
import { getEverything } from '../jobs/contacts/getEverything';
import { importContact } from '../jobs/contacts/import';
import { removeTags } from '../jobs/contacts/removeTags';
import { unsubscribe } from '../jobs/contacts/unsubscribe';
import { upsert } from '../jobs/contacts/upsert';
import * as kinds from '../kinds';
import * as api from '../resources/contacts';
import { everydayResource } from './everydayResource';

const without = ['fb_url', 'twitter_url', 'instagram_url', 'linkedin_url', 'website_url', 'stable_id'];

export const contact = everydayResource({
	kind: kinds.contact,
	from: api.contact,
	description: 'A person',
	jobs: [
		addTags,
		exportContacts,
		find,
		findOrCreate,
		getBySegment,
		getEverything,
		importContact,
		removeTags,
		unsubscribe,
		upsert,
	],
	takes: {
		create: { without, expand: [] },
		delete: {},
		get: { description: 'Retrieve a contact by its e-mail address or ID' },
		getAll: { without },
		redact: {},
		update: { without, expand: [] },
	},
});

export const contactTag = everydayResource({
	kind: kinds.contactTag,
	from: api.contactTag,
	description: 'Label of contacts',
	takes: { create: {}, getAll: {} },
});

export const appointment = everydayResource({
	kind: kinds.appointment,
	from: api.appointment,
	description: 'A booked meeting',
	jobs: [getUpcoming],
	takes: {},
});
