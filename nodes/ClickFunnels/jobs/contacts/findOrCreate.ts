import { CUSTOM_ATTRIBUTES } from '../../table/attributes';
import { text, word } from '../../table/field';
import { job } from '../../table/job';
import { CONTACTS, findContact, sameContact, WHOSE } from '../steps/contact';
import { isRefusal } from '../steps/refusal';
import { byName, CREATE_TAG, TAG_NAMES, tagByName, TAGS } from '../steps/tags';

const UPSERT = 'POST /workspaces/{workspace_id}/contacts/upsert';

export const findOrCreate = job({
	value: 'findOrCreate',
	name: 'Find or Create',
	action: 'Find or create contact by email',
	description:
		'Look up the contact that has an e-mail address, in whatever case, and create it where there is none. One that is found is left as it is.',
	needs: WHOSE,
	takes: {
		first_name: text('First Name'),
		last_name: text('Last Name'),
		phone_number: word('Phone Number', { placeholder: 'e.g. +18472555555' }),
		custom_attributes: CUSTOM_ATTRIBUTES,
		tags: { ...TAG_NAMES, description: 'Their names; missing ones are made' },
	},
	calls: [CONTACTS, TAGS, CREATE_TAG, UPSERT],
	gives: CONTACTS,
	outcome: { key: 'find_result', values: ['found', 'created'] },
	alone: sameContact,
	run: async (api, { workspace_id, email_address, tags, ...fields }) => {
		const found = await findContact(api, workspace_id, email_address);
		if (found) return { row: found, outcome: 'found' };
		const tag_ids: unknown[] = [];
		for (const name of byName(tags ?? []).values()) {
			tag_ids.push((await tagByName(api, { workspace_id, name, mayCreate: true })).id);
		}
		// One that somebody else makes meanwhile is not doubled, and a lost answer may be asked for again.
		const wanted = { workspace_id, email_address, ...fields, ...(tags && { tag_ids }) };
		const [made] = await Promise.allSettled([api.call(UPSERT, wanted)]);
		if (made.status === 'fulfilled') {
			const row = { ...made.value };
			delete row.upsert_result;
			return { row, outcome: 'created' };
		}
		if (isRefusal(made.reason)) throw made.reason;
		const [looked] = await Promise.allSettled([findContact(api, workspace_id, email_address)]);
		if (looked.status === 'fulfilled' && looked.value) return { row: looked.value, outcome: 'created' };
		throw made.reason;
	},
});
