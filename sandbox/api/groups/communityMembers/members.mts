import type { Behaviour, Group } from '../../core/behaviour.mts';
import { unprocessable } from '../../core/errors.mts';
import type { Data, Row } from '../../core/store.mts';
import { contactSummary } from '../../core/summary.mts';
import type { World } from '../../core/world.mts';
import { checkReason, communityActions } from './actions.mts';

function withContact(row: Row, world: World): Data {
	return { contact: contactSummary(world, row.data.contact_id) };
}

function once(kind: string, parent: string, text: string): NonNullable<Behaviour['prepare']> {
	return (input, { world, scope, row }) => {
		const rows = world.table(kind).list(parent, scope[parent]);
		if (row === undefined && rows.some(({ data }) => data.contact_id === input.contact_id))
			throw unprocessable(text);
		return input;
	};
}

const membership: Behaviour = {
	show: withContact,
	prepare: once('Communities::Membership', 'community_id', 'Contact has already joined'),
};

const ban: Behaviour = {
	show: (row, world) => ({ ...withContact(row, world), bannable_id: row.data.contact_id }),
	defaults: (_input, { world }) => ({
		bannable_type: 'Contact',
		banned_by_id: world.table('User').list()[0].id,
	}),
	prepare(input, context) {
		checkReason(input);
		return once('Communities::Ban', 'community_id', 'Contact has already been banned')(input, context);
	},
};

/** Members and bans of communities, and the bulk actions on them. */
export const communityMembers: Group = {
	behaviours: { 'Communities::Membership': membership, 'Communities::Ban': ban, ...communityActions },
};
