import type { Row } from '../../table/api';
import { job } from '../../table/job';
import { asEntered, CONTACT, CONTACTS, findContact, sameContact, WHOSE } from '../steps/contact';
import { CHOSEN_TAGS, eachOnce, isTag, nameOf } from '../steps/tags';

const APPLIED = 'GET /contacts/{contact_id}/applied_tags';
const REMOVE = 'DELETE /contacts/applied_tags/{id}';

export const removeTags = job({
	value: 'removeTags',
	name: 'Remove Tags',
	action: 'Remove tags from contact by email',
	description:
		'Take tags off a contact, given by its e-mail address or ID, by their names. It keeps its other tags. Where there is no such contact or tag, nothing changes and the result says so.',
	needs: {
		...WHOSE,
		tags: CHOSEN_TAGS,
	},
	calls: [CONTACTS, CONTACT, APPLIED, REMOVE],
	gives: CONTACT,
	outcome: {
		key: 'tag_result',
		values: ['removed', 'not_there', 'no_contact'],
		details: 'tag_results',
		none: ['no_contact'],
	},
	alone: sameContact,
	run: async (api, { tags, ...given }) => {
		const contact = await findContact(api, given);
		if (!contact) return { row: asEntered(given), outcome: 'no_contact', details: [] };
		const carried = (contact.tags ?? []) as Row[];
		const kept = [...carried];
		const details: Row[] = [];
		const unwanted = eachOnce(tags);
		for (const chosen of unwanted) {
			const tag = carried.find((one) => isTag(one, chosen));
			if (tag) kept.splice(kept.indexOf(tag), 1);
			details.push({ tag: nameOf(chosen, tag), result: tag ? 'removed' : 'not_there' });
		}
		const goes = carried.length - kept.length;
		// All are looked up before the first is taken off, page by page only as far as that needs.
		const found: Row[] = [];
		if (goes > 0) {
			for await (const applied of api.rows(APPLIED, { contact_id: contact.id })) {
				const tag = { ...(applied.tag as Row), id: applied.tag_id };
				if (unwanted.some((chosen) => isTag(tag, chosen))) found.push(applied);
				if (found.length === goes) break;
			}
		}
		for (const { id } of found) await api.call(REMOVE, { id });
		return { row: { ...contact, tags: kept }, outcome: found.length > 0 ? 'removed' : 'not_there', details };
	},
});
