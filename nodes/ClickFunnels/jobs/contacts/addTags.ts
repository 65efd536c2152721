import type { Row } from '../../table/api';
import { boolean } from '../../table/field';
import { job } from '../../table/job';
import { CONTACTS, findContact, noContact, sameContact, WHOSE } from '../steps/contact';
import { byName, CREATE_TAG, sameName, TAG_NAMES, tagByName, TAGS } from '../steps/tags';

const ADD_TAG = 'POST /contacts/{contact_id}/applied_tags';
const CONTACT = 'GET /contacts/{id}';

export const addTags = job({
	value: 'addTags',
	name: 'Add Tags',
	action: 'Add tags to contact by email',
	description:
		'Put tags on the contact that has an e-mail address, by their names. It keeps its other tags; those that it has already are left alone.',
	needs: {
		...WHOSE,
		tags: TAG_NAMES,
	},
	takes: {
		create_missing_tags: boolean(
			'Create Missing Tags',
			'Whether to make tags that the workspace does not have yet',
			{ initial: true },
		),
	},
	calls: [CONTACTS, TAGS, CREATE_TAG, ADD_TAG, CONTACT],
	gives: CONTACT,
	outcome: { key: 'tag_result', values: ['added', 'already_there'] },
	alone: sameContact,
	run: async (api, { workspace_id, email_address, tags, create_missing_tags: mayCreate = true }) => {
		const contact = await findContact(api, workspace_id, email_address);
		if (!contact) {
			throw noContact(
				api,
				email_address,
				'Correct it, or make the contact first with Contact: Create or Update.',
			);
		}
		const present = new Set(((contact.tags ?? []) as Row[]).map(({ name }) => sameName(name)));
		const missing = byName(tags);
		for (const name of present) missing.delete(name);
		if (missing.size === 0) return { row: contact, outcome: 'already_there' };
		// All are looked up before the first is put on: a name that does not exist changes nothing.
		const found: Row[] = [];
		for (const name of missing.values()) found.push(await tagByName(api, { workspace_id, name, mayCreate }));
		for (const { id } of found) await api.call(ADD_TAG, { contact_id: contact.id, tag_id: id });
		return { row: await api.call(CONTACT, { id: contact.id }), outcome: 'added' };
	},
});
