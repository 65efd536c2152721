import { isCalled, type Chosen, type Id, type Row } from '../../table/api';
import { boolean } from '../../table/field';
import { job } from '../../table/job';
import {
	asEntered,
	CONTACT,
	CONTACTS,
	CREATE_MISSING_CONTACT,
	findContact,
	noContact,
	OR_CREATE_IT,
	sameContact,
	UPSERT,
	WHOSE,
} from '../steps/contact';
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
		const results: Array<{ tag: Chosen; result: string }> = [];
		const missing: Id[] = [];
		// All are looked up before the first is put on: a name that does not exist changes nothing.
		for (const tag of eachOnce(given.tags)) {
			const isThere = carried.some((one) => isTag(one, tag));
			if (!isThere) missing.push(await tagId(api, { workspace_id, tag, mayCreate }));
			results.push({ tag, result: isThere ? 'already_there' : 'added' });
		}
		// A tag that was picked from the list is known by its ID alone until the contact carries it.
		const detailsBy = (tags: Row[]) =>
			results.map(({ tag, result }) => ({
				tag: nameOf(
					tag,
					tags.find((one) => isTag(one, tag)),
				),
				result,
			}));
		if (found && missing.length === 0) {
			return { row: found, outcome: 'already_there', details: detailsBy(carried) };
		}
		const { id } = found ?? (await api.call(UPSERT, { workspace_id, ...asEntered(given) }));
		for (const tag_id of missing) await api.call(ADD_TAG, { contact_id: id, tag_id });
		const row = await api.call(CONTACT, { id });
		return { row, outcome: 'added', details: detailsBy((row.tags ?? []) as Row[]) };
	},
});
