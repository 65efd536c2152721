import type { Behaviour, Group } from '../../core/behaviour.mts';
import type { Data, Row } from '../../core/store.mts';
import { contactSummary, summary, summaryOf } from '../../core/summary.mts';
import { unique } from '../../core/checks.mts';
import type { World } from '../../core/world.mts';
import { applyOnce, tagAppliedAs } from '../tags.mts';

const table = 'Contacts::AppliedTag';

/** The tags that a contact carries, as applied tag records. */
export function appliedTags(world: World, contact: Row): readonly Row[] {
	return world.table(table).list('contact_id', contact.id);
}

/** The `tags` of a contact. */
export function tagsOf(world: World, contact: Row): Data[] {
	return appliedTags(world, contact).flatMap(({ data }) => {
		const tag = world.find('Contacts::Tag', data.tag_id);
		return tag === undefined ? [] : [{ ...summaryOf(tag, ['name', 'color']), applied_at: data.created_at }];
	});
}

/** Makes the given tags the contact's only ones; does nothing where no array was sent. */
export function replaceTags(world: World, contact: Row, tagIds: unknown): void {
	if (!Array.isArray(tagIds)) return;
	const wanted = new Set(tagIds as number[]);
	for (const applied of [...appliedTags(world, contact)]) {
		if (!wanted.delete(applied.data.tag_id as number)) world.remove(table, applied);
	}
	for (const tagId of wanted) applyTag(world, contact, tagId);
}

/** Puts a tag on a contact that does not carry it. */
export function applyTag(world: World, contact: Row, tagId: number): Row {
	return world.create(table, { ...contact.scope, contact_id: contact.id }, { tag_id: tagId });
}

// Names are unique in a workspace (ClickFunnels behaviour: contact tags).
const tag: Behaviour = { ...tagAppliedAs(table), prepare: unique('Contacts::Tag', 'name') };

const appliedTag: Behaviour = {
	show: (row, world) => ({
		tag: summary(world, 'Contacts::Tag', row.data.tag_id, ['name', 'color']),
		contact: contactSummary(world, row.scope.contact_id),
	}),
};

/** Contact tags and applied tags. */
export const contactTags: Group = {
	behaviours: { 'Contacts::Tag': tag, [table]: appliedTag },
	handlers: { createContactsAppliedTags: applyOnce('contact_id') },
};
