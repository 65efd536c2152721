import type { Behaviour } from '../core/behaviour.mts';
import { unprocessable } from '../core/errors.mts';
import type { Row } from '../core/store.mts';
import type { World } from '../core/world.mts';

type Work = (target: Row, action: Row, world: World) => void;

const memberships = 'Communities::Membership';
const bans = 'Communities::Ban';
const nothing: Work = () => undefined;

const banMember: Work = (member, action, world) => {
	const banned = world.table(bans).list('community_id', action.scope.community_id);
	if (!banned.some(({ data }) => data.contact_id === member.data.contact_id)) {
		world.create(bans, action.scope, { contact_id: member.data.contact_id, reason: action.data.reason });
	}
};

const unban: Work = (ban, _action, world) => world.remove(bans, ban);

/** A job over the members or bans of a community: `queued` in the answer, done at the next read (x-notes of the create operations). */
function action(entity: string, targets: string, work: Work, needs?: string): Behaviour {
	return {
		prepare(input, { world, scope }) {
			const { target_all: all = false, target_ids: ids } = input;
			const listed = (ids ?? []) as number[];
			if (all !== true && listed.length === 0) throw unprocessable("Target ids can't be blank");
			if (needs !== undefined && !(input[needs] as unknown[] | undefined)?.length) {
				throw unprocessable(`${needs === 'space_ids' ? 'Space ids' : 'Fields'} can't be blank`);
			}
			const everyone = world.table(targets).list('community_id', scope.community_id);
			const chosen = all === true ? everyone.map(({ id }) => id) : listed;
			return { ...input, target_all: all, target_ids: chosen };
		},
		defaults: (input) => ({
			status: 'queued',
			target_count: (input.target_ids as number[]).length,
			performed_count: 0,
		}),
		settle(row, world) {
			const ids = row.data.target_ids as number[];
			const startedAt = world.clock.now();
			for (const id of ids) {
				const target = world.find(targets, id);
				if (target !== undefined) work(target, row, world);
			}
			world.change(entity, row, {
				status: 'completed',
				performed_count: ids.length,
				started_at: startedAt,
				completed_at: world.clock.now(),
			});
		},
	};
}

function named(entity: string, targets: string, work: Work, needs?: string): [string, Behaviour] {
	return [entity, action(entity, targets, work, needs)];
}

/** The bulk actions on members and bans, by entity. */
export const communityActions: Readonly<Record<string, Behaviour>> = Object.fromEntries([
	named('Communities::Memberships::BanAction', memberships, banMember),
	named('Communities::Memberships::AddToGroupAction', memberships, nothing, 'space_ids'),
	named('Communities::Memberships::RemoveFromGroupAction', memberships, nothing, 'space_ids'),
	named('Communities::Memberships::ExportAction', memberships, nothing, 'fields'),
	named('Communities::Bans::UnbanAction', bans, unban),
	named('Communities::Bans::ExportAction', bans, nothing, 'fields'),
]);
