import type { Row } from '../../table/api';
import { job } from '../../table/job';
import { CONTACTS, findContact, noContact, sameContact, WHOSE } from '../steps/contact';
import { byName, sameName, TAG_NAMES } from '../steps/tags';

const APPLIED = 'GET /contacts/{contact_id}/applied_tags';
const REMOVE = 'DELETE /contacts/applied_tags/{id}';

export const removeTags = job({
	value: 'removeTags',
	name: 'Remove Tags',
	action: 'Remove tags from contact by email',
	description:
		'Take tags off the contact that has an e-mail address, by their names. It keeps its other tags; those that it does not have are passed over. An address that no contact has is refused.',
	needs: {
		...WHOSE,
		tags: TAG_NAMES,
	},
	calls: [CONTACTS, APPLIED, REMOVE],
	gives: CONTACTS,
	outcome: { key: 'tag_result', values: ['removed', 'not_there'] },
	alone: sameContact,
	run: async (api, { workspace_id, email_address, tags }) => {
		const contact = await findContact(api, workspace_id, email_address);
		if (!contact) {
			throw noContact(api, email_address, 'Correct it. Contact: Find looks whether there is one.');
		}
		const unwanted = byName(tags);
		const carried = (contact.tags ?? []) as Row[];
		const kept = carried.filter(({ name }) => !unwanted.has(sameName(name)));
		const goes = carried.length - kept.length;
		// All are looked up before the first is taken off, page by page only as far as that needs.
		const found: Row[] = [];
		if (goes > 0) {
			for await (const applied of api.rows(APPLIED, { contact_id: contact.id })) {
				if (unwanted.has(sameName((applied.tag as Row).name))) found.push(applied);
				if (found.length === goes) break;
			}
		}
		for (const { id } of found) await api.call(REMOVE, { id });
		return { row: { ...contact, tags: kept }, outcome: found.length > 0 ? 'removed' : 'not_there' };
	},
});
