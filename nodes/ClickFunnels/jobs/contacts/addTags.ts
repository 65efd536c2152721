import { isCalled, type Id, type Row } from '../../table/api';
import { boolean } from '../../table/field';
import { job } from '../../table/job';
import {
	CONTACT,
	CONTACTS,
	contactOrNew,
	CREATE_MISSING_CONTACT,
	findContact,
	noContact,
	OR_CREATE_IT,
	sameContact,
	UPSERT,
	WHOSE,
} from '../steps/contact';
import { unlessThere } from '../steps/refusal';
import { ADD_TAG, CHOSEN_TAGS, CREATE_TAG, eachOnce, isTag, nameOf, tagId, TAGS } from '../steps/tags';

export const addTags = job({
	value: 'addTags',
	name: 'Add Tags',
	action: 'Add tags to contact by email',
	description:
		'Put tags on a contact, given by its e-mail address or ID, by their names. It keeps its other tags; those that it has already are left alone.',
	needs: {
		...WHOSE,
		tags: CHOSEN_TAGS,
	},
	takes: {
		create_missing_contact: CREATE_MISSING_CONTACT,
		create_missing_tags: boolean(
			'Create Missing Tags',
			'Whether to make tags that the workspace does not have yet',
			{ initial: true },
		),
	},
	calls: [CONTACTS, CONTACT, UPSERT, TAGS, CREATE_TAG, ADD_TAG],
	gives: CONTACT,
	outcome: { key: 'tag_result', values: ['added', 'already_there'], details: 'tag_results' },
	alone: sameContact,
	run: async (api, { create_missing_contact: mayCreateContact = false, ...given }) => {
		const { workspace_id, create_missing_tags: mayCreate = true } = given;
		const found = await findContact(api, given);
		if (!found && !(mayCreateContact && isCalled(given.contact))) {
			throw noContact(api, given, OR_CREATE_IT);
		}
		const carried = (found?.tags ?? []) as Row[];
		const details: Row[] = [];
		const missing: Array<{ id: Id; detail: Row }> = [];
		// All are looked up before the first is put on: a name that does not exist changes nothing.
		for (const tag of eachOnce(given.tags)) {
			const there = carried.find((one) => isTag(one, tag));
			const detail: Row = { tag: nameOf(tag, there), result: there ? 'already_there' : 'added' };
			if (!there) missing.push({ id: await tagId(api, { workspace_id, tag, mayCreate }), detail });
			details.push(detail);
		}
		if (found && missing.length === 0) return { row: found, outcome: 'already_there', details };
		const { id } = found ?? (await contactOrNew(api, given));
		for (const { id: tag_id, detail } of missing) {
			// Somebody else may have put it on meanwhile.
			const added = await unlessThere(async () => await api.call(ADD_TAG, { contact_id: id, tag_id }));
			if (!added) detail.result = 'already_there';
			// One that was picked from the list is known by its ID alone until now.
			detail.tag = (added?.tag as Row | undefined)?.name ?? detail.tag;
		}
		return { row: await api.call(CONTACT, { id }), outcome: 'added', details };
	},
});
