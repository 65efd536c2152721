import type { Id } from '../../table/api';
import { CUSTOM_ATTRIBUTES } from '../../table/attributes';
import { job } from '../../table/job';
import { PERSON } from '../../table/upFront';
import {
	BY_EMAIL,
	CONTACT,
	CONTACTS,
	findContact,
	sameContact,
	UPSERT,
	whoseAddress,
} from '../steps/contact';
import { madeOnce } from '../steps/refusal';
import { CHOSEN_TAGS, CREATE_TAG, eachOnce, tagId, TAGS } from '../steps/tags';

export const findOrCreate = job({
	value: 'findOrCreate',
	name: 'Find or Create',
	action: 'Find or create contact by email',
	description:
		'Look up the contact that has an e-mail address, in whatever case, and create it where there is none. One that is found is left as it is.',
	needs: BY_EMAIL,
	takes: {
		...PERSON,
		custom_attributes: CUSTOM_ATTRIBUTES,
		tags: { ...CHOSEN_TAGS, description: 'Names with commas, or a list; missing ones are made' },
	},
	calls: [CONTACTS, CONTACT, TAGS, CREATE_TAG, UPSERT],
	gives: CONTACT,
	outcome: { key: 'find_result', values: ['found', 'created'] },
	alone: (given) => sameContact(whoseAddress(given)),
	run: async (api, { workspace_id, email_address, tags = [], ...fields }) => {
		const whose = whoseAddress({ workspace_id, email_address });
		const found = await findContact(api, whose);
		if (found) return { row: found, outcome: 'found' };
		const tag_ids: Id[] = [];
		for (const tag of eachOnce(tags)) tag_ids.push(await tagId(api, { workspace_id, tag, mayCreate: true }));
		// One that somebody else makes meanwhile is not doubled, and a lost answer may be asked for again.
		const wanted = { workspace_id, email_address, ...fields, ...(tag_ids.length > 0 && { tag_ids }) };
		const { row } = await madeOnce(
			async () => await api.call(UPSERT, wanted),
			async () => await findContact(api, whose),
		);
		const contact = { ...row };
		delete contact.upsert_result;
		return { row: contact, outcome: 'created' };
	},
});
