import type { Chosen, Row } from '../../table/api';
import { CUSTOM_ATTRIBUTES } from '../../table/attributes';
import { word } from '../../table/field';
import { job } from '../../table/job';
import { PERSON } from '../../table/upFront';
import { BY_EMAIL, sameContact, UPSERT, whoseAddress } from '../steps/contact';
import { unlessThere } from '../steps/refusal';
import {
	ADD_TAG,
	asCarried,
	CHOSEN_TAGS,
	CREATE_TAG,
	eachOnce,
	isTag,
	nameOf,
	tagId,
	TAGS,
} from '../steps/tags';

export const upsert = job({
	value: 'upsert',
	name: 'Create or Update',
	action: 'Create or update contact by email',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	needs: BY_EMAIL,
	takes: {
		...PERSON,
		time_zone: word('Time Zone', { placeholder: 'e.g. Pacific Time (US & Canada)' }),
		custom_attributes: CUSTOM_ATTRIBUTES,
		tags: {
			...CHOSEN_TAGS,
			label: 'Add Tags',
			description: 'Names with commas, or a list; missing ones are made, other tags stay',
		},
	},
	calls: [UPSERT, TAGS, CREATE_TAG, ADD_TAG],
	gives: UPSERT,
	outcome: {
		key: 'upsert_result',
		values: ['created', 'updated', 'unknown'],
		details: 'tag_results',
	},
	alone: (given) => sameContact(whoseAddress(given)),
	run: async (api, { tags = [], ...contact }) => {
		// Tags sent along would replace those that are there (ClickFunnels behaviour: contacts).
		const { upsert_result: outcome, ...row } = await api.call(UPSERT, contact);
		const { workspace_id } = contact;
		const carried = (row.tags ?? []) as Row[];
		const added: Row[] = [];
		// Somebody else may put it on meanwhile.
		const addedTag = async (tag: Chosen) => {
			const tag_id = await tagId(api, { workspace_id, tag, mayCreate: true });
			const one = await unlessThere(async () => await api.call(ADD_TAG, { contact_id: row.id, tag_id }));
			return one && asCarried(one);
		};
		const details: Row[] = [];
		for (const tag of eachOnce(tags)) {
			const there = carried.find((one) => isTag(one, tag));
			const made = there ? undefined : await addedTag(tag);
			if (made) added.push(made);
			details.push({ tag: nameOf(tag, there ?? made), result: made ? 'added' : 'already_there' });
		}
		return {
			row: added.length > 0 ? { ...row, tags: [...carried, ...added] } : row,
			outcome: outcome as 'created' | 'updated' | 'unknown',
			details: tags.length > 0 ? details : undefined,
		};
	},
});
