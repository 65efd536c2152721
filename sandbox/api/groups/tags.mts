import type { Behaviour, Handler } from '../core/behaviour.mts';
import { parentOf } from '../core/behaviour.mts';
import { answer, scopeBelow } from '../core/crud.mts';
import { integerId } from '../core/ids.mts';

/** Tags of any kind are black unless told otherwise. */
export const plainTag: Behaviour = { defaults: () => ({ color: '#000000' }) };

/**
 * Tags that are put on records by way of applied tags, records of their own: a deleted tag comes off all of
 * them.
 */
export function tagAppliedAs(applied: string): Behaviour {
	return {
		...plainTag,
		detach(row, world) {
			const rows = world.table(applied).list('workspace_id', row.scope.workspace_id);
			for (const one of rows.filter(({ data }) => data.tag_id === row.id)) world.remove(applied, one);
		},
	};
}

/** Applies a tag to the record that `parent` names (`contact_id`); twice gives the record that is there. */
export function applyOnce(parent: string): Handler {
	return (call) => {
		const { world, operation, input } = call;
		const target = parentOf(call);
		const tagId = integerId(input.tag_id);
		const applied = world.table(operation.kind).list(parent, target.id);
		const existing = applied.find(({ data }) => data.tag_id === tagId);
		return answer(call, existing ?? world.create(operation.kind, scopeBelow(operation, target), input));
	};
}
