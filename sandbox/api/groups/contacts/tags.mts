import type { Behaviour, ChangeContext, Group, Handler } from '../../core/behaviour.mts';
import { parentOf } from '../../core/behaviour.mts';
import { answer, scopeBelow } from '../../core/crud.mts';
import { unprocessable } from '../../core/errors.mts';
import { integerId } from '../../core/ids.mts';
import type { Data, Row } from '../../core/store.mts';
import { contactSummary, summary, summaryOf } from '../../core/summary.mts';
import type { World } from '../../core/world.mts';

const table = 'Contacts::AppliedTag';

/** The tags that a contact carries, as applied tag records. */
export function appliedTags(world: World, contact: Row): readonly Row[] {
	return world.table(table).list('contact_id', contact.id);
}

/** The `tags` of a contact. */
export function contactTags(world: World, contact: Row): Data[] {
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

/** Refuses a tag name that the workspace has already (ClickFunnels behaviour notes, section 3). */
export function uniqueName(entity: string): (input: Data, context: ChangeContext) => Data {
	return (input, { world, scope, row }) => {
		const rows = world.table(entity).list('workspace_id', scope.workspace_id);
		const taken = rows.some((other) => other !== row && other.data.name === input.name);
		if (input.name !== undefined && taken) throw unprocessable('Name has already been taken');
		return input;
	};
}

const tag: Behaviour = {
	defaults: () => ({ color: '#000000' }),
	prepare: uniqueName('Contacts::Tag'),
	detach(row, world) {
		const rows = world.table(table).list('workspace_id', row.scope.workspace_id);
		for (const applied of rows.filter(({ data }) => data.tag_id === row.id)) world.remove(table, applied);
	},
};

const appliedTag: Behaviour = {
	show: (row, world) => ({
		tag: summary(world, 'Contacts::Tag', row.data.tag_id, ['name', 'color']),
		contact: contactSummary(world, row.scope.contact_id),
	}),
};

// Applying a tag twice gives the record that is there.
const apply: Handler = (call) => {
	const { world, operation, input } = call;
	const contact = parentOf(call);
	const tagId = integerId(input.tag_id);
	const existing = appliedTags(world, contact).find(({ data }) => data.tag_id === tagId);
	return answer(call, existing ?? world.create(table, scopeBelow(operation, contact), input));
};

/** Contact tags and applied tags. */
export const contactTagsGroup: Group = {
	behaviours: { 'Contacts::Tag': tag, [table]: appliedTag },
	handlers: { createContactsAppliedTags: apply },
};
